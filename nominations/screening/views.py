"""The secretariat's list of a round's nominations, one nomination, and what is decided about it."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.clock import JST, in_japan
from awards.error_pages import takes_at_most
from awards.rounds.models import Round
from nominations.access import Request, open_to
from nominations.answering import (
    MOST_TYPED,
    confirmation,
    done,
    form_page,
    page_of,
    posted,
    see_again,
)
from nominations.changing import Stale
from nominations.files import download_response, picture_response
from nominations.intake.comparing import Change, changed_since_return, changes_of
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination, State
from nominations.intake.readiness import problems_with
from nominations.intake.readiness_messages import message
from nominations.intake.reading import read
from nominations.intake.sections import TITLES
from nominations.people.seats import secretariat
from nominations.screening import actions, nomination_list
from nominations.screening.checks import (
    fingerprint_of_checks,
    proposals,
    valid_checks,
)
from nominations.screening.decisions import Decision, open_decisions
from nominations.screening.forms import CheckForm, Filter, initial_of
from nominations.screening.models import ReturnNote


@require_safe
@open_to(secretariat)
def listed(request: Request) -> HttpResponse:
    rounds = list(Round.objects.in_brief().newest_first())
    round_ = nomination_list.chosen(rounds, request.GET.get("round", ""))
    choices = [(str(r.number), str(r)) for r in rounds]
    data = request.GET.dict() | {"round": str(round_.number) if round_ else ""}
    form = Filter(choices, data)
    form.is_valid()
    visible = Nomination.objects.visible_to(request.user, "office").filter(round=round_)
    rows, counts = (
        nomination_list.listed(visible, form.cleaned_data),
        nomination_list.counts(visible),
    )
    page = page_of(request, rows, nomination_list.total(counts, rows, form.cleaned_data))
    context = {
        "round": round_,
        "form": form,
        "page": page,
        "rows": nomination_list.rows(page),
        "counts": counts,
        "state": form.cleaned_data.get("state", ""),
    }
    return TemplateResponse(request, "screening/list.html", context)


def _nomination(request: Request, pk: UUID) -> Nomination:
    visible = Nomination.objects.visible_to(request.user, "office")
    return get_object_or_404(visible.for_list(), pk=pk)


@require_safe
@open_to(secretariat)
def nomination(request: Request, pk: UUID) -> HttpResponse:
    nomination = _nomination(request, pk)
    visible = Nomination.objects.visible_to(request.user, "office")
    before, after = nomination_list.beside(visible, nomination)
    context = _shown(nomination) | {"before": before, "after": after}
    return TemplateResponse(request, "screening/nomination.html", context)


@takes_at_most(MOST_TYPED)
@require_POST
@open_to(secretariat)
def check(request: Request, pk: UUID) -> HttpResponse:
    nomination, at = _nomination(request, pk), timezone.now()
    form = CheckForm(proposals(nomination, read(nomination), at), request.POST)

    def write() -> None:
        seen = form.cleaned_data["seen"]
        try:
            actions.check(nomination, form.findings(), seen=seen, by=request.user, at=at)
        except Stale:
            # What was sent is shown, and beside it what is stored now.
            form.stored = {check.item: check for check in nomination.checks.all()}
            see_again(form, fingerprint_of_checks(form.stored.values()))
            raise

    # Accepting still asks on a page of its own, and says there what stands in its way.
    onward = "screening-accept" if "accept" in request.POST else "screening"
    return confirmation(
        request,
        "screening/nomination.html",
        form,
        act=write,
        then=lambda _none: done(request, _("確認の結果を保存しました。"), onward, pk),
        context=lambda: _shown(nomination, form),
    )


def _shown(nomination: Nomination, sent: CheckForm | None = None) -> dict[str, object]:
    why_closed = actions.why_closed(nomination.round)
    dossier = read(nomination)
    return {
        "nomination": nomination,
        "before": None,
        "after": None,
        "dossier": dossier,
        "total": Nomination.objects.received().beside(nomination).count(),
        "kind": nomination_list.kind_of(nomination.state),
        "form": sent or _check_form(nomination, dossier),
        # A form that was sent is shown again, even if nothing can be checked any more.
        "is_open": sent is not None or (not why_closed and nomination.state == State.SUBMITTED),
        "why_closed": why_closed,
        "decisions": open_decisions(nomination),
        "advice": _advice(dossier),
        "checks": nomination.checks.order_by("pk"),
        "valid": valid_checks(nomination),
        "open_requests": nomination.return_requests.filter(answered_at=None).order_by("-at"),
        "returns": _returns(nomination, dossier),
        "refusals": nomination.ineligible_notes.order_by("-at", "-pk"),
    }


def _advice(dossier: NominationDossier) -> list[str]:
    """What the body was asked to look at again before it submitted, and could leave as it was."""
    problems = problems_with(dossier, in_japan(timezone.now()).date())
    return [message(one, dossier).sentence for one in problems if not one.blocks]


def _check_form(nomination: Nomination, dossier: NominationDossier) -> CheckForm:
    """Findings from before a return are shown again, to be confirmed or changed."""
    checks = {check.item: check for check in nomination.checks.all()}
    proposed = proposals(nomination, dossier, timezone.now())
    initial = initial_of(proposed, checks) | {"seen": fingerprint_of_checks(checks.values())}
    return CheckForm(proposed, initial=initial)


def _returns(
    nomination: Nomination, dossier: NominationDossier
) -> list[tuple[ReturnNote, list[tuple[str | Promise, list[Change]]]]]:
    """Newest first, with what was changed after it, by section; the older ones without."""
    notes = list(nomination.return_notes.order_by("-at", "-pk"))
    slugs = changed_since_return(dossier)
    changed = [(title, changes_of(dossier, s)) for s, title in TITLES.items() if s in slugs]
    return [(note, changed if note is notes[0] else []) for note in notes]


@form_page
@open_to(secretariat)
def decide(request: Request, pk: UUID, decision: Decision) -> HttpResponse:
    nomination = _nomination(request, pk)
    if request.method != "POST" and not decision.fits(nomination):
        return redirect("screening", pk)
    form = decision.form(posted(request), initial={"due_at": _in_two_weeks(timezone.now())})
    sentence = _("%(title)s：%(done)s。") % {"title": nomination, "done": decision.done}
    return confirmation(
        request,
        f"screening/{decision.name}.html",
        form,
        act=lambda: decision.act(
            nomination, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
        then=lambda _nothing: done(request, sentence, "screening", pk),
        context={
            "nomination": nomination,
            "heading": decision.verb,
            "submit": decision.verb,
            "danger": decision.danger,
            "cancel_url": reverse("screening", args=[pk]),
        },
    )


def _in_two_weeks(at: datetime) -> datetime:
    """Two weeks later at the end of the office day."""
    day = in_japan(at + timedelta(days=14)).date()
    return datetime.combine(day, time(17), tzinfo=JST)


@require_safe
@open_to(secretariat)
def photo(request: Request, pk: UUID, photo: int) -> HttpResponseBase:
    return picture_response(get_object_or_404(_nomination(request, pk).photos, pk=photo).file)


@require_safe
@open_to(secretariat)
def attachment(request: Request, pk: UUID, attachment: int) -> HttpResponseBase:
    paper = get_object_or_404(_nomination(request, pk).attachments, pk=attachment)
    return download_response(paper.file, f"{paper.name}.pdf")
