"""One profile: read, previewed and proofread."""

from django.forms import Form
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.winners.models import Photo, State
from awards.winners.public import page_of
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.files import picture_response
from nominations.people.seats import secretariat
from nominations.release import actions, pages
from nominations.release.confirmation import confirmation_of
from nominations.release.findings import proof_of
from nominations.release.forms.publishing import ReopenForm
from nominations.release.proofreading_messages import lacks_of
from nominations.release.reading import read
from nominations.release.sections import english_steps, steps
from nominations.release.views.shortcuts import profile_for, with_addresses


@require_safe
@open_to(secretariat)
def profile(request: Request, pk: int) -> HttpResponse:
    profile, at = profile_for(request, pk), timezone.now()
    winner = profile.winner
    dossier = read(winner)
    lacks = lacks_of(dossier)
    context = {
        "profile": profile,
        "confirmation": confirmation_of(winner, dossier, at),
        "winner": winner,
        "kind": pages.KINDS[State(winner.state)],
        "state": winner.state_at(at),
        "steps": steps(pk, lacks),
        "english": english_steps(pk, dossier),
        "lacks": with_addresses(winner, lacks),
        "proof": proof_of(dossier, at),
        "is_embargoed": bool(winner.published_at and at < winner.published_at),
        "is_public": winner.is_public(at),
    }
    return TemplateResponse(request, "release/profile.html", context)


@require_safe
@open_to(secretariat)
def preview(request: Request, pk: int) -> HttpResponse:
    """The public page, before it is one."""
    winner = profile_for(request, pk).winner
    page = page_of(winner, lambda position: reverse("profile-photo", args=[pk, position]))
    return TemplateResponse(request, "release/preview.html", {"page": page, "winner": winner})


@require_safe
@open_to(secretariat)
def photo(request: Request, pk: int, position: int) -> HttpResponseBase:
    """Also of a winner that was not drafted here."""
    photos = Photo.objects.filter(winner__pk=pk, position=position)
    return picture_response(get_object_or_404(photos).original)


@form_page
@open_to(secretariat)
def proofread(request: Request, pk: int) -> HttpResponse:
    winner = profile_for(request, pk).winner
    if request.method != "POST" and winner.state != State.DRAFTING:
        return redirect("profile", pk)
    dossier = read(winner)
    return confirmation(
        request,
        "release/proofread.html",
        Form(posted(request)),
        act=lambda: actions.proofread(winner, by=request.user, at=timezone.now()),
        then=lambda _result: done(
            request,
            _("%(winner)sの紹介文を校了しました。") % {"winner": winner.name},
            "profile",
            pk,
        ),
        context={
            "heading": _("紹介文の校了"),
            "lead": winner.name,
            "winner": winner,
            "lacks": with_addresses(winner, lacks_of(dossier)),
            "confirmed": confirmation_of(winner, dossier, timezone.now()),
            "proof": proof_of(dossier, timezone.now()),
            "submit": _("校了する"),
            "cancel_url": reverse("profile", args=[pk]),
        },
    )


@form_page
@open_to(secretariat)
def unproofread(request: Request, pk: int) -> HttpResponse:
    winner = profile_for(request, pk).winner
    if request.method != "POST" and winner.state != State.PROOFREAD:
        return redirect("profile", pk)
    form = ReopenForm(posted(request))
    return confirmation(
        request,
        "release/unproofread.html",
        form,
        act=lambda: actions.unproofread(
            winner, by=request.user, at=timezone.now(), **form.cleaned_data
        ),
        then=lambda _result: done(
            request,
            _("%(winner)sの紹介文を作成中に戻しました。") % {"winner": winner.name},
            "profile",
            pk,
        ),
        context={
            "heading": _("校了した紹介文を作成中に戻す"),
            "winner": winner,
            "submit": _("作成中に戻す"),
            "cancel_url": reverse("profile", args=[pk]),
        },
    )
