"""The secretariat drafts who receives which prize; the hosts read it and approve."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from awards.rounds.models import Host, Phase, Round
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted, see_again
from nominations.changing import Refused, Stale
from nominations.decision import actions, pages
from nominations.decision.forms import ApprovalForm, Proposal, RecallForm, SeenForm
from nominations.decision.lines import fingerprint_of_resolution
from nominations.decision.models import Resolution, State
from nominations.decision.ranking import ranked
from nominations.people.seats import host, seats_of, secretariat


@require_safe
@open_to(secretariat, host)
def home(request: Request) -> HttpResponse:
    visible = Resolution.objects.visible_to(request.user).for_list()
    lines = pages.overview(visible, with_all_rounds=secretariat(request.user))
    return TemplateResponse(request, "decision/home.html", {"lines": lines})


@require_safe
@open_to(secretariat, host)
def resolution(request: Request, number: int) -> HttpResponse:
    visible = Resolution.objects.visible_to(request.user)
    if secretariat(request.user) and not visible.filter(round__number=number).exists():
        return _not_begun(request, get_object_or_404(Round, number=number))
    resolution = _resolution(request, number)
    office = secretariat(request.user)
    is_drafting = resolution.state == State.DRAFTING
    page = pages.resolution_page(resolution, request.user)
    places = page.ranked.places if office and is_drafting else {}
    context = {
        "resolution": resolution,
        "round": resolution.round,
        "page": page,
        "is_public": resolution.round.is_announced(timezone.now()),
        "hosts_to_approve": _hosts_to_approve(request, resolution),
        "is_office": office,
        "obstacles": actions.obstacles(resolution, places) if office and is_drafting else [],
    }
    return TemplateResponse(request, "decision/resolution.html", context)


def _not_begun(
    request: Request, round_: Round, refusal: str = "", status: int = 200
) -> HttpResponse:
    can_begin = round_.phase == Phase.DELIBERATING
    context = {"round": round_, "can_begin": can_begin, "refusal": refusal}
    return TemplateResponse(request, "decision/not_begun.html", context, status=status)


@require_POST
@open_to(secretariat)
def draft(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    try:
        actions.draft(round_, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _not_begun(request, round_, str(refusal), status=409)
    return redirect("resolution-edit", number)


@form_page
@open_to(secretariat)
def edit(request: Request, number: int) -> HttpResponse:
    resolution = _resolution(request, number)
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
    resolution = _resolution(request, number)
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
    return _about(resolution) | _chosen(request, resolution) | words


@form_page
@open_to(secretariat)
def recall(request: Request, number: int) -> HttpResponse:
    resolution = _resolution(request, number)
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
        context=_about(resolution) | words,
    )


@form_page
@open_to(host)
def approve(request: Request, number: int) -> HttpResponse:
    resolution = _resolution(request, number)
    hosts = resolution.round.hosts.filter(code__in=seats_of(request.user).hosts)
    hosts = hosts.order_by("position")
    if not hosts:
        raise Http404
    if resolution.state != State.TABLED and request.method != "POST":
        return redirect("resolution", number)
    form = ApprovalForm(posted(request), hosts=hosts, initial={"seen": str(resolution.version)})
    return confirmation(
        request,
        "decision/approve.html",
        form,
        act=lambda: actions.approve(
            form.cleaned_data["host"],
            resolution,
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        ),
        then=lambda _nothing: done(
            request,
            _("%(host)sとして承認しました。") % {"host": form.cleaned_data["host"]},
            "resolution",
            number,
        ),
        # Asked for anew: what has been recalled meanwhile does not exist for a host.
        context=lambda: _approving(request, _resolution(request, number), form, hosts),
    )


def _approving(
    request: Request, resolution: Resolution, form: ApprovalForm, hosts: QuerySet[Host]
) -> dict[str, object]:
    see_again(form, str(resolution.version))
    names = pages.names_of(hosts)
    words = {"heading": _("決定案を承認する"), "submit": _("承認する"), "hosts": names}
    return _about(resolution) | _chosen(request, resolution) | words


def _resolution(request: Request, number: int) -> Resolution:
    visible = Resolution.objects.visible_to(request.user).select_related("round")
    return get_object_or_404(visible, round__number=number)


def _hosts_to_approve(request: Request, resolution: Resolution) -> QuerySet[Host]:
    """The hosts this person can still approve for."""
    if resolution.state != State.TABLED:
        return Host.objects.none()
    approved = resolution.approvals.filter(version=resolution.version).values("host")
    own = resolution.round.hosts.filter(code__in=seats_of(request.user).hosts)
    return own.exclude(pk__in=approved).order_by("position")


def _about(resolution: Resolution) -> dict[str, object]:
    """What every page that asks for confirmation says of the resolution."""
    url = reverse("resolution", args=[resolution.round.number])
    return {"resolution": resolution, "round": resolution.round, "cancel_url": url}


def _chosen(request: Request, resolution: Resolution) -> dict[str, object]:
    return {"chosen": pages.chosen_lines(resolution, ranked(resolution.round, request.user))}
