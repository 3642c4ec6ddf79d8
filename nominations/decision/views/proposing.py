"""The secretariat writes who receives which prize, tables it and recalls it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from awards.rounds.models import Round
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted, see_again
from nominations.changing import Refused, Stale
from nominations.decision import actions, pages
from nominations.decision.forms import Proposal, RecallForm, SeenForm
from nominations.decision.lines import fingerprint_of_resolution
from nominations.decision.models import Resolution, State
from nominations.decision.ranking import ranked
from nominations.decision.views.shortcuts import about, chosen, not_begun, resolution_of
from nominations.people.seats import secretariat


@require_POST
@open_to(secretariat)
def draft(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    try:
        actions.draft(round_, by=request.user, at=timezone.now())
    except Refused as refusal:
        return not_begun(request, round_, str(refusal), status=409)
    return redirect("resolution-edit", number)


@form_page
@open_to(secretariat)
def edit(request: Request, number: int) -> HttpResponse:
    resolution = resolution_of(request, number)
    if resolution.state != State.DRAFTING and request.method != "POST":
        return redirect("resolution", number)
    proposal = Proposal(resolution, ranked(resolution.round, request.user), posted(request))
    if request.method != "POST" or proposal.found:
        return _edit_page(request, resolution, proposal)
    if proposal.is_finding or not proposal.is_valid():
        return _edit_page(request, resolution, proposal, status=422)
    clean = proposal.note.cleaned_data
    try:
        actions.revise(
            resolution,
            seen=clean["seen"],
            note=clean["note"],
            choices=proposal.lines(),
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        proposal.note.add_error(None, str(refusal))
        stored = _stored(request, resolution, proposal) if isinstance(refusal, Stale) else None
        return _edit_page(request, resolution, proposal, stored, status=409)
    return done(request, _("決定案を保存しました。"), "resolution", number)


def _stored(request: Request, resolution: Resolution, proposal: Proposal) -> pages.ResolutionPage:
    """What somebody else has written meanwhile, to be seen beside what was sent."""
    see_again(proposal.note, fingerprint_of_resolution(resolution))
    return pages.resolution_page(resolution, request.user)


def _edit_page(
    request: Request,
    resolution: Resolution,
    proposal: Proposal,
    stored: pages.ResolutionPage | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "resolution": resolution,
        "round": resolution.round,
        "proposal": proposal,
        "stored": stored,
    }
    return TemplateResponse(request, "decision/edit.html", context, status=status)


@form_page
@open_to(secretariat)
def table(request: Request, number: int) -> HttpResponse:
    resolution = resolution_of(request, number)
    if resolution.state != State.DRAFTING and request.method != "POST":
        return redirect("resolution", number)
    form = SeenForm(posted(request), initial={"seen": fingerprint_of_resolution(resolution)})
    return confirmation(
        request,
        "decision/table.html",
        form,
        act=lambda: actions.table(
            resolution, seen=form.cleaned_data["seen"], by=request.user, at=timezone.now()
        ),
        then=lambda _nothing: done(
            request,
            _("決定案を協議に付し、主催者の担当者に知らせました。"),
            "resolution",
            number,
        ),
        context=lambda: _tabling(request, resolution, form),
    )


def _tabling(request: Request, resolution: Resolution, form: SeenForm) -> dict[str, object]:
    see_again(form, fingerprint_of_resolution(resolution))
    hosts = pages.names_of(resolution.round.hosts.order_by("position"))
    words = {"heading": _("決定案を協議に付す"), "submit": _("協議に付す"), "hosts": hosts}
    return about(resolution) | chosen(request, resolution) | words


@form_page
@open_to(secretariat)
def recall(request: Request, number: int) -> HttpResponse:
    resolution = resolution_of(request, number)
    if resolution.state != State.TABLED and request.method != "POST":
        return redirect("resolution", number)
    form = RecallForm(posted(request))
    words = {
        "heading": _("決定案を差し戻す"),
        "submit": pgettext("resolution", "差し戻す"),
        "danger": True,
    }
    return confirmation(
        request,
        "decision/recall.html",
        form,
        act=lambda: actions.recall(
            resolution, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
        ),
        then=lambda _nothing: done(
            request,
            _("決定案を差し戻し、主催者の担当者に知らせました。"),
            "resolution",
            number,
        ),
        context=about(resolution) | words,
    )
