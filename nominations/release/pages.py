"""What the pages of the winners' desk show, put together from its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards.bilingual import Text
from awards.rounds.models import Phase, Round
from awards.winners.models import REPUBLISHED, Correction, State, Winner, Withdrawal
from nominations.decision.models import Choice
from nominations.decision.models import State as ResolutionState
from nominations.decision.ranking import group
from nominations.release.findings import Proof, Told, proofs_of
from nominations.release.models.releases import Release
from nominations.release.models.republications import Republication
from nominations.release.proofreading_messages import Lack, lacks_of
from nominations.release.reading import ProfileRow, dossier_of, with_dossier
from nominations.release.sections import TITLES

KINDS = {
    State.DRAFTING: "now",
    State.PROOFREAD: "ok",
    State.RELEASED: "ok",
    State.WITHDRAWN: "due",
}


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
    release: Release | None

    @property
    def has_winners(self) -> bool:
        return any(line.winner is not None for line in self.lines)

    @property
    def is_ready(self) -> bool:
        return bool(self.lines) and all(line.is_proofread for line in self.lines)

    @property
    def is_withdrawn(self) -> bool:
        """Nothing of it is public any more."""
        return self.is_released and not self.public

    @property
    def winners(self) -> list[Winner]:
        return [line.winner for line in self.lines if line.winner is not None]

    @property
    def public(self) -> list[Winner]:
        """Or what will be, at its instant."""
        return [winner for winner in self.winners if winner.state == State.RELEASED]


def left_until(moment: datetime, at: datetime) -> str:
    """A countdown in the two largest units: days and hours, or hours and minutes."""
    minutes = int((moment - at).total_seconds()) // 60
    hours, days = minutes // 60, minutes // 60 // 24
    parts = (
        (ngettext("%(n)d日", "%(n)d日", days) % {"n": days}, _hours(hours % 24))
        if days
        else (_hours(hours), ngettext("%(n)d分", "%(n)d分", minutes % 60) % {"n": minutes % 60})
    )
    return _("%(first)s%(second)s") % {"first": parts[0], "second": parts[1]}


def _hours(n: int) -> str:
    return ngettext("%(n)d時間", "%(n)d時間", n) % {"n": n}


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
    standing = Release.objects.standing().with_people().filter(round__in=lines)
    releases = {release.round_id: release for release in standing}
    return [_round(round_, lines[round_.pk], releases.get(round_.pk), at) for round_ in rounds]


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
        choice, name, winner, winner.state_at(at), kind, lacks, proofs.get(winner.pk, Proof())
    )


def _round(round_: Round, lines: list[Line], release: Release | None, at: datetime) -> RoundLines:
    released = any(line.winner is not None and line.winner.published_at for line in lines)
    embargoed = released and round_.results_at is not None and not round_.is_announced(at)
    return RoundLines(round_, lines, released, embargoed, release)


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


def released(at: datetime) -> list[ReleasedRound]:
    """All winners that are public, drafted here or not, by round; the newest round first."""
    rows = Winner.objects.published(at).select_related("round").in_order()
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
    return [
        Corrected(
            row.at,
            _("公表の再開") if row.section == REPUBLISHED else TITLES[row.section],
            row.reason,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class WithdrawnPage:
    """``is_waiting``: somebody has prepared to publish it again."""

    pk: int
    name: str
    at: datetime
    reason: str
    is_waiting: bool


def withdrawn() -> list[WithdrawnPage]:
    """All that is withdrawn, the newest first; a whole round stands before its pages."""
    rows = Withdrawal.objects.select_related("round").order_by("-at", "round", "slug")
    waiting = Republication.objects.waiting()
    keys = {(row.round_id, row.winner.slug if row.winner else "") for row in waiting.with_people()}
    names = _names_of_withdrawn(rows)
    return [
        WithdrawnPage(
            row.pk,
            names[row.round_id, row.slug],
            row.at,
            row.reason,
            (row.round_id, row.slug) in keys,
        )
        for row in rows
    ]


def name_of_withdrawn(row: Withdrawal) -> str:
    return _names_of_withdrawn([row])[row.round_id, row.slug]


def _names_of_withdrawn(rows: Iterable[Withdrawal]) -> dict[tuple[int, str], str]:
    """By round and slug; ``Withdrawal`` itself does not name the winner, since the public reads it."""
    rows = list(rows)
    winners = Winner.objects.filter(state=State.WITHDRAWN, round__in={row.round_id for row in rows})
    names = {
        (round_, slug): name for round_, slug, name in winners.values_list("round", "slug", "name")
    }
    for row in rows:
        if not row.slug:
            names[row.round_id, ""] = _("%(round)sの全ての受賞団体") % {"round": row.round}
    return names


def ended(round_: Round) -> list[Release]:
    """Releases of the round that were cancelled or withdrawn, the newest first."""
    rows = Release.objects.with_people().filter(round=round_, ended_at__isnull=False)
    return list(rows.order_by("-ended_at", "-pk"))
