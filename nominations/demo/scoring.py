"""The committee's work in the round of this year so far: some sheets final, some begun, one recusal."""

from dataclasses import dataclass
from datetime import datetime

from awards.rounds.models import Round
from nominations.demo.calendar import Calendar
from nominations.demo.seats import COMMITTEE, People
from nominations.intake.models import Nomination
from nominations.judging import actions
from nominations.people.models import CommitteeSeat, User

RECUSED = ("member2", 4)
WHY = "推薦された団体の運営委員会の委員を務めているため。"
# How many sheets each has made final, and how many more begun.
PROGRESS = {
    "chair": (10, 1),
    "member1": (15, 0),
    "member2": (12, 1),
    "member3": (6, 2),
    "member4": (0, 1),
}
# How good each nomination is, so that the ranking has a shape and a tie.
MERIT = (4, 3, 5, 2, 4, 3, 5, 4, 2, 4, 3, 4, 3, 2, 4)
COMMENTS = {
    5: "他の地域の手本となる水準にある。",
    4: "住民の関わりが広く、よく続いている。",
    3: "着実に続いているが、広がりはこれからである。",
    2: "根拠となる数値や事例が、もう少しほしい。",
    1: "この観点からは、特色が読み取れない。",
}
REMARK = "住民が主役となり、双方の地域に変化をもたらした点が評価された。"


@dataclass(frozen=True)
class Member:
    place: int
    seat: CommitteeSeat
    user: User


def score(round_: Round, people: People, days: Calendar) -> None:
    entries = list(round_.nominations.order_by("entry_number"))
    for place, key in enumerate(COMMITTEE):
        seat = CommitteeSeat.objects.get(round=round_, user=people[key])
        _work(Member(place, seat, people[key]), key, entries, days)


def judge_one(
    round_: Round, person: User, nomination: Nomination, place: int, *, at: datetime
) -> None:
    """A sheet made final at once."""
    seat = CommitteeSeat.objects.get(round=round_, user=person)
    criteria = round_.criteria.order_by("position").values_list("pk", flat=True)
    points: dict[int, int | None] = {
        criterion: points_of(2, place, column) for column, criterion in enumerate(criteria)
    }
    comments = {c: COMMENTS[p] if p else "" for c, p in points.items()}
    actions.pledge(seat, by=person, at=at)
    actions.save(
        seat,
        nomination,
        points=points,
        comments=comments,
        remark=REMARK if place == 0 else "",
        seen="0",
        by=person,
        at=at,
    )
    actions.finalise(seat, nomination, by=person, at=at)


def _work(member: Member, key: str, entries: list[Nomination], days: Calendar) -> None:
    work = list(enumerate(entries))
    if key == RECUSED[0]:
        _, conflict = work.pop(RECUSED[1])
        at = days.on(-28, 10)
        actions.declare_conflict(member.seat, conflict, reason=WHY, by=member.user, at=at)
    final, begun = PROGRESS[key]
    if final:  # who has only begun is still asked
        actions.pledge(member.seat, by=member.user, at=days.on(-29, 10 + member.place))
    for turn, (index, nomination) in enumerate(work[: final + begun]):
        _sheet(member, nomination, index, turn, days, is_final=turn < final)


def _sheet(
    member: Member, nomination: Nomination, index: int, turn: int, days: Calendar, *, is_final: bool
) -> None:
    at = days.on(-25 + turn, 10 + member.place, 15)
    points: dict[int, int | None] = {
        criterion: points_of(index, member.place, column)
        for column, criterion in enumerate(
            nomination.round.criteria.order_by("position").values_list("pk", flat=True)
        )
    }
    if not is_final:
        points = {c: p if n < 3 else None for n, (c, p) in enumerate(points.items())}
    actions.save(
        member.seat,
        nomination,
        points=points,
        comments={c: COMMENTS[p] if p else "" for c, p in points.items()},
        remark=REMARK if is_final and (index + member.place) % 4 == 0 else "",
        seen="0",
        by=member.user,
        at=at,
    )
    if is_final:
        actions.finalise(member.seat, nomination, by=member.user, at=at)


def points_of(nomination: int, member: int, criterion: int) -> int:
    """Near the nomination's merit; members and criteria differ by a point."""
    drift = (nomination * 7 + member * 5 + criterion * 3 + nomination * member) % 3 - 1
    return max(1, min(5, MERIT[nomination % len(MERIT)] + drift))
