"""How django-allauth serves us: sign-in by e-mail, no self-registration."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nominations.people.models import User

# Printed by `manage.py demo`; whoever reads the program knows it.
DEMO_PASSWORD = "demo-award"  # noqa: S105 -- no secret: it opens nothing where DEMO is off


class Adapter(DefaultAccountAdapter):
    # In the words of the house; the rest is the library's.
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("メールアドレス又はパスワードが違います。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: object) -> User | None:
        """Someone locked out learns no more than someone unknown, and is counted alike."""
        user: User | None = super().authenticate(request, **credentials)
        if user is None or (user.is_active and _is_secret(str(credentials["password"]))):
            return user
        # A right password gave back the try that it took.
        self.pre_authenticate(request, **credentials)
        return None

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Signing in and out needs no announcement; the page says where one is."""

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Links in letters begin with BASE_URL; a request's host could be forged."""
        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.BASE_URL}{path}"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: object) -> str:
        """Tries are counted by account alone: the host is chosen by whoever asks."""
        return str(credentials.get("email", "")).lower()


def _is_secret(password: str) -> bool:
    return settings.DEMO or password != DEMO_PASSWORD
