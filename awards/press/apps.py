from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    """Papers made from winners: booklet, press release, certificates. No models."""

    name = "awards.press"
    verbose_name = _("資料")
