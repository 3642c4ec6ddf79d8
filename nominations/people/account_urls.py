"""The parts of django-allauth that we serve: no sign-up, no changing of addresses."""

from typing import Any

from allauth.account import views
from django.urls import path, re_path

from awards.access import open_to_everyone
from nominations.access import open_to
from nominations.people.seats import anyone_signed_in
from nominations.people.views import sign_in

for_everyone: Any = open_to_everyone
for_us: Any = open_to(anyone_signed_in)

urlpatterns = [
    path("login/", for_everyone(views.login), name="account_login"),
    path("resume/", sign_in.resume, name="account_resume"),
    path("signed-in/", sign_in.signed_in, name="account_signed_in"),
    path("stay/", sign_in.stay, name="account_stay"),
    path("logout/", for_everyone(views.logout), name="account_logout"),
    path("inactive/", for_everyone(views.account_inactive), name="account_inactive"),
    path("password/", for_us(views.password_change), name="account_change_password"),
    path("password/reset/", for_everyone(views.password_reset), name="account_reset_password"),
    path(
        "password/reset/sent/",
        for_everyone(views.password_reset_done),
        name="account_reset_password_done",
    ),
    # Not <str:uidb36>: it would take the first half of a key, which has a hyphen of its own.
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        for_everyone(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        for_everyone(views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
