from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    """Papers made from winners. No models, and nothing here yet but its place in the order."""

    name = "awards.press"
    verbose_name = _("資料")
