"""Who may reach a view. Which rows they see is each queryset's ``visible_to``."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

if TYPE_CHECKING:
    from nominations.people.models import User


class Request(HttpRequest):
    """A request behind LoginRequiredMiddleware: there is always a user."""

    user: "User"


View = Callable[..., HttpResponseBase]
Rule = Callable[["User"], bool]


def open_to(*rules: Rule) -> Callable[[View], View]:
    """Let in users for whom one of ``rules`` holds; everyone else gets a 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: object, **kwargs: object) -> HttpResponseBase:
            if not any(rule(request.user) for rule in rules):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.open_to = " ".join(rule.__name__ for rule in rules)  # type: ignore[attr-defined]
        return guarded

    return decorate


class NoStoreMiddleware:
    """Nothing confidential stays in a cache or behind the back button after signing out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store, private"
        return response
