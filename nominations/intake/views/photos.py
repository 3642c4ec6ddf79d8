"""Photographs: the page that lists them, and adding, describing, ordering, removing one."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nominations.access import Request, open_to
from nominations.changing import Refused, Stale, fingerprint
from nominations.files import picture_response
from nominations.intake import actions
from nominations.intake.actions.photos import words_of
from nominations.intake.forms import PhotoFileForm, photo_form
from nominations.intake.marking import mark
from nominations.intake.models import Nomination, Photo
from nominations.intake.readiness_messages import said
from nominations.intake.shown import facts_of
from nominations.intake.steps import TITLES
from nominations.intake.views.shortcuts import around, mine
from nominations.people.seats import officer


def photos_page(request: Request, nomination: Nomination, at: datetime) -> HttpResponse:
    if request.method == "POST":
        raise Http404  # nothing on this page is posted to it
    context = around(nomination, at, request, "photos")
    here = [said(p) for p in context["problems"] if p.section == "photos"]
    by_photo: dict[str, list[str]] = {}
    for one in here:
        by_photo.setdefault(one.anchor, []).append(one.sentence)
    photos = list(nomination.photos.order_by("position", "pk"))
    context |= {
        "title": TITLES["photos"],
        "photos": [(photo, by_photo.get(f"photo-{photo.pk}", [])) for photo in photos],
        "attachments": nomination.attachments.order_by("position", "pk"),
        "loose": [one for one in here if not one.anchor.startswith("photo-")],
        "more_photos": len(photos) < nomination.round.photos_max,
        "more_attachments": nomination.attachments.count() < nomination.round.attachments_max,
    }
    return TemplateResponse(request, "intake/photos.html", context)


@require_safe
@open_to(officer)
def nomination_photo(request: Request, pk: UUID, photo: int) -> HttpResponseBase:
    return picture_response(_photo(mine(request, pk), photo).file)


def _photo(nomination: Nomination, pk: int) -> Photo:
    return get_object_or_404(nomination.photos, pk=pk)


def _back(nomination: Nomination) -> HttpResponse:
    return redirect("nomination-section", nomination.pk, "photos")


@require_http_methods(["GET", "POST"])
@open_to(officer)
def photo_add(request: Request, pk: UUID) -> HttpResponse:
    at = timezone.now()
    found = mine(request, pk)
    form = PhotoFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = PhotoFileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            made = actions.add_photo(found, form.cleaned_data["file"], by=request.user, at=at)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("写真を加えました。続けて、説明を入力してください。"))
            return redirect("photo-edit", pk, made.pk)
    context = {
        "heading": _("写真を加える"),
        "form": form,
        "submit": _("写真を加える"),
        "cancel_url": reverse("nomination-section", args=[pk, "photos"]),
    }
    return TemplateResponse(request, "parts/confirm.html", context)


@require_http_methods(["GET", "POST"])
@open_to(officer)
def photo_edit(request: Request, pk: UUID, photo: int) -> HttpResponse:
    at = timezone.now()
    found = mine(request, pk)
    row = _photo(found, photo)
    form_class = photo_form(found.round)
    form = form_class(initial=words_of(row))
    more: dict[str, object] = {}
    if request.method == "POST":
        form = form_class(request.POST, request.FILES)
        if form.is_valid():
            try:
                _describe(request, found, row, form.cleaned_data, at)
            except Stale as stale:
                row.refresh_from_db()
                more = {"stale": str(stale), "theirs": facts_of(form_class(initial=words_of(row)))}
            except Refused as refusal:
                more = {"unsaved": str(refusal)}
            else:
                messages.success(request, _("写真の説明を保存しました。"))
                return _back(found)
    return _photo_page(request, found, row, form, at, more)


def _describe(
    request: Request, nomination: Nomination, photo: Photo, given: dict[str, object], at: datetime
) -> None:
    changes = {name: value for name, value in given.items() if name != "file"}
    actions.revise_photo(
        nomination,
        photo,
        seen=request.POST.get("seen", ""),
        changes=changes,
        data=given["file"],  # type: ignore[arg-type]
        by=request.user,
        at=at,
    )


def _photo_page(
    request: Request,
    nomination: Nomination,
    photo: Photo,
    form: object,
    at: datetime,
    more: dict[str, object],
) -> HttpResponse:
    context = around(nomination, at, request, "photos")
    problems = [p for p in context["problems"] if p.anchor == f"photo-{photo.pk}"]
    mark(form, [], everything=False)
    typed = request.method == "POST" and not more
    context |= {
        "title": _("写真の説明"),
        "photo": photo,
        "form": form,
        "facts": facts_of(form),
        "told": [] if request.method == "POST" else [said(p) for p in problems],
        "seen": request.POST.get("seen", "") if typed else fingerprint(words_of(photo)),
        "stale": "",
        "theirs": None,
        "unsaved": "",
        **more,
    }
    status = 409 if more else 422 if typed else 200
    return TemplateResponse(request, "intake/photo.html", context, status=status)


@require_http_methods(["GET", "POST"])
@open_to(officer)
def photo_remove(request: Request, pk: UUID, photo: int) -> HttpResponse:
    at = timezone.now()
    found = mine(request, pk)
    if request.method == "POST":
        try:
            actions.remove_photo(found, photo, by=request.user, at=at)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("写真を取り除きました。"))
        return _back(found)
    row = _photo(found, photo)
    context = {
        "heading": _("写真を取り除く"),
        "lead": row.caption or _("説明を入力していない写真"),
        "consequences": [_("画像と説明を消します。元に戻すには、写真を加え直してください。")],
        "submit": _("取り除く"),
        "danger": True,
        "cancel_url": reverse("nomination-section", args=[pk, "photos"]),
    }
    return TemplateResponse(request, "parts/confirm.html", context)


@require_POST
@open_to(officer)
def photo_move(request: Request, pk: UUID, photo: int) -> HttpResponse:
    at = timezone.now()
    found = mine(request, pk)
    row = _photo(found, photo)
    typed = request.POST.get("position", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 4):
        raise Http404
    try:
        actions.move_photo(found, row, position=int(typed), by=request.user, at=at)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return _back(found)
