"""Reading a nomination and scoring it, on one page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nominations.access import Request, open_to
from nominations.changing import Refused, Stale
from nominations.intake.models import Nomination
from nominations.intake.reading import read
from nominations.judging import actions, member_work
from nominations.judging.deadlines import why_not_scoring
from nominations.judging.forms import ScoreForm, initial_of
from nominations.judging.models import ScoreSheet, SheetState
from nominations.judging.views.shortcuts import mine
from nominations.people.models import CommitteeSeat
from nominations.people.seats import member


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(member)
def sheet(request: Request, pk: UUID) -> HttpResponse:
    seat, nomination = mine(request, pk)
    if request.method != "POST":
        return _page(request, seat, nomination)
    form = _form(nomination, data=request.POST)
    if not form.is_valid():
        return _page(request, seat, nomination, form)
    try:
        actions.save(seat, nomination, **form.typed(), by=request.user, at=timezone.now())
    except Refused as refusal:
        return _refused(request, seat, nomination, refusal)
    messages.success(request, _("%(title)s：採点を保存しました。") % {"title": nomination})
    following = "next" in request.POST and member_work.next_after(request.user, seat, nomination)
    return redirect("judging", (following or nomination).pk)


@require_POST
@open_to(member)
def finalise(request: Request, pk: UUID) -> HttpResponse:
    """What was typed is saved first, so that it stays whatever comes of the rest."""
    seat, nomination = mine(request, pk)
    at = timezone.now()
    if "seen" in request.POST:
        form = _form(nomination, data=request.POST)
        if not form.is_valid():
            return _page(request, seat, nomination, form)
        try:
            actions.save(seat, nomination, **form.typed(), by=request.user, at=at)
        except Refused as refusal:
            return _refused(request, seat, nomination, refusal)
    try:
        actions.finalise(seat, nomination, by=request.user, at=at)
    except actions.Incomplete as refusal:
        return _incomplete(request, seat, nomination, refusal)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(title)s：採点を確定しました。") % {"title": nomination})
    return redirect("judging", pk)


def _form(nomination: Nomination, **kwargs: Any) -> ScoreForm:
    criteria = list(nomination.round.criteria.order_by("position", "pk"))
    return ScoreForm(criteria, nomination.round.evaluation_limit, **kwargs)


def _refused(
    request: Request, seat: CommitteeSeat, nomination: Nomination, refusal: Refused
) -> HttpResponse:
    """The same page with what was typed, and beside it what is stored now."""
    stored = member_work.sheet_of(seat, nomination)
    if stored.state == SheetState.FINAL:
        messages.info(request, str(refusal))
        return redirect("judging", nomination.pk)
    form = _again(request, nomination, stored)
    form.add_error(None, str(refusal))
    if isinstance(refusal, Stale):
        form.stored = member_work.scores_in(stored)
    return _page(request, seat, nomination, form, status=409)


def _incomplete(
    request: Request, seat: CommitteeSeat, nomination: Nomination, refusal: actions.Incomplete
) -> HttpResponse:
    form = _again(request, nomination, member_work.sheet_of(seat, nomination))
    for lack in refusal.lacks:
        form.add_lack(lack, actions.sentence_about(lack))
    return _page(request, seat, nomination, form)


def _again(request: Request, nomination: Nomination, stored: ScoreSheet) -> ScoreForm:
    """What was typed (or what is stored), upon the version that is stored now."""
    initial = initial_of(stored, member_work.scores_in(stored))
    typed = request.POST.dict() if "seen" in request.POST else initial
    return _form(nomination, data={**typed, "seen": str(stored.version)})


def _page(
    request: Request,
    seat: CommitteeSeat,
    nomination: Nomination,
    form: ScoreForm | None = None,
    status: int = 200,
) -> HttpResponse:
    stored = member_work.sheet_of(seat, nomination)
    scores = member_work.scores_in(stored)
    why_not = why_not_scoring(nomination.round, timezone.now())
    context = {
        "nomination": nomination,
        "dossier": read(nomination),
        "sheet": stored,
        "form": form or _form(nomination, initial=initial_of(stored, scores)),
        "why_not": why_not,
        "is_open": not why_not and stored.state == SheetState.OPEN,
        "is_final": stored.state == SheetState.FINAL,
        "next": member_work.next_after(request.user, seat, nomination),
    }
    return TemplateResponse(request, "judging/sheet.html", context, status=status)
