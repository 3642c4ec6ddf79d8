from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from awards.access import open_to_everyone
from awards.data import feed as feeds
from awards.data import pages
from awards.data.files import FILES
from awards.page_cache import cached, streamed
from awards.winners import public


@require_safe
@open_to_everyone
@cached
def open_data(request: HttpRequest) -> HttpResponse:
    page = pages.open_data(timezone.now())
    context = {"page": page, "site": settings.BASE_URL, "linked_data": pages.dataset(page)}
    return TemplateResponse(request, "data/open_data.html", context)


@require_safe
@open_to_everyone
@cached
def feed(request: HttpRequest) -> HttpResponse:
    winners = public.latest_pages(timezone.now(), feeds.MOST)
    return HttpResponse(feeds.atom(winners), content_type=feeds.MEDIA_TYPE)


@require_safe
@open_to_everyone
@gzip_page
def data_file(request: HttpRequest, name: str, number: str | None = None) -> HttpResponseBase:
    file = FILES.get(name)
    content = pages.content(timezone.now(), int(number) if number else None) if file else None
    if file is None or content is None:
        raise Http404
    pieces = file.pieces
    response = streamed(request, f"{number}:{name}", lambda: pieces(content), file.media_type)
    let_in(response)
    response["Content-Disposition"] = f'inline; filename="{_filename(name, number)}"'
    return response


def let_in(response: HttpResponseBase) -> None:
    """Pages of others may read it, as anybody may; it is in both languages."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Language"] = "ja, en"


def _filename(name: str, number: str | None) -> str:
    return f"sister-city-award-{f'round-{number}-' if number else ''}{name}"
