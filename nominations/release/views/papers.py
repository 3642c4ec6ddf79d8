"""The papers of a round: what there is of them, and each as a file."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.press.views import POLICY
from awards.rounds.models import Round
from awards.typesetting import TypesettingError
from nominations.access import Request, open_to
from nominations.people.seats import host, secretariat
from nominations.release import papers
from nominations.release.paper_pages import papers_page
from nominations.release.papers import PDF, Prepared


@require_safe
@open_to(secretariat, host)
def round_papers(request: Request, number: int) -> HttpResponse:
    return _page(request, get_object_or_404(papers.rounds_for(request.user), number=number))


@require_safe
@open_to(secretariat, host)
def round_paper(request: Request, number: int, kind: str) -> HttpResponse:
    """Of the list for the ceremony, a host reads what is published alone."""
    round_, is_office = _round_with_papers(request, number), secretariat(request.user)
    return _sent(request, round_, lambda: papers.prepared(round_, kind, with_contacts=is_office))


@require_safe
@open_to(secretariat, host)
def winner_spread(request: Request, number: int, slug: str) -> HttpResponse:
    round_ = _round_with_papers(request, number)
    return _sent(request, round_, lambda: papers.prepared_spread(round_, slug))


def _round_with_papers(request: Request, number: int) -> Round:
    round_ = get_object_or_404(papers.rounds_for(request.user), number=number)
    if not papers.are_there(round_, request.user):
        raise Http404
    return round_


def _page(request: Request, round_: Round, refusal: str = "", status: int = 200) -> HttpResponse:
    is_office, are_there = secretariat(request.user), papers.are_there(round_, request.user)
    context = {
        "round": round_,
        "page": papers_page(round_, timezone.now(), is_office=is_office) if are_there else None,
        "refusal": refusal,
        "is_office": is_office,
    }
    return TemplateResponse(request, "release/papers.html", context, status=status)


def _sent(request: Request, round_: Round, make: Callable[[], Prepared | None]) -> HttpResponse:
    """The file; or the page again, which says what is in the way."""
    try:
        prepared = make()
    except TypesettingError as error:
        return _page(request, round_, str(error), 409)
    except TimeoutError:
        sentence = _("資料を準備しています。少したってから、もう一度開いてください。")
        return _page(request, round_, sentence, 503)
    if prepared is None:
        raise Http404
    shown = "inline" if prepared.media_type == PDF else "attachment"
    headers = {
        "Content-Disposition": f'{shown}; filename="{prepared.name}"',
        "Content-Security-Policy": POLICY,
    }
    return HttpResponse(prepared.content, content_type=prepared.media_type, headers=headers)
