"""The door of the desk: nobody comes in without signing in, and nothing they send there is lost."""

import logging
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from awards import error_pages
from nominations.access import Request
from nominations.people.kept import (
    LASTS,
    SENDER_COOKIE,
    is_mark,
    is_to_keep,
    mark_of,
)
from nominations.people.session import renew
from nominations.people.views.sign_in import kept_page

access = logging.getLogger("award.access")

# What a browser may send with which nobody has signed in: a comment on a text that a link shows, or
# a section whose writer has thrown away all cookies meanwhile; bytes.
MOST_OF_STRANGERS = 64 * 1024


class BodyLimitMiddleware(error_pages.BodyLimitMiddleware):
    """What is long is taken from people who sign in, or have before: what they typed is kept.

    Stands behind the session, which may have to be looked up, and before all that reads a body.
    """

    def may_send(self, request: HttpRequest, view: Any, length: int) -> bool:
        return super().may_send(request, view, length) and (
            length <= MOST_OF_STRANGERS
            or is_mark(request.COOKIES.get(SENDER_COOKIE, ""))
            or cast(Request, request).user.is_authenticated
        )


class DoorMiddleware(LoginRequiredMiddleware):
    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        if request.user.is_authenticated:
            renew(request.session)
            request.sender = mark_of(cast(Request, request).user)  # type: ignore[attr-defined]
            return None
        if is_to_keep(cast(Request, request)):
            return kept_page(cast(Request, request))
        refusal: HttpResponseBase | None = super().process_view(
            request, view_func, view_args, view_kwargs
        )
        return refusal

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        sender = getattr(request, "sender", "")
        if sender:
            _note(cast(Request, request), response.status_code)
        if sender and request.COOKIES.get(SENDER_COOKIE) != sender:
            response.set_cookie(
                SENDER_COOKIE,
                sender,
                max_age=30 * LASTS,
                secure=settings.HTTPS,
                httponly=True,
                samesite="Lax",
            )
        return response


# What an address holds that opens something for whoever has it.
SECRET_KEYS = {"token", "key", "uidb36"}


def _note(request: Request, status: int) -> None:
    """Who opened what: keys alone, no name, no address of anybody and no word that was typed.

    Those that stand in the address; what ``urls.py`` hands to a view besides is a part of the program.
    """
    match = request.resolver_match
    keys = (match.captured_kwargs or {}).items() if match else ()  # type: ignore[attr-defined]  # missing in the stubs
    what = " ".join(f"{name}={key}" for name, key in keys if name not in SECRET_KEYS)
    view = match.view_name if match else ""
    access.info("person=%s %s %s %s %s", request.user.pk, request.method, view, what, status)
