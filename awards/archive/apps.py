from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "awards.archive"
    label = "awards_archive"
    verbose_name = _("過去の表彰回")
