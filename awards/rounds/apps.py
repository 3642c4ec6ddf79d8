from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoundsConfig(AppConfig):
    name = "awards.rounds"
    verbose_name = _("表彰回")
