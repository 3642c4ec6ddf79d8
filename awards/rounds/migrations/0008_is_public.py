from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rounds", "0007_announcement")]

    operations = [
        migrations.RemoveConstraint(model_name="round", name="round_application_count_together"),
        migrations.RemoveField(model_name="round", name="application_count"),
        migrations.RemoveField(model_name="round", name="results_at"),
        migrations.AddField(
            model_name="round",
            name="is_public",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.ExpressionWrapper(
                    models.Q(("phase", "preparing"), _negated=True),
                    output_field=models.BooleanField(),
                ),
                output_field=models.BooleanField(),
            ),
        ),
    ]
