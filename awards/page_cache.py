"""Public pages are rendered once and kept in memory for a moment.

A page is kept for ``KEPT_SECONDS``, so a release is visible that soon after its instant and
never before it. Only pages that say so (``@cached``) are kept, whole with their headers; they
carry an ETag, so that an unchanged page costs a reader nothing.
"""

import hashlib
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar, cast

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.views.decorators.gzip import gzip_page

from awards.access import View
from awards.error_pages import REFUSED

T = TypeVar("T")

KEPT_SECONDS = 2
CONDITIONS = frozenset(
    {"HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE"}
)


def cached(view: View) -> View:
    """Mark a public page: compressed, kept, and revalidated by its readers."""

    @wraps(view)
    def rendered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = cast(HttpResponse, view(request, *args, **kwargs))
        if isinstance(response, TemplateResponse):
            response.render()
        # Before gzip, whose random padding would give equal pages different tags.
        set_response_etag(response)
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        response.may_be_kept = True  # type: ignore[attr-defined]
        return response

    return gzip_page(rendered)


def kept(key: str, compute: Callable[[], T]) -> T:
    """What is worked out once in ``KEPT_SECONDS``, for pages that are not kept themselves: too long
    to be kept whole, or asked for in other words each time.
    """
    return cast(T, caches["pages"].get_or_set(key, compute, KEPT_SECONDS))


def fingerprint(pieces: Iterable[str]) -> str:
    """Of the content itself: whatever is corrected, published or withdrawn, it changes."""
    sha256 = hashlib.sha256()
    for piece in pieces:
        sha256.update(piece.encode())
    return sha256.hexdigest()[:32]


def streamed(
    request: HttpRequest, name: str, pieces: Callable[[], Iterable[str]], media_type: str
) -> HttpResponseBase:
    """A text that is written twice, for its fingerprint and for its reader: nowhere is it held whole.

    The fingerprint is kept under ``name`` as long as a page is. What a reader gets may be newer
    than it, never older, so that whoever asks again with it gets what has changed.
    """
    response = StreamingHttpResponse(pieces(), content_type=media_type)
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    tag = kept(f"tag:{name}", lambda: f'"{fingerprint(pieces())}"')
    response["ETag"] = tag
    # Only its headers are looked at.
    answer = get_conditional_response(request, etag=tag, response=cast(HttpResponse, response))
    told: HttpResponseBase = answer or response
    told.is_for_all = True  # type: ignore[attr-defined]
    return told


class PageCacheMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or REFUSED in request.META:
            return self.get_response(request)
        pages, key = caches["pages"], _key(request)
        page: HttpResponse | None = pages.get(key)
        if page is None:
            page = self.get_response(request)
            if getattr(page, "may_be_kept", False) and page.status_code == 200 and not page.cookies:
                # Whatever a middleware looked at, nothing else decides what the page says.
                page["Vary"] = "Accept-Encoding"
                pages.set(key, page, KEPT_SECONDS)
            else:
                if getattr(page, "is_for_all", False):
                    page["Vary"] = "Accept-Encoding"
                return page
        if not request.META.keys() & CONDITIONS:
            return page
        return get_conditional_response(request, etag=page.get("ETag"), response=page) or page


def _key(request: HttpRequest) -> str:
    """All a public page may depend on: scheme, host, address, query and whether gzip is read."""
    of = request.META.get
    gzip = "gzip" in of("HTTP_ACCEPT_ENCODING", "")
    parts = (request.scheme, of("HTTP_HOST"), request.path, of("QUERY_STRING"), gzip)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
