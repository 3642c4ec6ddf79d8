"""``/api/v1/``: whatever is asked, the answer is JSON with a description, or a problem in words."""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page

from awards.access import open_to_everyone
from awards.data import api, openapi
from awards.data.api import Problem
from awards.data.files import as_json
from awards.data.records import Record
from awards.data.views.files import let_in
from awards.page_cache import cached
from awards.winners.views import MOST

READING = ("GET", "HEAD")


def read_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Like ``require_safe``, with an answer for programs."""

    @wraps(view)
    def reading(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method in READING:
            return view(request, *args, **kwargs)
        refused = _answer(api.ONLY_READ)
        refused["Allow"] = HttpResponseNotAllowed(READING)["Allow"]
        return refused

    return reading


@read_only
@open_to_everyone
@cached
def index(request: HttpRequest) -> HttpResponse:
    return _answer(api.index())


@read_only
@open_to_everyone
@cached
def description(request: HttpRequest) -> HttpResponse:
    """The only one of these addresses with a language before it: its words are in one."""
    text = json.dumps(openapi.description(), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    return response


@read_only
@open_to_everyone
@cached
def rounds(request: HttpRequest) -> HttpResponse:
    return _answer(api.rounds(timezone.now()))


@read_only
@open_to_everyone
@gzip_page
@conditional_page
def winners(request: HttpRequest) -> HttpResponse:
    """Not kept: there is no end of what may be asked."""
    response = _answer(api.winners(timezone.now(), dict(request.GET.lists())))
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


@read_only
@open_to_everyone
@cached
def winner(request: HttpRequest, number: str, slug: str) -> HttpResponse:
    """Where a winner was withdrawn, the answer says so."""
    if int(number) > MOST:
        return _answer(api.NO_WINNER)
    at = timezone.now()
    answer = api.winner(int(number), slug, at)
    gone = api.withdrawn(int(number), slug, at) if isinstance(answer, Problem) else None
    return _answer(gone, HTTPStatus.GONE) if gone else _answer(answer)


@read_only
@open_to_everyone
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Beneath the interface no address is answered with a page."""
    return _answer(api.NO_ADDRESS)


def _answer(answer: Record | Problem, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    if isinstance(answer, Problem):
        response = HttpResponse(
            as_json(answer.record),
            status=answer.status,
            content_type="application/problem+json",
        )
    else:
        response = HttpResponse(as_json(answer), status=status, content_type="application/json")
    let_in(response)
    return response
