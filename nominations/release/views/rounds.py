"""The rounds the hosts have decided: drafting their profiles, and releasing them together."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.languages import spoken
from awards.rounds.models import Round
from awards.winners.models import Photo
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page
from nominations.changing import Refused
from nominations.intake.models import Nomination
from nominations.people.seats import secretariat
from nominations.release import actions, pages
from nominations.release.forms.publishing import ReleaseForm


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


@form_page
@open_to(secretariat)
def release_round(request: Request, number: int) -> HttpResponse:
    """GET with a moment shows what would happen then; POST makes it so."""
    round_ = get_object_or_404(Round, number=number)
    at = timezone.now()
    overview = pages.overview(at, number)
    if not overview:
        raise Http404
    typed = request.POST if request.method == "POST" else request.GET
    form = ReleaseForm(typed if "publish_at" in typed or request.method == "POST" else None, at=at)
    return confirmation(
        request,
        "release/release.html",
        form,
        act=lambda: actions.release(
            round_, publish_at=form.cleaned_data["publish_at"], by=request.user, at=at
        ),
        then=lambda _result: done(
            request,
            _("%(round)sの受賞団体を、%(when)sに公表します。")
            % {"round": round_, "when": spoken(form.cleaned_data["publish_at"])},
            "release-home",
        ),
        context={
            "round": round_,
            "lines": overview[0],
            # The moment is known, and nothing is missing.
            "is_asked": overview[0].is_ready and form.is_valid(),
            "applications": actions.applications(round_),
            "photos": Photo.objects.filter(winner__round=round_).count(),
        },
    )
