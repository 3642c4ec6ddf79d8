"""When a request had arrived whole, which is what a deadline asks for.

It may wait for a thread long after that, behind passwords and pictures.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

# The largest upload and the words beside it; bytes.
MOST_BYTES = 24 * 1024 * 1024
# What the door (config.asgi) notes of a request: seconds since 1970, and why its body is not
# there: "large" or "full"; else empty.
ARRIVED, INCOMPLETE = "award.arrived", "award.incomplete"
# By how much a proxy may be behind; what says more is not believed.
LONGEST_WAIT = timedelta(minutes=10)


class ArrivalMiddleware:
    """Gives a request the moment at which it had arrived, as ``arrived_at``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.arrived_at = arrived_at(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def arrived_at(request: HttpRequest) -> datetime:
    """By the proxy in front where it is trusted, else by the door, else now.

    A proxy that is trusted (``BEHIND_PROXY``) writes ``X-Request-Start: t=1764201600.123``, whatever
    its client sent under that name; seconds since 1970.
    """
    now = timezone.now()
    moments = [_moment(request.META.get("asgi.scope", {}).get(ARRIVED))]
    if settings.BEHIND_PROXY:
        said = request.headers.get("X-Request-Start", "").removeprefix("t=")
        moments.insert(0, _moment(said[:20]))
    for moment in moments:
        if moment and now - LONGEST_WAIT < moment <= now:
            return moment
    return now


def _moment(seconds: str | float | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(seconds or "nan"), UTC)
    except (ValueError, OverflowError, OSError):
        return None
