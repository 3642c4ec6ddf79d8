"""A prize may have no limit; those of imported rounds had one that no record tells."""

import django.core.validators
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget_invented_limits(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    prizes = apps.get_model("rounds", "Prize")._default_manager
    prizes.exclude(round__coverage="").update(max_winners=None)


def limit_again(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    prizes = apps.get_model("rounds", "Prize")._default_manager
    prizes.filter(max_winners=None).update(max_winners=1)


class Migration(migrations.Migration):
    dependencies = [("rounds", "0010_imported_rounds")]

    operations = [
        migrations.AlterField(
            model_name="prize",
            name="max_winners",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="団体数の上限",
            ),
        ),
        migrations.RunPython(forget_invented_limits, limit_again),
    ]
