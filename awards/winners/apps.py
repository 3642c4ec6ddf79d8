from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WinnersConfig(AppConfig):
    name = "awards.winners"
    verbose_name = _("受賞団体")
