"""How django-allauth serves us: sign-in by e-mail, no self-registration."""

from functools import cache
from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.db.models import BigIntegerField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from awards.statements import Given, Statement
from nominations.letters.outgoing import WAITS
from nominations.people.counters import keys_of
from nominations.people.kept import SENDER_COOKIE, mark_of
from nominations.people.models import User
from nominations.people.seats import with_seats

# Printed by `manage.py demo`; whoever reads the program knows it.
DEMO_PASSWORD = "demo-award"  # noqa: S105 -- no secret: it opens nothing where DEMO is off


@cache
def _signed_in() -> Statement[User]:
    return Statement(with_seats(User.objects.filter(pk=Given("pk", BigIntegerField()))))


class SeatedBackend(AuthenticationBackend):
    """Who is signed in comes with the seats that each page of the desk asks for."""

    def get_user(self, user_id: int) -> User | None:
        found = _signed_in().rows(pk=user_id)
        return next(filter(self.user_can_authenticate, found), None)


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
        """Begins with BASE_URL, as a request's host could be forged. The token is written in
        when the letter is sent.
        """
        uid, _hyphen, _token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": WAITS})
        return f"{settings.BASE_URL}{path}"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: object) -> str:
        """Tries are counted by account: the host is chosen by whoever asks.

        Those with a browser that the owner has signed in with are counted by themselves, so that
        a stranger's wrong tries keep the owner out of no browser but new ones.
        """
        from_any, from_known = keys_of(str(credentials.get("email", "")))
        user = User.objects.filter(email=from_any).first()
        sender = request.COOKIES.get(SENDER_COOKIE, "")
        is_known = user is not None and constant_time_compare(sender, mark_of(user))
        return from_known if is_known else from_any


def _is_secret(password: str) -> bool:
    return settings.DEMO or password != DEMO_PASSWORD
