"""One profile: read, edited section by section, previewed and proofread."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.winners.models import State, Winner
from awards.winners.public import page_of
from nominations.access import Request, open_to
from nominations.changing import Refused, Stale
from nominations.files import picture_response
from nominations.judging.results import judgements
from nominations.people.seats import secretariat
from nominations.release import actions, pages
from nominations.release.forms import Editor, ReopenForm, editor
from nominations.release.models import Profile
from nominations.release.proofreading import Lack, lacks_of


@require_safe
@open_to(secretariat)
def profile(request: Request, pk: int) -> HttpResponse:
    found = _found(request, pk)
    winner = found.winner
    lacks = lacks_of(winner)
    context = {
        "profile": found,
        "winner": winner,
        "kind": pages.KINDS[State(winner.state)],
        "steps": pages.steps(winner, lacks),
        "lacks": [(lack, section_url(pk, lack)) for lack in lacks],
        "is_embargoed": bool(winner.published_at and timezone.now() < winner.published_at),
    }
    return TemplateResponse(request, "release/profile.html", context)


@require_safe
@open_to(secretariat)
def preview(request: Request, pk: int) -> HttpResponse:
    """The public page, before it is one."""
    winner = _found(request, pk).winner
    page = page_of(winner, lambda position: reverse("profile-photo", args=[pk, position]))
    return TemplateResponse(request, "release/preview.html", {"page": page, "winner": winner})


@require_safe
@open_to(secretariat)
def photo(request: Request, pk: int, position: int) -> HttpResponseBase:
    photos = _found(request, pk).winner.photos
    return picture_response(get_object_or_404(photos, position=position).original)


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def section(request: Request, pk: int, section: str) -> HttpResponse:
    found = _found(request, pk)
    if section not in pages.TITLES:
        raise Http404
    if request.method == "GET":
        return _section(request, found, editor(found.winner, section))
    sheet = editor(found.winner, section, request.POST, request.FILES)
    if not sheet.is_valid():
        return _section(request, found, sheet)
    try:
        actions.revise_profile(
            found.winner, section, seen=sheet.seen, changes=sheet.changes, rows=sheet.rows,
            by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _section(request, found, sheet, is_stale=isinstance(refusal, Stale))
    messages.success(
        request, _("「%(section)s」を保存しました。") % {"section": pages.TITLES[section]}
    )
    return redirect("profile-section", pk, section)


def _section(
    request: Request, found: Profile, sheet: Editor, *, is_stale: bool = False
) -> HttpResponse:
    winner = Winner.objects.select_related("round").get(pk=found.winner_id)
    theirs = editor(winner, sheet.section) if is_stale else None
    context = {
        "profile": found,
        "winner": winner,
        "sheet": sheet,
        "heading": pages.TITLES[sheet.section],
        "add": pages.ADD.get(sheet.section),
        "steps": pages.steps(winner, lacks_of(winner), sheet.section),
        "theirs": theirs,
        "seen": theirs.seen if theirs else sheet.seen,
        "remarks": _remarks(found) if sheet.section == "evaluations" else [],
        "is_open": winner.state == State.DRAFTING,
    }
    status = 409 if is_stale else 200
    return TemplateResponse(request, "release/section.html", context, status=status)


def _remarks(found: Profile) -> list[str]:
    """What members suggested for publication, without their names."""
    made = judgements(found.nomination, own=None, named=False)
    return [judgement.remark for judgement in made if judgement.remark]


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def proofread(request: Request, pk: int) -> HttpResponse:
    winner = _found(request, pk).winner
    if request.method == "GET" and winner.state == State.DRAFTING:
        lacks = [(lack, section_url(pk, lack)) for lack in lacks_of(winner)]
        context = {"winner": winner, "lacks": lacks}
        return TemplateResponse(request, "release/proofread.html", context)
    if request.method == "POST":
        try:
            actions.proofread(winner, by=request.user, at=timezone.now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            text = _("%(winner)sの紹介文を校了しました。") % {"winner": winner.name}
            messages.success(request, text)
    return redirect("profile", pk)


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def unproofread(request: Request, pk: int) -> HttpResponse:
    winner = _found(request, pk).winner
    if winner.state != State.PROOFREAD and request.method == "GET":
        return redirect("profile", pk)
    form = ReopenForm(request.POST or None)
    if form.is_valid():
        try:
            actions.unproofread(winner, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("%(winner)sの紹介文を作成中に戻しました。") % {"winner": winner.name}
            )
        return redirect("profile", pk)
    context = {
        "heading": _("校了した紹介文を作成中に戻す"),
        "winner": winner,
        "consequences": [_("書き換えた後に、もう一度校了すると、公表できます。")],
        "form": form,
        "submit": _("作成中に戻す"),
        "cancel_url": reverse("profile", args=[pk]),
    }
    return TemplateResponse(request, "release/confirm.html", context)


def section_url(pk: int, lack: Lack) -> str:
    return reverse("profile-section", args=[pk, lack.section])


def _found(request: Request, pk: int) -> Profile:
    profiles = Profile.objects.visible_to(request.user).for_page()
    # Not winner=pk: a number larger than any key would fail instead of naming nothing.
    return get_object_or_404(profiles, winner__pk=pk)
