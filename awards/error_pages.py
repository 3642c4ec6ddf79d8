"""Answers that Django gives without words, as pages that say what to do next."""

import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override

from awards.access import View
from awards.arrival import INCOMPLETE
from awards.full_disk import is_full_disk

# How much of a refused body is read, so that its sender gets to see the answer; bytes.
MOST_DRAINED = 16 * 1024 * 1024
# Where the server notes the status of a request whose headers are not read.
REFUSED = "award.refused"
# What a view takes that says nothing else: a button, or an address and a password; bytes.
SMALL = 16 * 1024


class NotAllowedPageMiddleware:
    """A page for whoever opens an address that only takes what a button sends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page = render(request, "405.html", status=405)
            page["Allow"] = response["Allow"]
            return page
        return response


class ReadableMiddleware:
    """A body in another charset than our pages send is told apart before anything reads it.

    Django decodes it by the charset that its sender names, even where that fails long after any
    page could be answered. What could not be read before it began (``config.headers``) is told here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if status := request.META.get(REFUSED):
            return unreadable(status)
        charset = (request.content_params or {}).get("charset", "utf-8").lower()
        if charset != "utf-8":
            return unreadable()
        return self.get_response(request)


def takes_at_most(most: int) -> Callable[[View], View]:
    """Mark a view whose form may be longer than ``SMALL``; bytes."""

    def mark(view: View) -> View:
        view.most_bytes = most  # type: ignore[attr-defined]
        return view

    return mark


def most_of(path: str) -> int:
    """How much the view at ``path`` takes, for whoever has to know before any of it is there."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return _most(resolve(path).func)
        except Resolver404:
            return SMALL


def _most(view: View) -> int:
    most: int = getattr(view, "most_bytes", SMALL)
    return most


class BodyLimitMiddleware:
    """Length comes before work: a body that no form of the page can send is not read.

    Reading five megabytes of a form takes seconds: what may be long says so (``takes_at_most``).

    Stands before whatever reads a body, and so before the check of a form's token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        why = request.META.get("asgi.scope", {}).get(INCOMPLETE)
        if why == "full":
            return render(request, "507.html", status=507)
        length = request.META.get("CONTENT_LENGTH") or "0"
        is_number = length.isdecimal() and len(length) < 16
        if not why and is_number and self.may_send(request, view, int(length)):
            return None
        return too_large(request)

    def may_send(self, request: HttpRequest, view: View, length: int) -> bool:
        return length <= _most(view)


def too_large(request: HttpRequest) -> HttpResponse:
    _drain(request)
    return render(request, "413.html", status=413)


# Django's own handlers look in the body for a form's token. None of these pages has a form, and a
# body that cannot be read would fail once more, without any page.


def unreadable(status: int = 400) -> HttpResponse:
    return HttpResponse(render_to_string("400.html"), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """``handler400``: what is too large is told apart from what cannot be read."""
    return too_large(request) if isinstance(exception, RequestDataTooBig) else unreadable()


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """``handler500``, which Django calls while it handles what was raised.

    What was sent and found no room is said so, wherever it was to be written: in a view, or in the
    session after it. Who only reads has sent nothing.
    """
    if request.method == "POST" and is_full_disk(sys.exc_info()[1]):
        return HttpResponse(render_to_string("507.html"), status=507)
    return HttpResponse(render_to_string("500.html"), status=500)


def _drain(request: HttpRequest) -> None:
    """A connection closed while its sender still writes shows no page at all."""
    left = MOST_DRAINED
    while left > 0 and (chunk := request.read(64 * 1024)):
        left -= len(chunk)
