"""The ten sections: each its own page, saved whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.dossier.values import Section
from nominations.access import Request, open_to
from nominations.answering import form_page
from nominations.editing.editor import SectionForms
from nominations.editing.saving import Uploads
from nominations.editing.views import Desk, Outcome, edit
from nominations.intake import actions
from nominations.intake.dossier import NominationDossier
from nominations.intake.editors import EDITORS
from nominations.intake.reading import read
from nominations.intake.sections import TITLES, after, before, is_begun, section_url
from nominations.intake.views.form_errors import mark
from nominations.intake.views.photos import photos_page
from nominations.intake.views.shortcuts import OwnDossier, around, own_dossier
from nominations.people.seats import officer


@form_page
@open_to(officer)
def nomination_section(request: Request, pk: UUID, section: str) -> HttpResponse:
    at = request.arrived_at
    own = own_dossier(request, pk, at)
    if section not in TITLES:
        raise Http404
    if section == "photos":
        return photos_page(request, own)
    desk = _Desk(
        request=request,
        at=at,
        title=TITLES[section],
        url=reverse("nomination-section", args=[pk, section]),
        own=own,
        slug=section,
    )
    return edit(EDITORS[section], own.dossier, desk)


@dataclass(frozen=True, kw_only=True)
class _Desk(Desk):
    """The nominating body's desk around a section."""

    said_of_unread = gettext_lazy(
        "「%(section)s」を保存しました。読み取れない所は、入力したまま残しています。提出の前に直してください。"
    )

    own: OwnDossier
    slug: str

    def save(self, value: Section, *, seen: str, uploads: Uploads) -> Section:
        return actions.revise(
            self.own.nomination,
            value,
            seen=seen,
            by=self.request.user,
            at=self.at,
            dossier=self.own.dossier,
            page=self.request.POST.get("page", ""),
        )

    def reread(self) -> NominationDossier:
        return read(self.own.nomination)

    def frame(self, forms: SectionForms, outcome: Outcome) -> Mapping[str, object]:
        nomination, previous = self.own.nomination, before(self.slug)
        return around(self.own, self.request, self.slug) | {
            "frame": "intake/frame.html",
            "loose": mark(forms, self.own, everything="check" in self.request.GET),
            "previous_url": section_url(nomination.pk, previous) if previous else "",
            "next": _("保存して次へ") if after(self.slug) else _("保存して全体を見る"),
            "saved_at": nomination.changed_at if is_begun(self.own.dossier, self.slug) else None,
            "autosaves": True,
            "above": "intake/advice.html",
            "advice": self.own.advice(self.slug),
        }

    def onward(self) -> str:
        pk = self.own.nomination.pk
        following = after(self.slug)
        return section_url(pk, following) if following else reverse("nomination", args=[pk])
