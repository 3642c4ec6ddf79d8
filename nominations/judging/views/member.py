"""A member's list, and the files of a nomination they may judge."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.rounds.models import Phase, Round
from nominations.access import Request, open_to
from nominations.answering import done, page_of
from nominations.files import download_response, picture_response
from nominations.judging import actions, member_work
from nominations.judging.deadlines import phase_told, why_not_scoring
from nominations.judging.views.shortcuts import seat_and_nomination, seat_in
from nominations.people.seats import member, seats_of

# In a longer list the points are counted when they are asked for: it takes longer than the page.
COUNTED = 200


@require_safe
@open_to(member)
def home(request: Request) -> HttpResponse:
    committees = seats_of(request.user).committees
    rounds = list(Round.objects.filter(pk__in=committees).in_brief().newest_first())
    round_ = _chosen(rounds, request.GET.get("round", ""))
    seat = seat_in(request.user, round_.pk)
    progress = member_work.progress(seat)
    page = page_of(request, member_work.to_judge(seat), progress.total)
    criteria = list(round_.criteria.all())
    counted = progress.total <= COUNTED or "points" in request.GET
    context = {
        "round": round_,
        "seat": seat,
        "phase": phase_told(round_, request.arrived_at),
        "rounds": rounds,
        "page": page,
        "rows": member_work.lines(criteria, page),
        "times": counted and member_work.times_given(seat, criteria),
        "progress": progress,
        "why_not": why_not_scoring(round_, request.arrived_at),
    }
    return TemplateResponse(request, "judging/home.html", context)


@require_POST
@open_to(member)
def pledge(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, pk__in=seats_of(request.user).committees, number=number)
    actions.pledge(seat_in(request.user, round_.pk), by=request.user, at=request.arrived_at)
    home = f"{reverse('judging-home')}?round={number}"
    return done(request, _("誓約を記録しました。"), home)


def _chosen(rounds: list[Round], number: str) -> Round:
    """The one asked for; else the one in judging; else the newest."""
    asked = [round_ for round_ in rounds if str(round_.number) == number]
    judging = [round_ for round_ in rounds if round_.phase == Phase.JUDGING]
    return (asked + judging + rounds)[0]


@require_safe
@open_to(member)
def photo(request: Request, pk: UUID, photo: int) -> HttpResponseBase:
    _seat, nomination = seat_and_nomination(request, pk)
    return picture_response(get_object_or_404(nomination.photos, pk=photo).file)


@require_safe
@open_to(member)
def attachment(request: Request, pk: UUID, attachment: int) -> HttpResponseBase:
    _seat, nomination = seat_and_nomination(request, pk)
    paper = get_object_or_404(nomination.attachments, pk=attachment)
    return download_response(paper.file, f"{paper.name}.pdf")
