"""Who may reach a view, and who may do an act. Which rows they see is each queryset's ``visible_to``.

A view's rule is a plain function of a person; an act's ``Right`` looks at what the act is about, too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nominations.changing import NotAllowed

if TYPE_CHECKING:
    from nominations.people.models import User

P = ParamSpec("P")
R = TypeVar("R")


class Request(HttpRequest):
    """A request behind LoginRequiredMiddleware: there is always a user.

    What a deadline asks for is ``arrived_at``: the request may have waited since.
    """

    user: "User"
    arrived_at: datetime


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


@dataclass(frozen=True)
class Right:
    """Who may do an act. ``holds`` is asked with the person, the act's subject and its moment.

    ``sentence`` says who may, or makes this of the person and the subject.
    """

    name: str
    holds: Callable[["User", Any, datetime], bool]
    sentence: str | Promise | Callable[["User", Any], str]

    def refusal(self, by: "User", subject: object) -> NotAllowed:
        said = self.sentence(by, subject) if callable(self.sentence) else self.sentence
        return NotAllowed(str(said))


def _is_operator(by: "User", _subject: object, _at: datetime) -> bool:
    return by.is_active and by.is_staff


OPERATOR = Right(
    "operator",
    _is_operator,
    _("この操作ができるのは、管理画面を使える方だけです。"),
)


def right_of(right: Right) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep an act to those who have ``right``, whoever calls it: page, link, upload or command.

    The act's first argument is its subject; ``by`` and ``at`` are given by name.
    """

    def decorate(act: Callable[P, R]) -> Callable[P, R]:
        @wraps(act)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            by, at = cast("User", kwargs["by"]), cast(datetime, kwargs["at"])
            subject = args[0] if args else None
            if not right.holds(by, subject, at):
                raise right.refusal(by, subject)
            return act(*args, **kwargs)

        guarded.right = right.name  # type: ignore[attr-defined]
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
