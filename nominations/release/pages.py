"""What the pages of the winners' desk show, put together from its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from awards.bilingual import Text
from awards.rounds.models import Phase, Round
from awards.winners.models import Correction, State, Winner
from nominations.decision.models import Choice
from nominations.decision.models import State as ResolutionState
from nominations.decision.ranking import group
from nominations.release.findings import Proof, Told, proofs_of
from nominations.release.proofreading_messages import Lack, lacks_of
from nominations.release.reading import ProfileRow, dossier_of, with_dossier
from nominations.release.sections import TITLES

KINDS = {State.DRAFTING: "now", State.PROOFREAD: "ok", State.RELEASED: "ok"}


def state_of(winner: Winner, at: datetime) -> str | Promise:
    """In words; what is released is public only from its moment on."""
    if winner.published_at and at < winner.published_at:
        return _("公表予定")
    return winner.get_state_display()


@dataclass(frozen=True)
class Line:
    """One winner of a round: drafted or not, and what it lacks."""

    choice: Choice
    group: str
    winner: Winner | None
    state: str | Promise
    kind: str
    lacks: list[Lack]
    proof: Proof

    @property
    def is_proofread(self) -> bool:
        return self.winner is not None and self.winner.state == State.PROOFREAD


@dataclass(frozen=True)
class RoundLines:
    round: Round
    lines: list[Line]
    is_released: bool
    is_embargoed: bool

    @property
    def is_ready(self) -> bool:
        return bool(self.lines) and all(line.is_proofread for line in self.lines)


def overview(at: datetime, number: int | None = None) -> list[RoundLines]:
    """Rounds the hosts have decided, newest first; one round if its number is given."""
    rounds = Round.objects.filter(
        phase=Phase.DECIDED, resolution__state=ResolutionState.APPROVED
    ).newest_first()
    if number is not None:
        rounds = rounds.filter(number=number)
    lines: dict[int, list[Line]] = {round_.pk: [] for round_ in rounds}
    winners = with_dossier(Winner.objects.filter(round__in=lines)).in_bulk()
    drafts = [dossier_of(one) for one in winners.values() if one.state == State.DRAFTING]
    proofs = proofs_of(drafts, at)
    for choice in _choices(list(lines)):
        profile = getattr(choice.nomination, "profile", None)
        winner = winners.get(profile.winner_id) if profile else None
        lines[choice.resolution.round_id].append(_line(choice, winner, proofs, at))
    return [_round(round_, lines[round_.pk], at) for round_ in rounds]


def _choices(rounds: list[int]) -> list[Choice]:
    choices = Choice.objects.filter(resolution__round__in=rounds).select_related(
        "resolution", "prize", "nomination__body", "nomination__profile"
    )
    return list(choices.prefetch_related("nomination__recipients").order_by("place"))


def _line(
    choice: Choice, winner: "ProfileRow | None", proofs: Mapping[int, Proof], at: datetime
) -> Line:
    name = group(choice.nomination)
    if winner is None:
        return Line(choice, name, None, _("未作成"), "due", [], Proof())
    kind, lacks = KINDS[State(winner.state)], lacks_of(dossier_of(winner))
    return Line(
        choice, name, winner, state_of(winner, at), kind, lacks, proofs.get(winner.pk, Proof())
    )


def _round(round_: Round, lines: list[Line], at: datetime) -> RoundLines:
    released = bool(lines) and all(
        line.winner is not None and line.winner.state == State.RELEASED for line in lines
    )
    embargoed = released and round_.results_at is not None and at < round_.results_at
    return RoundLines(round_, lines, released, embargoed)


@dataclass(frozen=True)
class SectionFindings:
    """``url`` is the page where the section is written."""

    slug: str
    title: str | Promise
    url: str
    told: list[Told]


def by_section(winner: Winner, proof: Proof) -> list[SectionFindings]:
    """In the order of the pages; what has to be done stands before what is only pointed out."""
    return [
        SectionFindings(slug, title, reverse("profile-section", args=[winner.pk, slug]), told)
        for slug, title in TITLES.items()
        if (told := in_section(proof, slug))
    ]


def in_section(proof: Proof, slug: str) -> list[Told]:
    here = [one for one in proof.told if one.section == slug]
    return sorted(here, key=lambda one: (not one.is_error, not one.is_open, one.is_hint))


@dataclass(frozen=True)
class ReleasedWinner:
    pk: int
    name: Text
    title: Text


@dataclass(frozen=True)
class ReleasedRound:
    round: Round
    winners: tuple[ReleasedWinner, ...]


def released() -> list[ReleasedRound]:
    """All winners that are released, drafted here or not, by round; the newest round first."""
    rows = Winner.objects.filter(state=State.RELEASED).select_related("round").in_order()
    return [
        ReleasedRound(round_, tuple(map(_released, winners)))
        for round_, winners in groupby(rows, key=lambda winner: winner.round)
    ]


def _released(winner: Winner) -> ReleasedWinner:
    name, title = Text(winner.name, winner.name_en), Text(winner.title, winner.title_en)
    return ReleasedWinner(winner.pk, name, title)


@dataclass(frozen=True)
class Corrected:
    at: datetime
    section: str | Promise
    reason: str


def corrections(winner: Winner) -> list[Corrected]:
    """What the public page tells of corrections, the newest first."""
    rows = Correction.objects.filter(winner=winner).order_by("-at", "-pk")
    return [Corrected(row.at, TITLES[row.section], row.reason) for row in rows]
