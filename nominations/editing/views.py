"""The page of a section: shown, saved, saved while its writer goes on writing, and merged.

A room says who may write, when and why, and in which frame the page stands.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.crypto import get_random_string
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from awards.dossier.values import Record, Section
from nominations.access import Request
from nominations.changing import Refused, Stale, refuse_unseen
from nominations.editing.editor import Editor, SectionForms
from nominations.editing.facts import facts_of
from nominations.editing.merging import CHOSEN, both_texts, with_choices
from nominations.editing.saving import Uploads, seen_of


@dataclass(frozen=True)
class Outcome:
    """What came of saving: nothing yet, or why it is not saved. ``seen`` goes into the form.

    ``filled`` says what the room has put into the fields, which is not saved yet.
    """

    seen: str
    status: int = 200
    stale: str = ""
    unsaved: str = ""
    stored: Mapping[str, str] = field(default_factory=dict)
    lost: list[tuple[str, str]] = field(default_factory=list)
    filled: str = ""


@dataclass(frozen=True, kw_only=True)
class Desk(ABC):
    """A room's side of the page: who writes, when and why, and in which frame the page stands.

    ``url`` is the page of the section. ``said_of_unread`` is for a room that saves what it cannot read.
    """

    said_of_unread: ClassVar[str | Promise] = ""

    request: Request
    at: datetime
    title: str | Promise
    url: str

    @abstractmethod
    def save(self, value: Section, *, seen: str, uploads: Uploads) -> Section:
        """The room's act; raises ``Refused`` or ``Stale``. The section as it is then stored."""

    @abstractmethod
    def reread(self) -> Record:
        """The record as it is stored now."""

    @abstractmethod
    def frame(self, forms: SectionForms, outcome: Outcome) -> Mapping[str, object]:
        """What the room's template needs: ``frame`` is the template that it extends."""

    def fill(self, forms: SectionForms) -> tuple[QueryDict, str] | None:
        """What was typed with something put into it, and the sentence that says so; None to save."""
        return None

    def onward(self) -> str:
        """Where its writer goes who asks for the next section."""
        return self.url

    def after_saving(self, forms: SectionForms, section: Section) -> HttpResponse:
        """Say that it is saved; the writer goes on to the next section only if all could be read."""
        if forms.adds:
            return redirect(f"{self.url}?add=1#add")
        if any(form.unread for form in forms):
            messages.warning(self.request, self.said_of_unread % {"section": self.title})
            return redirect(self.url)
        messages.success(
            self.request, _("「%(section)s」を保存しました。") % {"section": self.title}
        )
        return redirect(self.onward() if "next" in self.request.POST else self.url)


def edit(editor: Editor, record: Record, desk: Desk, *, asked: Form | None = None) -> HttpResponse:
    """``asked`` is a form of the room's that the page has at its foot, valid when the room saves.

    Where something is asked, adding a row saves nothing yet: one answer is for all that changes.
    """
    request = desk.request
    if request.method != "POST":
        forms = SectionForms(editor, record, extra=int("add" in request.GET))
        forms.mark_unread()
        return _page(desk, forms, Outcome(seen_of(forms.stored)))
    forms = _as_sent(editor, record, request)
    seen = request.POST.get("seen", "")
    if page := _not_to_save(desk, forms, seen, asked):
        return page
    try:
        section = desk.save(_typed(forms, seen), seen=seen, uploads=forms.uploads())
    except Stale as stale:
        return _both(desk, forms, str(stale))
    except Refused as refusal:
        return _page(desk, forms, Outcome(seen, status=409, unsaved=str(refusal)))
    except ObjectDoesNotExist as forged:
        raise Http404 from forged
    if request.headers.get("HX-Request"):
        return _autosaved(desk, forms, section)
    return desk.after_saving(forms, section)


def _not_to_save(
    desk: Desk, forms: SectionForms, seen: str, asked: Form | None
) -> HttpResponse | None:
    """The page as typed, where a button rearranges or fills it, or something is not valid."""
    if filled := desk.fill(forms):
        typed = SectionForms(forms.editor, forms.record, filled[0], forms.files)
        return _page(desk, typed, Outcome(seen, filled=filled[1]))
    rearranged = forms.only_rearranged or (asked is not None and forms.adds)
    # Both forms, so that each says all its errors.
    if rearranged or not all([forms.is_valid(), asked is None or asked.is_valid()]):
        forms = forms.with_one_more() if forms.adds else forms
        return _page(desk, forms, Outcome(seen, status=200 if rearranged else 422))
    return None


def _as_sent(editor: Editor, record: Record, request: Request) -> SectionForms:
    typed = request.POST
    data = with_choices(editor, record, typed) if CHOSEN in typed else typed
    return SectionForms(editor, record, data, request.FILES)


def _typed(forms: SectionForms, seen: str) -> Section:
    try:
        return forms.value()
    except LookupError as unknown:
        # About something that is gone since the page was made, or that never was.
        refuse_unseen(seen_of(forms.stored), seen)
        raise Http404 from unknown


def _both(desk: Desk, forms: SectionForms, stale: str) -> HttpResponse:
    """The later one sees both texts, and chooses field by field."""
    record = desk.reread()
    assert forms.data is not None  # noqa: S101 -- only what was typed can be stale
    both = both_texts(forms.editor, record, forms.data, forms.files)
    now = seen_of(record.section(forms.editor.slug))
    outcome = Outcome(now, status=409, stale=stale, stored=both.stored, lost=both.lost)
    return _page(desk, both.forms, outcome)


def _page(desk: Desk, forms: SectionForms, outcome: Outcome) -> HttpResponse:
    if desk.request.headers.get("HX-Request"):
        template, context = "editing/not_saved.html", {}
    else:
        template, context = "editing/section.html", _context(desk, forms, outcome)
    return TemplateResponse(
        desk.request, template, {**context, "outcome": outcome}, status=outcome.status
    )


def _context(desk: Desk, forms: SectionForms, outcome: Outcome) -> dict[str, object]:
    return {
        "forms": forms,
        "editor": forms.editor,
        "facts": lambda: facts_of(forms),  # asked for where nothing can be written
        "heading": desk.title,
        "title": desk.title,
        "url": desk.url,
        "page": desk.request.POST.get("page") or get_random_string(16),
        "locked": "",
        "loose": (),
        "beside": {},
        **desk.frame(forms, outcome),
    }


def _autosaved(desk: Desk, forms: SectionForms, section: Section) -> HttpResponse:
    """The new ``seen`` and the keys of new rows go back into the open form."""
    keys = []
    if forms.rows is not None and forms.editor.grows:
        written = zip(forms.written_rows(), section.rows, strict=True)
        keys = [(form.add_prefix("id"), row.key) for form, row in written if form]
    unread = sum(len(form.unread) for form in forms)
    context = {"at": desk.at, "seen": seen_of(section), "keys": keys, "unread": unread}
    return TemplateResponse(desk.request, "editing/autosaved.html", context)
