from django.db import migrations

from awards.text import fold


def fold_again(apps, _schema_editor):
    """What is folded already is folded alike once more, by what has been added since."""
    winner = apps.all_models["winners"]["winner"]
    for one in winner.objects.exclude(search_text="").only("pk", "search_text").iterator():
        winner.objects.filter(pk=one.pk).update(search_text=fold(one.search_text))


class Migration(migrations.Migration):
    dependencies = [("winners", "0006_words")]
    operations = [migrations.RunPython(fold_again, migrations.RunPython.noop)]
