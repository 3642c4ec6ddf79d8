from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScreeningConfig(AppConfig):
    name = "nominations.screening"
    verbose_name = _("資格の確認")
