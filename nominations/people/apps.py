from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest  # noqa: TID251 -- the type of what a signal hands over
from django.utils.translation import gettext_lazy as _

from nominations.people.session import renew


class PeopleConfig(AppConfig):
    name = "nominations.people"
    verbose_name = _("利用者と推薦団体")

    def ready(self) -> None:
        user_logged_in.connect(_renew, dispatch_uid="renew")


def _renew(request: HttpRequest, **_kwargs: object) -> None:
    """So that the first page after a sign-in has no renewal to write."""
    renew(request.session)
