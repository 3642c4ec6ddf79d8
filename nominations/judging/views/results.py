"""The ranking once scoring has closed; until then, how far the members are."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.languages import text
from awards.rounds.models import Round
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, page_of, posted
from nominations.intake.models import State
from nominations.judging import actions, progress, results
from nominations.judging.deadlines import why_no_ranking, why_no_recusal
from nominations.judging.forms import ImposeForm
from nominations.judging.judgements import judgements
from nominations.judging.views.shortcuts import readable, round_of
from nominations.people.models import CommitteeSeat
from nominations.people.seats import member, seats_of, secretariat

RECUSALS = 20  # on a page, each with its reason


@require_safe
@open_to(secretariat, member)
def ranking(request: Request, number: int) -> HttpResponse:
    round_ = round_of(request, number)
    if not round_.has_scored:
        return _too_early(request, round_)
    lines = results.ranking(round_, readable(request.user, round_))
    context = {
        "round": round_,
        "page": Paginator(lines, 50).get_page(request.GET.get("page")),
        "criteria": [text(c.name, c.name_en) for c in lines.criteria],
        "unsettled": lines.unsettled,
        "is_office": _at_office(request, round_),
    }
    return TemplateResponse(request, "judging/ranking.html", context)


@require_safe
@open_to(secretariat, member)
def detail(request: Request, number: int, pk: UUID) -> HttpResponse:
    round_ = round_of(request, number)
    visible = readable(request.user, round_).filter(state=State.ACCEPTED)
    nomination = get_object_or_404(visible.select_related("round", "body"), pk=pk)
    if not round_.has_scored:
        return _too_early(request, round_)
    own = seats_of(request.user).committees.get(round_.pk)
    context = {
        "round": round_,
        "nomination": nomination,
        "criteria": [text(c.name, c.name_en) for c in results.criteria_of(round_)],
        "judgements": judgements(nomination, own=own, named=own is None),
        "is_office": own is None,
    }
    return TemplateResponse(request, "judging/detail.html", context)


def _too_early(request: Request, round_: Round) -> HttpResponse:
    why_not, is_office = why_no_ranking(round_), _at_office(request, round_)
    context = {"round": round_, "why_not": why_not, "is_office": is_office}
    return TemplateResponse(request, "judging/too_early.html", context)


def _at_office(request: Request, round_: Round) -> bool:
    return round_.pk not in seats_of(request.user).committees


@require_safe
@open_to(secretariat)
def how_far(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round.objects.in_brief(), number=number)
    withheld = results.withheld_from(request.user)
    members = progress.progress_of(round_, withheld)
    recusals = progress.recusals_of(members, withheld)
    page = page_of(request, progress.in_rows(recusals), recusals.count(), RECUSALS)
    context = {
        "round": round_,
        "members": members,
        "page": page,
        "recusals": progress.recusal_lines(members, page),
        "why_not": why_no_recusal(round_),
    }
    return TemplateResponse(request, "judging/progress.html", context)


@form_page
@open_to(secretariat)
def impose(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    form = _impose_form(request, round_)
    return confirmation(
        request,
        "judging/impose.html",
        form,
        act=lambda: actions.impose_recusal(
            form.cleaned_data["seat"],
            form.cleaned_data["nomination"],
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=request.arrived_at,
        ),
        then=lambda recusal: done(
            request,
            _("%(member)s委員の除斥を記録しました。") % {"member": recusal.seat.user},
            "judging-progress",
            number,
        ),
        context={
            "round": round_,
            "heading": _("事務局の決定で除斥する"),
            "submit": _("除斥する"),
            "danger": True,
            "cancel_url": reverse("judging-progress", args=[number]),
        },
    )


def _impose_form(request: Request, round_: Round) -> ImposeForm:
    seats = CommitteeSeat.objects.filter(round=round_).select_related("user")
    nominations = readable(request.user, round_).filter(state=State.ACCEPTED)
    return ImposeForm(
        seats.order_by("user__name", "pk"),
        nominations.select_related("round", "body").order_by("entry_number", "pk"),
        posted(request),
    )
