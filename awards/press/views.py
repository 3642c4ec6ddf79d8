import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.access import open_to_everyone
from awards.press import pages, printing, public, sharing
from awards.typesetting import TypesettingError
from awards.winners import public as winners
from awards.winners.views import MOST

logger = logging.getLogger(__name__)

# A browser's own viewer is a page with styles and an embedded object, and Chrome's is held to the
# policy of the paper that it shows. A PDF runs nothing in our name.
POLICY = "frame-ancestors 'none'"
# How soon to come back for a paper that is still being set (seconds).
SOON = 5
# And for one that somebody has to mend first.
LATER = 24 * 60 * 60


@require_safe
@open_to_everyone
def booklet(request: HttpRequest, number: int) -> HttpResponse:
    """Judged at each request; who has what it says today is sent nothing, and nothing is set."""
    announced = public.booklet(number, timezone.now()) if number <= MOST else None
    if announced is None:
        raise Http404
    paper = pages.paper(announced)
    named = f"booklet-{number}-{paper.language}.pdf"
    return _answer(request, paper, "application/pdf", named)


@require_safe
@open_to_everyone
def sharing_picture(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Drawn for the first who asks, never before the winner is published."""
    winner = winners.winner_to_print(number, slug, timezone.now()) if number <= MOST else None
    if winner is None:
        raise Http404
    return _answer(request, sharing.paper(winner), "image/jpeg", f"{slug}.jpeg")


def _answer(
    request: HttpRequest, paper: printing.Paper, media_type: str, named: str
) -> HttpResponse:
    etag = quote_etag(paper.fingerprint)
    response = get_conditional_response(request, etag=etag) or _sent(paper, media_type, named)
    if response.status_code in (200, 304):
        response["ETag"] = etag
        # Whole and for the moment of every public page: composing its words costs as much as one.
        response.may_be_kept = True  # type: ignore[attr-defined]
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


def _sent(paper: printing.Paper, media_type: str, named: str) -> HttpResponse:
    try:
        content = printing.printed(paper)
    except TimeoutError:
        return _not_yet(_("準備しています。少したってから、もう一度開いてください。"), SOON)
    except TypesettingError as error:
        # For the operator: a font that is not installed, or a character that none has.
        logger.error("%s: %s", paper.folder, error)
        return _not_yet(_("今は用意できません。後日、もう一度開いてください。"), LATER)
    headers = {"Content-Disposition": f'inline; filename="{named}"'}
    if paper.ending == "pdf":
        headers["Content-Security-Policy"] = POLICY
    return HttpResponse(content, content_type=media_type, headers=headers)


def _not_yet(sentence: str, seconds: int) -> HttpResponse:
    return HttpResponse(
        sentence,
        status=503,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": str(seconds)},
    )
