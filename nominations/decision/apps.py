from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionConfig(AppConfig):
    name = "nominations.decision"
    verbose_name = _("決定")
