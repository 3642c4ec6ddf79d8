"""Photographs and papers for the committee: each served, added and removed in the same way."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted, upload_page
from nominations.files import download_response, picture_response
from nominations.intake import actions
from nominations.intake.forms.acts import AttachmentForm, PhotoFilesForm
from nominations.intake.models import Attachment, Nomination, Photo
from nominations.intake.sections import section_url
from nominations.intake.views.shortcuts import own_nomination
from nominations.people.seats import officer

R = TypeVar("R")


@require_safe
@open_to(officer)
def nomination_photo(request: Request, pk: UUID, photo: int) -> HttpResponseBase:
    return picture_response(get_object_or_404(own_nomination(request, pk).photos, pk=photo).file)


@require_safe
@open_to(officer)
def attachment(request: Request, pk: UUID, attachment: int) -> HttpResponseBase:
    row = get_object_or_404(own_nomination(request, pk).attachments, pk=attachment)
    return download_response(row.file, f"{row.name}.pdf")


@upload_page
@open_to(officer)
def photo_add(request: Request, pk: UUID) -> HttpResponse:
    form = PhotoFilesForm(posted(request), request.FILES or None)

    def describe(photos: list[Photo]) -> HttpResponse:
        said = ngettext(
            "写真を%(n)d枚加えました。続けて、説明を入力してください。",
            "写真を%(n)d枚加えました。続けて、1枚ずつ説明を入力してください。",
            len(photos),
        )
        for sentence in form.fields["photos"].refused:  # type: ignore[attr-defined]
            messages.error(
                request, _("加えなかったファイルがあります。%(why)s") % {"why": sentence}
            )
        return done(request, said % {"n": len(photos)}, "photo-edit", pk, photos[0].pk)

    return _add(request, pk, form, _("写真を加える"), actions.add_photos, describe)


@upload_page
@open_to(officer)
def attachment_add(request: Request, pk: UUID) -> HttpResponse:
    form = AttachmentForm(posted(request), request.FILES or None)

    def back(_attached: Attachment) -> HttpResponse:
        return done(request, _("参考資料を加えました。"), "nomination-section", pk, "photos")

    return _add(request, pk, form, _("参考資料を加える"), actions.attach, back)


def _add(
    request: Request,
    pk: UUID,
    form: forms.Form,
    heading: str,
    act: Callable[..., R],
    then: Callable[[R], HttpResponse],
) -> HttpResponse:
    at = request.arrived_at
    nomination = own_nomination(request, pk)
    return confirmation(
        request,
        "parts/confirm.html",
        form,
        act=lambda: act(nomination, **form.cleaned_data, by=request.user, at=at),
        then=then,
        context={"heading": heading, "submit": heading, "cancel_url": section_url(pk, "photos")},
    )


@form_page
@open_to(officer)
def photo_remove(request: Request, pk: UUID, photo: int) -> HttpResponse:
    nomination = own_nomination(request, pk)
    return _remove(
        request,
        nomination,
        photo,
        nomination.photos.filter(pk=photo).first(),
        "intake/photo_remove.html",
        heading=_("写真を削除する"),
        unnamed=_("説明を入力していない写真"),
        act=actions.remove_photo,
        said=_("写真を削除しました。"),
    )


@form_page
@open_to(officer)
def attachment_remove(request: Request, pk: UUID, attachment: int) -> HttpResponse:
    nomination = own_nomination(request, pk)
    return _remove(
        request,
        nomination,
        attachment,
        nomination.attachments.filter(pk=attachment).first(),
        "intake/attachment_remove.html",
        heading=_("参考資料を削除する"),
        act=actions.detach,
        said=_("参考資料を削除しました。"),
    )


def _remove(
    request: Request,
    nomination: Nomination,
    key: int,
    row: Photo | Attachment | None,
    template: str,
    *,
    heading: str,
    act: Callable[..., None],
    said: str,
    unnamed: str = "",
) -> HttpResponse:
    """What is gone already is not asked about; removing it once more is done all the same."""
    at = request.arrived_at
    if row is None and request.method != "POST":
        raise Http404
    return confirmation(
        request,
        template,
        forms.Form(posted(request)),
        act=lambda: act(nomination, key, by=request.user, at=at),
        then=lambda _none: done(request, said, "nomination-section", nomination.pk, "photos"),
        context={
            "heading": heading,
            "lead": str(row or "") or unnamed,
            "submit": _("削除する"),
            "danger": True,
            "cancel_url": section_url(nomination.pk, "photos"),
        },
    )
