"""The secretariat's list of a round's nominations, one nomination, and what is decided about it."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.clock import JST, in_japan
from awards.rounds.models import Round
from nominations.access import Request, open_to
from nominations.changing import Refused, Stale
from nominations.files import download_response, picture_response
from nominations.intake.models import Nomination, State
from nominations.intake.reading import read
from nominations.people.seats import secretariat
from nominations.screening import actions, decisions, nomination_list
from nominations.screening.checks import (
    changed_since,
    fingerprint_of_checks,
    suggested,
    valid_checks,
)
from nominations.screening.forms import CheckForm, Filter, initial_of
from nominations.screening.models import ReturnNote

REASONABLE = timedelta(days=14)


@require_safe
@open_to(secretariat)
def listed(request: Request) -> HttpResponse:
    rounds = list(Round.objects.newest_first())
    round_ = nomination_list.chosen(rounds, request.GET.get("round", ""))
    choices = [(str(r.number), str(r)) for r in rounds]
    data = request.GET.dict() | {"round": str(round_.number) if round_ else ""}
    form = Filter(choices, data)
    form.is_valid()
    visible = Nomination.objects.visible_to(request.user, "office").filter(round=round_)
    found = Paginator(nomination_list.listed(visible, form.cleaned_data), 50)
    page = found.get_page(request.GET.get("page"))
    context = {
        "round": round_,
        "form": form,
        "page": page,
        "rows": nomination_list.rows(page),
        "counts": nomination_list.counts(visible),
        "state": form.cleaned_data.get("state", ""),
    }
    return TemplateResponse(request, "screening/list.html", context)


def _found(request: Request, pk: UUID) -> Nomination:
    visible = Nomination.objects.visible_to(request.user, "office")
    return get_object_or_404(visible.for_list(), pk=pk)


@require_safe
@open_to(secretariat)
def nomination(request: Request, pk: UUID) -> HttpResponse:
    return _page(request, _found(request, pk))


@require_POST
@open_to(secretariat)
def check(request: Request, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    at = timezone.now()
    form = CheckForm(suggested(found, at), request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        seen = form.cleaned_data["seen"]
        actions.check(found, form.findings(), seen=seen, by=request.user, at=at)
    except Stale as refusal:
        return _stale(request, found, refusal)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("確認の結果を保存しました。"))
    return redirect("screening", pk)


def _stale(request: Request, found: Nomination, refusal: Stale) -> HttpResponse:
    """What was typed, upon what is stored now, and both to be seen."""
    checks = found.checks.all()
    typed = request.POST.dict() | {"seen": fingerprint_of_checks(checks)}
    form = CheckForm(suggested(found, timezone.now()), typed)
    form.stored = {check.item: check for check in checks}
    form.add_error(None, str(refusal))
    return _page(request, found, form, status=409)


def _page(
    request: Request, found: Nomination, form: CheckForm | None = None, status: int = 200
) -> HttpResponse:
    why_closed = actions.why_closed(found.round)
    context = {
        "nomination": found,
        "dossier": read(found),
        "kind": nomination_list.kind_of(found.state),
        "form": form or _check_form(found),
        "is_open": not why_closed and found.state == State.SUBMITTED,
        "why_closed": why_closed,
        "acts": decisions.acts_for(found),
        "checks": valid_checks(found),
        "returns": _returns(found),
        "refusals": found.ineligible_notes.order_by("-at", "-pk"),
    }
    return TemplateResponse(request, "screening/nomination.html", context, status=status)


def _check_form(found: Nomination) -> CheckForm:
    """Findings from before a return are shown again, to be confirmed or changed."""
    checks = {check.item: check for check in found.checks.all()}
    initial = initial_of(checks) | {"seen": fingerprint_of_checks(checks.values())}
    return CheckForm(suggested(found, timezone.now()), initial=initial)


def _returns(found: Nomination) -> list[tuple[ReturnNote, list[str]]]:
    """Newest first; what has changed since is told of the newest only."""
    notes = list(found.return_notes.order_by("-at", "-pk"))
    return [(note, changed_since(note) if note is notes[0] else []) for note in notes]


def _decide(request: Request, pk: UUID, act: decisions.Act) -> HttpResponse:
    found = _found(request, pk)
    if request.method != "POST" and not act.fits(found):
        return redirect("screening", pk)
    data = request.POST if request.method == "POST" else None
    form = act.form(data, initial={"due_at": _in_a_while(timezone.now())})
    status = 200
    if form.is_valid():
        try:
            act.do(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            done = {"title": found, "done": act.done}
            messages.success(request, _("%(title)s：%(done)s。") % done)
            return redirect("screening", pk)
    context = {"form": form, "nomination": found, **_words(act, pk)}
    return TemplateResponse(request, "screening/decide.html", context, status=status)


def _words(act: decisions.Act, pk: UUID) -> dict[str, Any]:
    return {
        "heading": act.verb,
        "submit": act.verb,
        "consequences": act.consequences,
        "danger": act.danger,
        "cancel_url": reverse("screening", args=[pk]),
    }


def _in_a_while(at: datetime) -> datetime:
    """Two weeks later at the end of the office day."""
    day = in_japan(at + REASONABLE).date()
    return datetime.combine(day, time(17), tzinfo=JST)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def send_back(request: Request, pk: UUID) -> HttpResponse:
    return _decide(request, pk, decisions.RETURN)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def accept(request: Request, pk: UUID) -> HttpResponse:
    return _decide(request, pk, decisions.ACCEPT)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def ineligible(request: Request, pk: UUID) -> HttpResponse:
    return _decide(request, pk, decisions.INELIGIBLE)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def reconsider(request: Request, pk: UUID) -> HttpResponse:
    return _decide(request, pk, decisions.RECONSIDER)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def reopen(request: Request, pk: UUID) -> HttpResponse:
    return _decide(request, pk, decisions.REOPEN)


@require_safe
@open_to(secretariat)
def photo(request: Request, pk: UUID, photo: int) -> HttpResponseBase:
    return picture_response(get_object_or_404(_found(request, pk).photos, pk=photo).file)


@require_safe
@open_to(secretariat)
def attachment(request: Request, pk: UUID, attachment: int) -> HttpResponseBase:
    found = get_object_or_404(_found(request, pk).attachments, pk=attachment)
    return download_response(found.file, f"{found.name}.pdf")
