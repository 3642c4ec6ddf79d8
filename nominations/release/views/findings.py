"""What proofreading finds in a profile: read by section, fixed, or accepted with a reason."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.winners.models import State
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.changing import Refused
from nominations.people.seats import secretariat
from nominations.release import actions
from nominations.release.findings import proof_of
from nominations.release.forms.publishing import AcceptForm
from nominations.release.models.profiles import Profile
from nominations.release.pages import by_section
from nominations.release.reading import read
from nominations.release.views.shortcuts import profile_for


@require_safe
@open_to(secretariat)
def findings(request: Request, pk: int) -> HttpResponse:
    return _findings(request, profile_for(request, pk))


def _findings(request: Request, profile: Profile, status: int = 200) -> HttpResponse:
    winner = profile.winner
    proof = proof_of(read(winner), timezone.now())
    context = {
        "winner": winner,
        "proof": proof,
        "groups": by_section(winner, proof),
        "may_change": winner.state == State.DRAFTING,
    }
    return TemplateResponse(request, "release/findings.html", context, status=status)


@require_POST
@open_to(secretariat)
def finding_fix(request: Request, pk: int, digest: str) -> HttpResponse:
    profile = profile_for(request, pk)
    try:
        actions.fix_finding(profile.winner, digest=digest, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _findings(request, profile, status=409)
    return done(request, _("指摘した所を直して、保存しました。"), "profile-findings", pk)


@form_page
@open_to(secretariat)
def finding_accept(request: Request, pk: int, digest: str) -> HttpResponse:
    winner = profile_for(request, pk).winner
    told = proof_of(read(winner), timezone.now()).named(digest)
    if told is None or (request.method != "POST" and not told.is_open):
        messages.info(request, _("この指摘は、直されたか、既に了承されています。"))
        return redirect("profile-findings", pk)
    form = AcceptForm(posted(request))
    return confirmation(
        request,
        "release/accept.html",
        form,
        act=lambda: actions.accept_finding(
            winner, digest=digest, by=request.user, at=timezone.now(), **form.cleaned_data
        ),
        then=lambda _none: done(
            request, _("理由を記録して、指摘を了承しました。"), "profile-findings", pk
        ),
        context={
            "heading": _("そのままでよいとする"),
            "winner": winner,
            "told": told,
            "submit": _("了承する"),
            "cancel_url": reverse("profile-findings", args=[pk]),
        },
    )
