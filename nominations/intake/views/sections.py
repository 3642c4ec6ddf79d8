"""The ten sections: each its own page, saved whole."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.dossier.values import Section
from nominations.access import Request, open_to
from nominations.answering import form_page
from nominations.editing.editor import SectionForms
from nominations.editing.saving import Uploads
from nominations.editing.views import Outcome, edit
from nominations.intake import actions
from nominations.intake.dossier import NominationDossier
from nominations.intake.editors import EDITORS
from nominations.intake.reading import read
from nominations.intake.sections import TITLES, after
from nominations.intake.views.form_errors import mark
from nominations.intake.views.photos import photos_page
from nominations.intake.views.shortcuts import OwnDossier, around, own_dossier
from nominations.people.seats import officer


@form_page
@open_to(officer)
def nomination_section(request: Request, pk: UUID, section: str) -> HttpResponse:
    at = timezone.now()
    own = own_dossier(request, pk, at)
    if section not in TITLES:
        raise Http404
    if section == "photos":
        return photos_page(request, own, at)
    return edit(request, EDITORS[section], own.dossier, _Desk(request, own, at), at)


class _Desk:
    """The nominating body's desk around a section."""

    def __init__(self, request: Request, own: OwnDossier, at: datetime) -> None:
        self.request, self.own, self.at = request, own, at

    def save(self, value: Section, *, seen: str, uploads: Uploads) -> Section:
        return actions.revise(
            self.own.nomination,
            value,
            seen=seen,
            by=self.request.user,
            at=self.at,
            dossier=self.own.dossier,
        )

    def reread(self) -> NominationDossier:
        return read(self.own.nomination)

    def frame(self, forms: SectionForms, outcome: Outcome) -> Mapping[str, object]:
        slug, nomination = forms.editor.slug, self.own.nomination
        is_last = after(slug) is None
        return around(self.own, self.at, self.request, slug) | {
            "frame": "intake/frame.html",
            "heading": TITLES[slug],
            "title": TITLES[slug],
            "url": reverse("nomination-section", args=[nomination.pk, slug]),
            "loose": mark(forms, self.own, everything="check" in self.request.GET),
            "next": _("保存して全体を見る") if is_last else _("保存して次へ"),
            "saved_at": nomination.changed_at if nomination.version > 1 else None,
            "autosaves": True,
            "above": "",
            "back_url": "",
        }

    def after_saving(self, forms: SectionForms, section: Section) -> HttpResponse:
        pk, slug = self.own.nomination.pk, forms.editor.slug
        here = reverse("nomination-section", args=[pk, slug])
        if forms.adds:
            return redirect(f"{here}?add=1#add")
        if any(form.unread for form in forms):
            messages.warning(
                self.request,
                _(
                    "「%(section)s」を保存しました。読み取れない所は、入力したまま残しています。提出の前に直してください。"
                )
                % {"section": TITLES[slug]},
            )
            return redirect(here)
        messages.success(
            self.request, _("「%(section)s」を保存しました。") % {"section": TITLES[slug]}
        )
        if "next" not in self.request.POST:
            return redirect(here)
        following = after(slug)
        return (
            redirect("nomination-section", pk, following)
            if following
            else redirect("nomination", pk)
        )
