"""The secretariat drafts who receives which prize; the hosts read it and approve."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.rounds.models import Host, Phase, Round
from nominations.access import Request, open_to
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
    found = Resolution.objects.visible_to(request.user).filter(round__number=number).first()
    if found is None and secretariat(request.user):
        return _not_begun(request, number)
    found = _found(request, number)
    office = secretariat(request.user)
    context = {
        "resolution": found,
        "round": found.round,
        "page": pages.resolution_page(found),
        "mine": _open_hosts(request, found),
        "is_office": office,
        "obstacles": actions.obstacles(found) if office and found.state == State.DRAFTING else [],
    }
    return TemplateResponse(request, "decision/resolution.html", context)


def _not_begun(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    context = {"round": round_, "can_begin": round_.phase == Phase.DELIBERATING}
    return TemplateResponse(request, "decision/not_begun.html", context)


@require_POST
@open_to(secretariat)
def draft(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    try:
        actions.draft(round_, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("resolution", number)
    return redirect("resolution-edit", number)


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def edit(request: Request, number: int) -> HttpResponse:
    found = _found(request, number)
    if found.state != State.DRAFTING and request.method == "GET":
        return redirect("resolution", number)
    proposal = Proposal(found, ranked(found.round), request.POST or None)
    status = 200
    if request.POST and proposal.is_valid():
        try:
            given = proposal.note.cleaned_data
            actions.revise(
                found, choices=proposal.lines(), by=request.user, at=timezone.now(), **given
            )
        except Refused as refusal:
            proposal.note.add_error(None, str(refusal))
            status = 409 if isinstance(refusal, Stale) else 200
        else:
            messages.success(request, _("決定案を保存しました。"))
            return redirect("resolution", number)
    context = {"resolution": found, "round": found.round, "proposal": proposal}
    if status == 409:
        proposal.start_from(fingerprint_of_resolution(found))
        context["stored"] = pages.resolution_page(found)
    return TemplateResponse(request, "decision/edit.html", context, status=status)


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def table(request: Request, number: int) -> HttpResponse:
    found = _found(request, number)
    if found.state != State.DRAFTING and request.method == "GET":
        return redirect("resolution", number)
    form = SeenForm(request.POST or None, initial={"seen": fingerprint_of_resolution(found)})
    if form.is_valid():
        return _done(
            request,
            number,
            lambda: actions.table(
                found, seen=form.cleaned_data["seen"], by=request.user, at=timezone.now()
            ),
            _("決定案を協議に付し、主催者の担当官に知らせました。"),
        )
    context = pages.tabling(found) | {"form": form}
    return _confirm(request, found, context)


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def recall(request: Request, number: int) -> HttpResponse:
    found = _found(request, number)
    if found.state != State.TABLED and request.method == "GET":
        return redirect("resolution", number)
    form = RecallForm(request.POST or None)
    if form.is_valid():
        return _done(
            request,
            number,
            lambda: actions.recall(
                found, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
            ),
            _("決定案を起案に戻し、主催者の担当官に知らせました。"),
        )
    return _confirm(request, found, pages.recalling(found) | {"form": form, "danger": True})


@require_http_methods(["GET", "POST"])
@open_to(host)
def approve(request: Request, number: int) -> HttpResponse:
    found = _found(request, number)
    hosts = found.round.hosts.filter(code__in=seats_of(request.user).hosts).order_by("position")
    if not hosts:
        raise Http404
    if found.state != State.TABLED and request.method == "GET":
        return redirect("resolution", number)
    form = ApprovalForm(request.POST or None, hosts=hosts, initial={"seen": str(found.version)})
    if form.is_valid():
        given = form.cleaned_data
        return _done(
            request,
            number,
            lambda: actions.approve(
                given["host"], found, seen=given["seen"], by=request.user, at=timezone.now()
            ),
            _("%(host)sとして承認しました。") % {"host": given["host"]},
        )  # fmt: skip
    return _confirm(request, found, pages.approving(found, hosts) | {"form": form})


def _found(request: Request, number: int) -> Resolution:
    visible = Resolution.objects.visible_to(request.user).select_related("round")
    return get_object_or_404(visible, round__number=number)


def _open_hosts(request: Request, found: Resolution) -> QuerySet[Host]:
    """The hosts this person can still approve for."""
    if found.state != State.TABLED:
        return Host.objects.none()
    given = found.approvals.filter(version=found.version).values("host")
    mine = found.round.hosts.filter(code__in=seats_of(request.user).hosts)
    return mine.exclude(pk__in=given).order_by("position")


def _done(request: Request, number: int, act: Any, sentence: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, sentence)
    return redirect("resolution", number)


def _confirm(request: Request, found: Resolution, context: dict[str, Any]) -> HttpResponse:
    url = reverse("resolution", args=[found.round.number])
    context = {"round": found.round, "cancel_url": url, **context}
    return TemplateResponse(request, "decision/confirm.html", context)
