"""The page of a section: shown, saved, saved while its writer goes on writing, and merged.

A room says who may write, when and why, and in which frame the page stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from django.core.exceptions import ObjectDoesNotExist
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from awards.dossier.values import Record, Section
from nominations.changing import Refused, Stale, refuse_unseen
from nominations.editing.editor import Editor, SectionForms
from nominations.editing.facts import facts_of
from nominations.editing.merging import CHOSEN, both_texts, with_choices
from nominations.editing.saving import Uploads, seen_of


@dataclass(frozen=True)
class Outcome:
    """What came of saving: nothing yet, or why it is not saved. ``seen`` goes into the form."""

    seen: str
    status: int = 200
    stale: str = ""
    unsaved: str = ""
    stored: Mapping[str, str] = field(default_factory=dict)
    lost: list[tuple[str, str]] = field(default_factory=list)


class Room(Protocol):
    """What a room adds to the page of a section."""

    def save(self, value: Section, *, seen: str, uploads: Uploads) -> Section:
        """The room's act; raises ``Refused`` or ``Stale``. The section as it is then stored."""

    def reread(self) -> Record:
        """The record as it is stored now."""

    def frame(self, forms: SectionForms, outcome: Outcome) -> Mapping[str, object]:
        """What the room's template needs: ``frame`` is the template that it extends."""

    def after_saving(self, forms: SectionForms, section: Section) -> HttpResponse:
        """Where the writer goes on."""


def edit(
    request: HttpRequest,
    editor: Editor,
    record: Record,
    room: Room,
    at: datetime,
    *,
    asked: Form | None = None,
) -> HttpResponse:
    """``asked`` is a form of the room's that the page has at its foot, valid when the room saves.

    Where something is asked, adding a row saves nothing yet: one answer is for all that changes.
    """
    if request.method != "POST":
        forms = SectionForms(editor, record, extra=int("add" in request.GET))
        for form in forms:
            form.mark_unread()
        return _page(request, room, forms, Outcome(seen_of(forms.stored)))
    typed = request.POST
    data = with_choices(editor, record, typed) if CHOSEN in typed else typed
    forms = SectionForms(editor, record, data, request.FILES)
    seen = request.POST.get("seen", "")
    rearranged = forms.only_rearranged or (asked is not None and forms.adds)
    # Both forms, so that each says all its errors.
    if rearranged or not all([forms.is_valid(), asked is None or asked.is_valid()]):
        forms = forms.with_one_more() if forms.adds else forms
        return _page(request, room, forms, Outcome(seen, status=200 if rearranged else 422))
    try:
        section = _saved(room, forms, seen)
    except Stale as stale:
        return _both(request, room, forms, str(stale))
    except Refused as refusal:
        return _page(request, room, forms, Outcome(seen, status=409, unsaved=str(refusal)))
    if request.headers.get("HX-Request"):
        return _autosaved(request, forms, section, at)
    return room.after_saving(forms, section)


def _saved(room: Room, forms: SectionForms, seen: str) -> Section:
    try:
        return room.save(forms.value(), seen=seen, uploads=forms.uploads())
    except LookupError as unknown:
        # About something that is gone since the page was made, or that never was.
        refuse_unseen(seen_of(forms.stored), seen)
        raise Http404 from unknown
    except ObjectDoesNotExist as forged:
        raise Http404 from forged


def _both(request: HttpRequest, room: Room, forms: SectionForms, stale: str) -> HttpResponse:
    """The later one sees both texts, and chooses field by field."""
    record = room.reread()
    assert forms.data is not None  # noqa: S101 -- only what was typed can be stale
    both = both_texts(forms.editor, record, forms.data, forms.files)
    now = seen_of(record.section(forms.editor.slug))
    outcome = Outcome(now, status=409, stale=stale, stored=both.stored, lost=both.lost)
    return _page(request, room, both.forms, outcome)


def _page(request: HttpRequest, room: Room, forms: SectionForms, outcome: Outcome) -> HttpResponse:
    if request.headers.get("HX-Request"):
        context: dict[str, object] = {"outcome": outcome}
        return TemplateResponse(request, "editing/not_saved.html", context, status=outcome.status)
    context = {
        "forms": forms,
        "editor": forms.editor,
        "outcome": outcome,
        "facts": facts_of(forms),
        **room.frame(forms, outcome),
    }
    return TemplateResponse(request, "editing/section.html", context, status=outcome.status)


def _autosaved(
    request: HttpRequest, forms: SectionForms, section: Section, at: datetime
) -> HttpResponse:
    """The new ``seen`` and the keys of new rows go back into the open form."""
    keys = []
    if forms.rows is not None and forms.editor.grows:
        written = zip(forms.written_rows(), section.rows, strict=True)
        keys = [(form.add_prefix("id"), row.key) for form, row in written if form]
    unread = sum(len(form.unread) for form in forms)
    context = {"at": at, "seen": seen_of(section), "keys": keys, "unread": unread}
    return TemplateResponse(request, "editing/autosaved.html", context)
