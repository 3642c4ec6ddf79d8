"""The ten sections: each its own page, saved whole."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nominations.access import Request, open_to
from nominations.changing import Refused, Stale
from nominations.grouped import Rows, rearranged, wants_rearranging
from nominations.intake import actions
from nominations.intake.actions.drafting import fingerprint_of
from nominations.intake.forms import Sheet, given, sheet
from nominations.intake.marking import mark, name_rows, without_vanished
from nominations.intake.models import Nomination
from nominations.intake.shown import facts_of
from nominations.intake.steps import TITLES, after
from nominations.intake.stored import SHAPES, Stored, stored
from nominations.intake.views.autosave import autosaved
from nominations.intake.views.photos import photos_page
from nominations.intake.views.shortcuts import around, mine
from nominations.people.seats import officer


@require_http_methods(["GET", "POST"])
@open_to(officer)
def nomination_section(request: Request, pk: UUID, section: str) -> HttpResponse:
    at = timezone.now()
    found = mine(request, pk)
    if section not in TITLES:
        raise Http404
    if section == "photos":
        return photos_page(request, found, at)
    if request.method == "POST":
        return _post(request, found, section, at)
    content = stored(found, section)
    filled = sheet(found, section, content, extra=int("add" in request.GET))
    return _page(request, found, section, content, filled, at)


def _post(request: Request, nomination: Nomination, section: str, at: datetime) -> HttpResponse:
    content = stored(nomination, section)
    moves = SHAPES[section].key == "id" and wants_rearranging(request.POST, section)
    data = rearranged(request.POST, section) if moves else request.POST
    filled = sheet(nomination, section, content, data)
    if not filled.is_valid():
        if moves and isinstance(filled, Rows):
            filled = filled.as_typed()
        return _page(request, nomination, section, content, filled, at, status=422)
    try:
        _save(request, nomination, section, filled, at)
    except Stale as stale:
        return _both(request, nomination, section, data, str(stale), at)
    except Refused as refusal:
        return _page(
            request, nomination, section, content, filled, at, status=409, unsaved=str(refusal)
        )
    return _saved(request, nomination, section, filled, at)


def _save(
    request: Request, nomination: Nomination, section: str, filled: Sheet, at: datetime
) -> None:
    changes, rows = given(section, filled)
    seen = request.POST.get("seen", "")
    try:
        actions.revise(
            nomination, section, seen=seen, changes=changes, rows=rows, by=request.user, at=at
        )
    except ObjectDoesNotExist as forged:
        raise Http404 from forged


def _saved(
    request: Request, nomination: Nomination, section: str, filled: Sheet, at: datetime
) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return autosaved(request, section, filled, stored(nomination, section), at)
    here = reverse("nomination-section", args=[nomination.pk, section])
    if f"{section}-add" in request.POST:
        return redirect(f"{here}?add=1#add")
    messages.success(request, _("「%(section)s」を保存しました。") % {"section": TITLES[section]})
    following = after(section)
    if "next" in request.POST:
        return (
            redirect("nomination-section", nomination.pk, following)
            if following
            else redirect("nomination", nomination.pk)
        )
    return redirect(here)


def _both(
    request: Request,
    nomination: Nomination,
    section: str,
    data: QueryDict,
    reason: str,
    at: datetime,
) -> HttpResponse:
    """The loser sees both texts, and chooses."""
    content = stored(nomination, section)
    kept, vanished = without_vanished(data, section, content)
    filled = sheet(nomination, section, content, kept)
    filled.is_valid()
    theirs = sheet(nomination, section, content)
    name_rows(theirs, section, nomination)
    return _page(
        request,
        nomination,
        section,
        content,
        filled,
        at,
        status=409,
        stale=reason,
        theirs=facts_of(theirs),
        vanished=vanished,
    )


def _page(
    request: Request,
    nomination: Nomination,
    section: str,
    content: Stored,
    filled: Sheet,
    at: datetime,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = around(nomination, at, request, section)
    name_rows(filled, section, nomination)
    here = [problem for problem in context["problems"] if problem.section == section]
    loose = mark(filled, here, everything="check" in request.GET)
    if request.method == "POST" and not ("theirs" in more or more.get("unsaved")):
        # What the writer started from stays what it was until it is saved.
        seen = request.POST.get("seen", "")
    else:
        seen = fingerprint_of(content)
    context |= {
        "section": section,
        "title": TITLES[section],
        "form": filled,
        "is_rows": isinstance(filled, Rows),
        "grows": SHAPES[section].key == "id" and SHAPES[section].model is not None,
        "facts": facts_of(filled),
        "loose": loose,
        "seen": seen,
        "is_last": after(section) is None,
        "row_label": _row_label(section),
        "theirs": None,
        "stale": "",
        "unsaved": "",
        "vanished": [],
        **more,
    }
    template = (
        "intake/not_saved.html" if request.headers.get("HX-Request") else "intake/section.html"
    )
    return TemplateResponse(request, template, context, status=status)


def _row_label(section: str) -> str:
    return {
        "recipients": _("被推薦団体"),
        "partners": _("交流先"),
        "contacts": _("問合せ先"),
    }.get(section, "")
