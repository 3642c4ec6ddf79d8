"""The rounds the hosts have decided: drafting their profiles, and releasing them together."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.languages import spoken
from awards.rounds.models import Round
from nominations.access import Request, open_to
from nominations.changing import Refused
from nominations.intake.models import Nomination
from nominations.people.seats import secretariat
from nominations.release import actions, pages
from nominations.release.forms import ReleaseForm


@require_safe
@open_to(secretariat)
def home(request: Request) -> HttpResponse:
    context = {"rounds": pages.overview(timezone.now())}
    return TemplateResponse(request, "release/home.html", context)


@require_POST
@open_to(secretariat)
def draft(request: Request, nomination: UUID) -> HttpResponse:
    chosen = get_object_or_404(Nomination.objects.visible_to(request.user, "office"), pk=nomination)
    try:
        winner = actions.draft_profile(chosen, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("release-home")
    return redirect("profile", winner.pk)


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def release_round(request: Request, number: int) -> HttpResponse:
    """GET with a moment shows what would happen then; POST makes it so."""
    round_ = get_object_or_404(Round, number=number)
    at = timezone.now()
    typed = request.POST if request.method == "POST" else request.GET
    form = ReleaseForm(typed if "publish_at" in typed else None, at=at)
    if request.method == "POST" and form.is_valid():
        return _release(request, round_, form.cleaned_data["publish_at"], at)
    found = pages.overview(at, number)
    if not found:
        raise Http404
    context = {"round": round_, "lines": found[0], "form": form, "sure": _sure(form, found[0])}
    return TemplateResponse(request, "release/release.html", context)


def _sure(form: ReleaseForm, lines: pages.RoundLines) -> list[str]:
    """The sentences to confirm, once the moment is known and nothing is missing."""
    if not lines.is_ready or not form.is_valid():
        return []
    when, count = form.cleaned_data["publish_at"], actions.applications(lines.round)
    return pages.consequences(lines.round, len(lines.lines), count, when)


def _release(request: Request, round_: Round, publish_at: datetime, at: datetime) -> HttpResponse:
    try:
        actions.release(round_, publish_at=publish_at, by=request.user, at=at)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        when = spoken(publish_at)
        messages.success(
            request,
            _("%(round)sの受賞団体を、%(when)s（日本時間）に公表します。")
            % {"round": round_, "when": when},
        )
    return redirect("release-home")
