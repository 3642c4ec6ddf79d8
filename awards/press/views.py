import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.access import open_to_everyone
from awards.press import pages, printing, public
from awards.typesetting import TypesettingError
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
    etag = quote_etag(paper.fingerprint)
    response = get_conditional_response(request, etag=etag) or _sent(paper, number)
    if response.status_code in (200, 304):
        response["ETag"] = etag
        # Whole and for the moment of every public page: composing its words costs as much as one.
        response.may_be_kept = True  # type: ignore[attr-defined]
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


def _sent(paper: printing.Paper, number: int) -> HttpResponse:
    try:
        content = printing.printed(paper)
    except TimeoutError:
        return _not_yet(_("冊子を準備しています。少したってから、もう一度開いてください。"), SOON)
    except TypesettingError as error:
        # For the operator: a font that is not installed, or a character that none has.
        logger.error("booklet of round %s: %s", number, error)
        return _not_yet(_("冊子は、今は用意できません。後日、もう一度開いてください。"), LATER)
    named = f'inline; filename="booklet-{number}-{paper.language}.pdf"'
    headers = {"Content-Disposition": named, "Content-Security-Policy": POLICY}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _not_yet(sentence: str, seconds: int) -> HttpResponse:
    return HttpResponse(
        sentence,
        status=503,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": str(seconds)},
    )
