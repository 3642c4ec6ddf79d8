import django.db.models.deletion
from django.db import migrations, models


CARRY_OVER = """
    INSERT INTO rounds_announcement (round_id, at, application_count)
    SELECT id, results_at, application_count FROM rounds_round WHERE results_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("rounds", "0006_ceremony")]

    operations = [
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="結果の公表")),
                (
                    "application_count",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="応募数"),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="announcement",
                        to="rounds.round",
                        verbose_name="表彰回",
                    ),
                ),
            ],
            options={
                "verbose_name": "結果の公表",
                "verbose_name_plural": "結果の公表",
            },
        ),
        migrations.RunSQL(CARRY_OVER, migrations.RunSQL.noop),
    ]
