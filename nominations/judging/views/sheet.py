"""Reading a nomination and scoring it, on one page."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from awards.error_pages import takes_at_most
from nominations.access import Request, open_to
from nominations.answering import MOST_TYPED, done, form_page, see_again
from nominations.changing import Refused, Stale
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination
from nominations.intake.reading import dossier_of, read, with_dossier
from nominations.judging import actions, member_work
from nominations.judging.deadlines import why_not_scoring
from nominations.judging.forms import ScoreForm, initial_of
from nominations.judging.models import SheetState
from nominations.judging.views.shortcuts import seat_and_nomination
from nominations.people.models import CommitteeSeat
from nominations.people.seats import member


@form_page
@open_to(member)
def sheet(request: Request, pk: UUID) -> HttpResponse:
    if request.method != "POST":
        seat, nomination = seat_and_nomination(request, pk, with_dossier())
        return _page(request, seat, nomination, dossier=dossier_of(nomination))
    seat, nomination = seat_and_nomination(request, pk)
    form = _form(nomination, request.POST)
    if not form.is_valid():
        return _page(request, seat, nomination, form, status=422)
    try:
        _save(request, seat, nomination, form, request.arrived_at)
    except Refused as refusal:
        return _refused(request, seat, nomination, form, refusal)
    following = "next" in request.POST and member_work.next_after(seat, nomination)
    sentence = _("%(title)s：採点を保存しました。") % {"title": nomination}
    return done(request, sentence, "judging", following or nomination.pk)


@takes_at_most(MOST_TYPED)
@require_POST
@open_to(member)
def finalise(request: Request, pk: UUID) -> HttpResponse:
    """What was written is saved first, so that it stays whatever comes of the rest."""
    seat, nomination = seat_and_nomination(request, pk)
    at = request.arrived_at
    form = _form(nomination, request.POST) if "seen" in request.POST else None
    if form and not form.is_valid():
        return _page(request, seat, nomination, form, status=422)
    try:
        if form:
            _save(request, seat, nomination, form, at)
        actions.finalise(seat, nomination, by=request.user, at=at)
    except Refused as refusal:
        return _refused(request, seat, nomination, form, refusal)
    sentence = _("%(title)s：採点を確定しました。") % {"title": nomination}
    return done(request, sentence, "judging", pk)


def _save(
    request: Request, seat: CommitteeSeat, nomination: Nomination, form: ScoreForm, at: datetime
) -> None:
    seen = form.cleaned_data["seen"]
    actions.save(seat, nomination, **form.written(), seen=seen, by=request.user, at=at)


def _form(
    nomination: Nomination,
    data: Mapping[str, object] | None = None,
    initial: dict[str, object] | None = None,
) -> ScoreForm:
    criteria = list(nomination.round.criteria.order_by("position", "pk"))
    return ScoreForm(criteria, nomination.round.evaluation_limit, data, initial)


def _refused(
    request: Request,
    seat: CommitteeSeat,
    nomination: Nomination,
    sent: ScoreForm | None,
    refusal: Refused,
) -> HttpResponse:
    """The same page with what was sent, or else what is stored, upon the version stored now."""
    stored = member_work.sheet_of(seat, nomination)
    scores = member_work.scores_in(stored)
    written = sent.data if sent else initial_of(stored, scores)
    form = _form(nomination, written)
    see_again(form, str(stored.version))
    if stored.state == SheetState.FINAL and form.is_valid() and form.holds(stored, scores):
        # The second click: what was sent is what is final.
        messages.info(request, str(refusal))
        return redirect("judging", nomination.pk)
    if isinstance(refusal, actions.Incomplete):
        for missing in refusal.missing:
            form.add_missing(missing, actions.sentence_about(missing))
        return _page(request, seat, nomination, form, status=422)
    form.add_error(None, str(refusal))
    if isinstance(refusal, Stale):
        form.stored = scores
    return _page(request, seat, nomination, form, status=409)


def _page(
    request: Request,
    seat: CommitteeSeat,
    nomination: Nomination,
    form: ScoreForm | None = None,
    *,
    dossier: NominationDossier | None = None,
    status: int = 200,
) -> HttpResponse:
    stored = member_work.sheet_of(seat, nomination)
    scores = member_work.scores_in(stored)
    why_not = why_not_scoring(nomination.round, request.arrived_at)
    dossier = dossier or read(nomination)
    form = form or _form(nomination, initial=initial_of(stored, scores))
    form.reasons = {row.criterion: row.text for row in dossier.appeals.rows}
    context = {
        "nomination": nomination,
        "dossier": dossier,
        "sheet": stored,
        "form": form,
        "why_not": why_not,
        "is_open": not why_not and stored.state == SheetState.OPEN,
        "is_final": stored.state == SheetState.FINAL,
        "next": member_work.next_after(seat, nomination),
    }
    return TemplateResponse(request, "judging/sheet.html", context, status=status)
