"""The rounds the hosts have decided: and drafting the profiles of their winners."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from nominations.access import Request, open_to
from nominations.changing import Refused
from nominations.intake.models import Nomination
from nominations.people.seats import secretariat
from nominations.release import actions, pages


@require_safe
@open_to(secretariat)
def home(request: Request) -> HttpResponse:
    return _home(request)


def _home(request: Request, status: int = 200) -> HttpResponse:
    context = {"rounds": pages.overview(timezone.now())}
    return TemplateResponse(request, "release/home.html", context, status=status)


@require_POST
@open_to(secretariat)
def draft(request: Request, nomination: UUID) -> HttpResponse:
    chosen = get_object_or_404(Nomination.objects.visible_to(request.user, "office"), pk=nomination)
    try:
        winner = actions.draft_profile(chosen, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _home(request, status=409)
    return redirect("profile", winner.pk)
