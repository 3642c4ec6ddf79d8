"""One section of a profile, edited before its release."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.dossier.values import Section
from awards.winners.models import State
from nominations.access import Request, open_to
from nominations.answering import upload_page
from nominations.editing.editor import SectionForms
from nominations.editing.saving import Uploads
from nominations.editing.views import Desk, Outcome, edit
from nominations.people.seats import secretariat
from nominations.release import actions
from nominations.release.dossier import ProfileDossier
from nominations.release.editors import EDITORS
from nominations.release.findings import Told, proof_of
from nominations.release.models.profiles import Profile
from nominations.release.pages import in_section
from nominations.release.proofreading_messages import Lack, lacks_of
from nominations.release.reading import read
from nominations.release.sections import TITLES, steps
from nominations.release.views.beside import Surroundings
from nominations.release.views.shortcuts import profile_for


@upload_page
@open_to(secretariat)
def section(request: Request, pk: int, section: str) -> HttpResponse:
    profile = profile_for(request, pk)
    if section not in EDITORS:
        raise Http404
    desk = _Desk(
        request=request,
        at=timezone.now(),
        title=TITLES[section],
        url=reverse("profile-section", args=[pk, section]),
        profile=profile,
    )
    return edit(EDITORS[section], read(profile.winner), desk)


@dataclass(frozen=True, kw_only=True)
class _Desk(Desk):
    """The winners' desk around a section."""

    said_of_unread = gettext_lazy(
        "「%(section)s」を保存しました。読み取れない所は、入力したまま残しています。校了の前に直してください。"
    )

    profile: Profile

    def save(self, value: Section, *, seen: str, uploads: Uploads) -> Section:
        return actions.revise_profile(
            self.profile.winner, value, seen=seen, by=self.request.user, at=self.at, uploads=uploads
        )

    def reread(self) -> ProfileDossier:
        return read(self.profile.winner)

    def frame(self, forms: SectionForms, outcome: Outcome) -> Mapping[str, object]:
        slug, winner = forms.editor.slug, self.profile.winner
        assert isinstance(forms.record, ProfileDossier)  # noqa: S101 -- the record of this room
        lacks = lacks_of(forms.record)
        around = self._around(forms.record, slug)
        told = self._told(forms.record, slug)
        return {
            "frame": "release/frame.html",
            "winner": winner,
            "steps": steps(winner.pk, lacks, slug),
            "locked": self._locked(),
            "unlock": "release/unlock.html",
            "loose": [] if forms.data else forms.mark(wrong_in(slug, lacks)),
            "beside": around.beside(forms),
            "around": around,
            "told": told,
            "above": "release/above.html",
            "back_url": reverse("profile", args=[winner.pk]),
        }

    def fill(self, forms: SectionForms) -> tuple[QueryDict, str] | None:
        assert isinstance(forms.record, ProfileDossier)  # noqa: S101 -- the record of this room
        return self._around(forms.record, forms.editor.slug).fill(forms)

    def _around(self, record: ProfileDossier, slug: str) -> Surroundings:
        return Surroundings(self.profile, self.request.user, record, slug)

    def _told(self, record: ProfileDossier, slug: str) -> list[Told]:
        """What proofreading finds in this section, while it can be written."""
        is_draft = self.profile.winner.state == State.DRAFTING
        return in_section(proof_of(record, self.at), slug) if is_draft else []

    def _locked(self) -> str:
        """Why nothing can be written now; empty while the profile is being drafted."""
        winner = self.profile.winner
        if winner.state == State.DRAFTING:
            return ""
        return _("この紹介文は「%(state)s」のため、書き換えられません。") % {
            "state": winner.state_at(timezone.now())
        }


def wrong_in(slug: str, lacks: list[Lack]) -> list[Lack]:
    """What is there and cannot stay, apart from what each field says of itself."""
    return [lack for lack in lacks if lack.section == slug and lack.is_wrong and not lack.is_unread]
