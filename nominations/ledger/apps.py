from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "nominations.ledger"
    verbose_name = _("台帳")

    def ready(self) -> None:
        from nominations.ledger import triggers  # noqa: PLC0415 -- models are not loaded before

        post_migrate.connect(triggers.build, sender=self)
