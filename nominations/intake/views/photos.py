"""Photographs: the page that lists them, describing one, ordering them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from awards.dossier.values import Photo, Photos, Section
from nominations.access import Request, open_to
from nominations.answering import done, upload_page
from nominations.changing import Refused
from nominations.editing.editor import Editor, SectionForms
from nominations.editing.saving import Uploads
from nominations.editing.views import Desk, Outcome, edit
from nominations.intake import actions
from nominations.intake.actions.files import alone
from nominations.intake.dossier import NominationDossier
from nominations.intake.forms.sections import PhotoForm
from nominations.intake.readiness_messages import Message
from nominations.intake.reading import read
from nominations.intake.sections import TITLES, section_url
from nominations.intake.views.shortcuts import OwnDossier, around, own_dossier, own_nomination
from nominations.people.seats import officer

EDITOR = Editor(Photos, TITLES["photos"], row=PhotoForm, by="key", has_files=True, most=1)


def photos_page(request: Request, own: OwnDossier, status: int = 200) -> HttpResponse:
    if request.method == "POST" and status == 200:
        raise Http404  # nothing on this page is posted to it
    context = around(own, request, "photos")
    here = [one for one in own.messages() if one.section == "photos"]
    by_photo: dict[str, list[str]] = {}
    for one in here:
        by_photo.setdefault(one.anchor, []).append(one.sentence)
    photos, limits = own.dossier.photos.rows, own.dossier.limits
    context |= {
        "title": TITLES["photos"],
        "photos": [(photo, by_photo.get(f"photo-{photo.key}", [])) for photo in photos],
        "advice": own.advice("photos"),
        "attachments": own.dossier.attachments,
        "loose": [one for one in here if not one.anchor.startswith("photo-")],
        "more_photos": len(photos) < limits.photos,
        "more_attachments": len(own.dossier.attachments) < limits.attachments,
    }
    return TemplateResponse(request, "intake/photos.html", context, status=status)


@upload_page
@open_to(officer)
def photo_edit(request: Request, pk: UUID, photo: int) -> HttpResponse:
    at = request.arrived_at
    own = own_dossier(request, pk, at)
    if request.method != "POST" and not alone(own.dossier.photos, photo).rows:
        raise Http404
    desk = _PhotoDesk(
        request=request,
        at=at,
        title=_("写真の説明"),
        url=reverse("photo-edit", args=[pk, photo]),
        own=own,
        photo=photo,
    )
    return edit(EDITOR, _only(own.dossier, photo), desk)


def _only(dossier: NominationDossier, photo: int) -> NominationDossier:
    """The nomination with one photograph; an empty one where it has been removed."""
    photos = alone(dossier.photos, photo)
    if not photos.rows:
        photos = replace(photos, rows=(Photo(key=photo),))
    return replace(dossier, photos=photos)


@dataclass(frozen=True, kw_only=True)
class _PhotoDesk(Desk):
    """The nominating body's desk around the words of one photograph."""

    own: OwnDossier
    photo: int

    def save(self, value: Section, *, seen: str, uploads: Uploads) -> Section:
        photos, by = cast(Photos, value), self.request.user
        actions.revise_photo(
            self.own.nomination, photos.rows[0], seen=seen, data=uploads.get(0), by=by, at=self.at
        )
        return photos

    def reread(self) -> NominationDossier:
        return _only(read(self.own.nomination), self.photo)

    def frame(self, forms: SectionForms, outcome: Outcome) -> Mapping[str, object]:
        notes: list[Message] = []
        if self.request.method != "POST":
            anchor = f"photo-{self.photo}"
            notes = [one for one in self.own.messages() if one.anchor == anchor]
        return around(self.own, self.request, "photos") | {
            "frame": "intake/frame.html",
            "photo": forms.stored.rows[0],
            "number": _number(self.own.dossier.photos.rows, self.photo),
            "count": len(self.own.dossier.photos.rows),
            "above": "intake/photo.html",
            "notes": notes,
            "back_url": section_url(self.own.nomination.pk, "photos"),
        }

    def after_saving(self, forms: SectionForms, section: Section) -> HttpResponse:
        """Several may have been added in one visit, so the next one without words is opened."""
        pk = self.own.nomination.pk
        rows = read(self.own.nomination).photos.rows
        if n := _next_without_words(rows, self.photo):
            said = _("写真の説明を保存しました。続けて、%(n)d枚目の写真の説明を入力してください。")
            return done(self.request, said % {"n": n}, "photo-edit", pk, rows[n - 1].key)
        said = _("写真の説明を保存しました。")
        return done(self.request, said, "nomination-section", pk, "photos")


def _number(rows: Sequence[Photo], key: int) -> int | None:
    return next((n for n, row in enumerate(rows, start=1) if row.key == key), None)


def _next_without_words(rows: Sequence[Photo], key: int) -> int | None:
    """The number of the first photograph after that of ``key`` of which nothing is said yet."""
    here = _number(rows, key) or len(rows)
    later = enumerate(rows[here:], start=here + 1)
    return next((n for n, row in later if not (row.caption.ja or row.alt.ja)), None)


@require_POST
@open_to(officer)
def photo_move(request: Request, pk: UUID, photo: int) -> HttpResponse:
    at = request.arrived_at
    nomination = own_nomination(request, pk)
    row = get_object_or_404(nomination.photos, pk=photo)
    position = request.POST.get("position", "")
    if not (position.isascii() and position.isdigit() and len(position) < 4):
        raise Http404
    try:
        actions.move_photo(nomination, row, position=int(position), by=request.user, at=at)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return photos_page(request, own_dossier(request, pk, at), status=409)
    return redirect("nomination-section", pk, "photos")
