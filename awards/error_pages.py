"""Answers that Django gives without words, as pages that say what to do next."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.defaults import bad_request as unreadable

# How much of a refused body is read, so that its sender gets to see the answer; bytes.
MOST_DRAINED = 16 * 1024 * 1024


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


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """``handler400``: what is too large is told apart from what cannot be read."""
    if not isinstance(exception, RequestDataTooBig):
        return unreadable(request, exception)
    _drain(request)
    return render(request, "413.html", status=413)


def _drain(request: HttpRequest) -> None:
    """A connection closed while its sender still writes shows no page at all."""
    left = MOST_DRAINED
    while left > 0 and (chunk := request.read(64 * 1024)):
        left -= len(chunk)
