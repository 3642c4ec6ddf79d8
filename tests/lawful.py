"""Any number of lawful acts upon the demonstration, through the same doors as the pages."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import chain, count, cycle

from awards.rounds.models import Phase, Round
from nominations.demo import nominating, screening
from nominations.demo.data import round_data
from nominations.demo.scoring import points_of
from nominations.intake import actions as intake
from nominations.intake.models import Nomination, State
from nominations.judging import actions as judging
from nominations.judging.models import ScoreSheet, SheetState
from nominations.ledger.models import Head
from nominations.people.models import CommitteeSeat, User
from nominations.screening import actions as secretariat

TERM = timedelta(days=5)
Clock = Callable[[], datetime]
Turn = Callable[[], object]


def act(times: int, at: datetime) -> int:
    """At least so many acts that the ledger tells of, a second between them; how many it told of."""
    seconds = count()
    before = _told()
    for turn in _turns(lambda: at + timedelta(seconds=next(seconds))):
        turn()
        if _told() - before >= times:
            break
    return _told() - before


def _told() -> int:
    return Head.objects.get(pk=1).seq


def _turns(now: Clock) -> Iterator[Turn]:
    """A nomination from its beginning to its end, then some of the members' sheets, and again."""
    sheets = cycle(_sheets(now))
    for number in count():
        yield from chain(_nomination(number, now), (next(sheets) for _turn in range(50)))


def _nomination(number: int, now: Clock) -> Iterator[Turn]:
    """Written, submitted, asked back, returned, submitted, accepted, reopened, withdrawn."""
    round_, office = Round.objects.get(phase=Phase.OPEN), _person("secretariat")
    officer, data = _person("gunma"), round_data("open")["nominations"][0]
    for own in Nomination.objects.filter(round=round_, body__code=data["body"]).exclude(
        state=State.WITHDRAWN
    ):
        intake.withdraw(own, reason="事業を改めるため。", by=officer, at=now())
    one = nominating.write(data, round_, by=officer, at=now())
    yield lambda: nominating.submit(one, by=officer, at=now() + timedelta(hours=1))
    yield lambda: intake.request_return(
        one, reason=f"写真を差し替えるため（{number}）。", by=officer, at=now()
    )
    yield lambda: secretariat.return_for_correction(
        one, reason="写真を改めてください。", due_at=now() + TERM, by=office, at=now()
    )
    yield lambda: nominating.submit(one, by=officer, at=now())
    yield lambda: secretariat.check(
        one, screening.findings_of(one), seen="", by=office, at=now() + timedelta(hours=2)
    )
    yield lambda: secretariat.accept(one, by=office, at=now() + timedelta(hours=2))
    yield lambda: secretariat.reopen(
        one, reason="書類をもう一度確かめるため。", by=office, at=now() + timedelta(hours=2)
    )


def _sheets(now: Clock) -> list[Turn]:
    """Each makes one sheet open, if it was final, and final again with other points."""
    round_ = Round.objects.get(phase=Phase.JUDGING)
    seats = CommitteeSeat.objects.filter(round=round_).select_related("user").order_by("pk")
    return [
        _sheet(seat, nomination, (turn, place), now)
        for turn, nomination in enumerate(round_.nominations.order_by("entry_number"))
        for place, seat in enumerate(seats)
        if not seat.recusals.filter(nomination=nomination).exists()
    ]


def _sheet(seat: CommitteeSeat, nomination: Nomination, where: tuple[int, int], now: Clock) -> Turn:
    changes, (turn, place) = count(), where
    criteria = list(nomination.round.criteria.order_by("position").values_list("pk", flat=True))

    def score() -> None:
        sheet = ScoreSheet.objects.filter(seat=seat, nomination=nomination).first()
        if sheet and sheet.state == SheetState.FINAL:
            judging.reopen(seat, nomination, reason="読み直したため。", by=seat.user, at=now())
            sheet.refresh_from_db()
        points: dict[int, int | None] = {
            criterion: points_of(turn + next(changes), place, column)
            for column, criterion in enumerate(criteria)
        }
        judging.save(
            seat,
            nomination,
            points=points,
            comments=dict.fromkeys(points, "根拠となる事例がある。"),
            remark="",
            seen=str(sheet.version if sheet else 0),
            by=seat.user,
            at=now(),
        )
        judging.finalise(seat, nomination, by=seat.user, at=now())

    return score


def _person(key: str) -> User:
    return User.objects.get(email=f"{key}@demo.example")
