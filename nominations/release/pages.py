"""What the pages of the winners' desk show, put together from its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from awards.languages import spoken
from awards.rounds.models import Phase, Round
from awards.winners.models import State, Winner
from nominations.decision.models import Choice
from nominations.decision.models import State as ResolutionState
from nominations.decision.ranking import group
from nominations.release.proofreading import Lack, lacks_of

TITLES: Mapping[str, str | Promise] = {
    "names": gettext_lazy("名称と事業名"),
    "overview": gettext_lazy("取組の概要"),
    "evaluations": gettext_lazy("評価された点"),
    "recipients": gettext_lazy("受賞した団体"),
    "partners": gettext_lazy("交流先"),
    "regions": gettext_lazy("地域の概要"),
    "photos": gettext_lazy("写真"),
    "contacts": gettext_lazy("問合せ先"),
}
ADD: Mapping[str, str | Promise] = {
    "evaluations": gettext_lazy("評価された点を加える"),
    "recipients": gettext_lazy("団体を加える"),
    "partners": gettext_lazy("交流先を加える"),
    "photos": gettext_lazy("写真を加える"),
    "contacts": gettext_lazy("問合せ先を加える"),
}
KINDS = {State.DRAFTING: "now", State.PROOFREAD: "ok", State.RELEASED: "ok"}


@dataclass(frozen=True)
class Step:
    url: str
    label: str
    state: str
    note: str
    current: bool


@dataclass(frozen=True)
class Line:
    """One winner of a round: drafted or not, and what it lacks."""

    choice: Choice
    group: str
    winner: Winner | None
    kind: str
    lacks: list[Lack]

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
    for choice in _choices(list(lines)):
        lines[choice.resolution.round_id].append(_line(choice))
    return [_round(round_, lines[round_.pk], at) for round_ in rounds]


def _choices(rounds: list[int]) -> list[Choice]:
    choices = Choice.objects.filter(resolution__round__in=rounds).select_related(
        "resolution", "prize", "nomination__body", "nomination__profile__winner"
    )
    parts = ("evaluationpoints", "photos")
    return list(
        choices.prefetch_related(
            "nomination__recipients", *(f"nomination__profile__winner__{part}" for part in parts)
        ).order_by("place")
    )


def _line(choice: Choice) -> Line:
    profile = getattr(choice.nomination, "profile", None)
    winner: Winner | None = profile.winner if profile else None
    kind = KINDS[State(winner.state)] if winner else "due"
    return Line(choice, group(choice.nomination), winner, kind, lacks_of(winner) if winner else [])


def _round(round_: Round, lines: list[Line], at: datetime) -> RoundLines:
    released = bool(lines) and all(
        line.winner is not None and line.winner.state == State.RELEASED for line in lines
    )
    embargoed = released and round_.results_at is not None and at < round_.results_at
    return RoundLines(round_, lines, released, embargoed)


def steps(winner: Winner, lacks: list[Lack], current: str = "") -> list[Step]:
    return [_step(winner, slug, lacks, current) for slug in TITLES]


def _step(winner: Winner, slug: str, lacks: list[Lack], current: str) -> Step:
    missing = sum(lack.section == slug for lack in lacks)
    note = ngettext("あと%(n)dか所", "あと%(n)dか所", missing) % {"n": missing} if missing else ""
    url = reverse("profile-section", args=[winner.pk, slug])
    return Step(url, str(TITLES[slug]), "bad" if missing else "done", note, slug == current)


def consequences(round_: Round, winners: int, applications: int, at: datetime) -> list[str]:
    """Exactly what the release will do, and when."""
    return [
        ngettext(
            "%(round)sの受賞団体%(n)d件の紹介文を、%(when)s（日本時間）に一斉に公表します。",
            "%(round)sの受賞団体%(n)d件の紹介文を、%(when)s（日本時間）に一斉に公表します。",
            winners,
        )
        % {"round": round_, "n": winners, "when": spoken(at)},
        ngettext(
            "同時に、応募数を「%(n)d件」と公表します（提出された推薦から、取り下げられたものを除いた数です）。",
            "同時に、応募数を「%(n)d件」と公表します（提出された推薦から、取り下げられたものを除いた数です）。",
            applications,
        )
        % {"n": applications},
        _("その時までは、どのページ、検索、データにも現れません。"),
        _("この手続をした後は、紹介文も日時も変えられません。"),
    ]
