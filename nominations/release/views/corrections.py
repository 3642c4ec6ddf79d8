"""Correcting what is said of a winner after its release."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.dossier.values import Section
from awards.winners.models import State, Winner
from nominations.access import Request, open_to
from nominations.answering import done, form_page, posted
from nominations.editing.editor import SectionForms
from nominations.editing.saving import Uploads
from nominations.editing.views import Desk, Outcome, edit
from nominations.people.seats import secretariat
from nominations.release import actions, pages
from nominations.release.dossier import ProfileDossier
from nominations.release.editors import CORRECTIONS
from nominations.release.forms.publishing import CorrectionForm
from nominations.release.reading import read
from nominations.release.sections import TITLES, correction_steps


@require_safe
@open_to(secretariat)
def released(request: Request) -> HttpResponse:
    context = {"rounds": pages.released(timezone.now()), "withdrawn": pages.withdrawn()}
    return TemplateResponse(request, "release/released.html", context)


@require_safe
@open_to(secretariat)
def corrections(request: Request, pk: int) -> HttpResponse:
    winner = _released(pk)
    if not winner.is_public(timezone.now()):
        return redirect("release-round", winner.round.number)
    context = {
        "winner": winner,
        "steps": correction_steps(pk),
        "corrections": pages.corrections(winner),
    }
    return TemplateResponse(request, "release/corrections.html", context)


@form_page
@open_to(secretariat)
def correct(request: Request, pk: int, section: str) -> HttpResponse:
    winner = _released(pk)
    if section not in CORRECTIONS:
        raise Http404
    if request.method != "POST" and not winner.is_public(timezone.now()):
        return redirect("release-round", winner.round.number)
    reason = _reason(request, section)
    desk = _Desk(
        request=request,
        at=timezone.now(),
        title=_("「%(section)s」の訂正") % {"section": TITLES[section]},
        url=reverse("winner-correct", args=[pk, section]),
        winner=winner,
        reason=reason,
    )
    return edit(CORRECTIONS[section], read(winner), desk, asked=reason)


def _reason(request: Request, section: str) -> CorrectionForm:
    """Not judged while rows are still being added."""
    if f"{section}-add" in request.POST:
        return CorrectionForm(initial=request.POST.dict())
    return CorrectionForm(posted(request))


def _released(pk: int) -> Winner:
    """Drafted here or taken over from an earlier round's booklet."""
    winners = Winner.objects.filter(state=State.RELEASED).select_related("round")
    return get_object_or_404(winners, pk=pk)


@dataclass(frozen=True, kw_only=True)
class _Desk(Desk):
    """The winners' desk around a section of what is released."""

    winner: Winner
    reason: CorrectionForm

    def save(self, value: Section, *, seen: str, uploads: Uploads) -> Section:
        return actions.correct(
            self.winner,
            value,
            seen=seen,
            by=self.request.user,
            at=self.at,
            **self.reason.cleaned_data,
        )

    def reread(self) -> ProfileDossier:
        return read(self.winner)

    def frame(self, forms: SectionForms, outcome: Outcome) -> Mapping[str, object]:
        slug, pk = forms.editor.slug, self.winner.pk
        return {
            "frame": "release/correction_frame.html",
            "winner": self.winner,
            "steps": correction_steps(pk, slug),
            "above": "release/correction_notice.html",
            "asked": self.reason,
            "back_url": reverse("winner-corrections", args=[pk]),
        }

    def after_saving(self, forms: SectionForms, section: Section) -> HttpResponse:
        slug, pk = forms.editor.slug, self.winner.pk
        if section == forms.stored:
            sentence = _("「%(section)s」は、書き換えた所がないため、訂正していません。")
        else:
            sentence = _(
                "「%(section)s」を訂正しました。訂正した日、所、理由とともに、公表しています。"
            )
        return done(self.request, sentence % {"section": TITLES[slug]}, "winner-corrections", pk)
