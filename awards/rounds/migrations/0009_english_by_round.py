from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def as_it_was(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """A round publishes English if it, or a winner of it, has a name in English."""
    winners = apps.get_model("winners", "Winner").objects.exclude(name_en="")
    rounds = apps.get_model("rounds", "Round").objects.filter(title_en="")
    rounds.exclude(pk__in=winners.values("round")).update(publishes_english=False)


class Migration(migrations.Migration):
    dependencies = [
        ("rounds", "0008_is_public"),
        ("winners", "0009_note_of_a_winner"),
    ]

    operations = [
        migrations.AddField(
            model_name="round",
            name="publishes_english",
            field=models.BooleanField(default=True, verbose_name="受賞団体を英語でも公表する"),
        ),
        migrations.RunPython(as_it_was, migrations.RunPython.noop),
    ]
