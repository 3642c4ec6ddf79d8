import hashlib
from functools import partial
from typing import TypeVar

from django.conf import settings
from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from awards.access import open_to_everyone
from awards.page_cache import cached, streamed
from awards.winners import map_of_site, public
from awards.winners.accessibility import CHECKS

T = TypeVar("T")

# The largest number of a round that its column holds; SQLite cannot even compare far larger ones.
MOST = 32767


@require_safe
@open_to_everyone
@cached
def home(request: HttpRequest) -> HttpResponse:
    return _page(request, "home", page=public.home(timezone.now()))


@require_safe
@open_to_everyone
@cached
def round_list(request: HttpRequest) -> HttpResponse:
    return _page(request, "round_list", rounds=public.round_list(timezone.now()))


@require_safe
@open_to_everyone
@cached
def round_page(request: HttpRequest, number: int) -> HttpResponse:
    page = public.round_page(number, timezone.now()) if number <= MOST else None
    return _page(request, "round", page=_or_404(page))


@require_safe
@open_to_everyone
@cached
def winner_page(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    at = timezone.now()
    page = public.winner_page(number, slug, at) if number <= MOST else None
    gone = public.withdrawn(number, slug, at) if page is None and number <= MOST else None
    if gone:
        response = _page(request, "withdrawn", page=gone)
        response.status_code = 410
        return response
    return _page(request, "winner", page=_or_404(page))


@require_safe
@open_to_everyone
def winner_photo(
    request: HttpRequest, number: str, slug: str, position: str, width: str, kind: str
) -> HttpResponse:
    """Asked of the database each time, and kept by the reader's browser for an hour.

    A file is never written again under its name, which stays a secret of the storage.
    """
    at = timezone.now()
    name = _or_404(public.photo_name(int(number), slug, int(position), int(width), kind, at))
    etag = quote_etag(hashlib.sha256(name.encode()).hexdigest()[:32])
    response = get_conditional_response(request, etag=etag) or _photo(name, kind)
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=3600)
    return response


def _photo(name: str, kind: str) -> HttpResponse:
    try:
        with storages["published"].open(name) as file:
            return HttpResponse(file.read(), content_type=f"image/{kind}")
    except FileNotFoundError as error:
        raise Http404 from error


@require_safe
@open_to_everyone
def winner_list(request: HttpRequest) -> HttpResponseBase:
    """What readers type is different each time, so only the lists without it are kept."""
    return _list(request) if request.GET.get("q") else _cached_list(request)


@require_safe
@open_to_everyone
@cached
def country(request: HttpRequest, alpha2: str) -> HttpResponse:
    page = public.country_page(alpha2, request.GET.get("page", "1"), timezone.now())
    return _page(request, "country", page=_or_404(page))


@require_safe
@open_to_everyone
@cached
def accessibility_policy(request: HttpRequest) -> HttpResponse:
    contact = public.contact(timezone.now())
    return _page(request, "accessibility", contact=contact, checks=CHECKS)


@require_safe
@open_to_everyone
@cached
def site_policy(request: HttpRequest) -> HttpResponse:
    return _page(request, "site_policy", contact=public.contact(timezone.now()))


@require_safe
@open_to_everyone
@cached
def robots(request: HttpRequest) -> HttpResponse:
    return _page(request, "robots.txt", "text/plain; charset=utf-8")


@require_safe
@open_to_everyone
@gzip_page
def site_map(request: HttpRequest) -> HttpResponseBase:
    at = timezone.now()
    pieces = partial(map_of_site.pieces, at)
    return streamed(request, "site-map", pieces, "application/xml")


def _search(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    search = public.find(
        timezone.now(),
        query=asked.get("q", ""),
        chosen={name: asked.get(name, "") for name in public.CHOICES},
        page=asked.get("page", "1"),
    )
    return _page(request, "winner_list", search=search)


_list, _cached_list = gzip_page(conditional_page(_search)), cached(_search)


def _page(
    request: HttpRequest, name: str, content_type: str | None = None, **context: object
) -> TemplateResponse:
    template = f"winners/{name}" if "." in name else f"winners/{name}.html"
    context["site"] = settings.BASE_URL
    return TemplateResponse(request, template, context, content_type=content_type)


def _or_404(value: T | None) -> T:
    if value is None:
        raise Http404
    return value
