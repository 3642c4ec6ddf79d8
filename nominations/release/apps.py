from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReleaseConfig(AppConfig):
    name = "nominations.release"
    verbose_name = _("公表の準備")
