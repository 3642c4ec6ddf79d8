from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DataConfig(AppConfig):
    """What the public pages say, for machines: files and a feed. No models."""

    name = "awards.data"
    verbose_name = _("データ")
