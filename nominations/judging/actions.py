"""Everything that changes a score sheet or a recusal.

Each act takes the round's row first: closing the scoring takes it too, so no score lands after.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache

from django.db import transaction
from django.db.models import BigIntegerField, FilteredRelation, Q, UUIDField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.rounds.models import Criterion
from awards.statements import Given, Statement
from nominations.access import Right, right_of
from nominations.changing import Refused, move, refuse_unseen, take, write
from nominations.intake.models import Nomination
from nominations.judging.completeness import Missing, ScoreEntry, missing_in
from nominations.judging.deadlines import why_no_recusal, why_not_scoring
from nominations.judging.models import NEXT, Recusal, RecusalKind, Score, ScoreSheet, SheetState
from nominations.ledger.actions import Fact, record
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import CommitteeSeat, User
from nominations.people.seats import SECRETARIAT, seats_of

OWN_SEAT = Right(
    "own seat",
    lambda by, seat, at: seats_of(by, at).committees.get(seat.round_id) == seat.pk,
    gettext_lazy("この回の審査委員会に登録された委員だけが、採点できます。"),
)


class Incomplete(Refused):
    """A sheet that cannot be final yet; ``missing`` says where."""

    def __init__(self, missing: list[Missing]) -> None:
        super().__init__(" ".join(sentence_about(one) for one in missing))
        self.missing = missing


def sentence_about(missing: Missing) -> str:
    sentences = {
        "points": _("「%(name)s」の点を選ぶと、確定できます。"),
        "comment": _("「%(name)s」の所見を書くと、確定できます。"),
        "comment_at_extreme": _(
            "「%(name)s」は最低点又は最高点です。その理由を所見に書くと、確定できます。"
        ),
    }
    return sentences[missing.what] % {"name": missing.name}


@right_of(OWN_SEAT)
@transaction.atomic
def pledge(seat: CommitteeSeat, *, by: User, at: datetime) -> None:
    """To keep what is read confidential and to declare an interest. Once a seat.

    It is asked for and told to the secretariat, and no score waits for it.
    """
    take(seat)
    if seat.pledged_at is None:
        write(seat, pledged_at=at)
        record(Event.SEAT_PLEDGED, seat, by=by, at=at)


@right_of(OWN_SEAT)
@transaction.atomic
def save(
    seat: CommitteeSeat,
    nomination: Nomination,
    *,
    points: Mapping[int, int | None],
    comments: Mapping[int, str],
    remark: str,
    seen: str,
    by: User,
    at: datetime,
) -> ScoreSheet:
    """Keep a half-done sheet. ``points`` and ``comments`` are by criterion.

    ``seen`` is the sheet's version that the member's page was made from.
    """
    _take_to_score(seat, nomination, at)
    sheet = _sheet(seat, nomination)
    if sheet.state == SheetState.FINAL:
        raise Refused(_("この採点は確定しています。「確定を取り消す」から、採点中に戻せます。"))
    if str(sheet.version) != seen and _is_there(sheet, points, comments, remark):
        return sheet  # sent twice
    refuse_unseen(str(sheet.version), seen)
    sheet.version, sheet.remark, sheet.saved_at = sheet.version + 1, remark, at
    sheet.save(update_fields=["version", "remark", "saved_at"] if sheet.pk else None)
    Score.objects.bulk_create(
        [Score(sheet=sheet, criterion_id=c, points=points[c], comment=comments[c]) for c in points],
        update_conflicts=True,
        unique_fields=["sheet", "criterion"],
        update_fields=["points", "comment"],
    )
    return sheet


def _is_there(
    sheet: ScoreSheet, points: Mapping[int, int | None], comments: Mapping[int, str], remark: str
) -> bool:
    if sheet.pk is None or sheet.remark != remark:
        return False
    stored = {score.criterion_id: (score.points, score.comment) for score in sheet.scores.all()}
    return stored == {criterion: (points[criterion], comments[criterion]) for criterion in points}


@right_of(OWN_SEAT)
@transaction.atomic
def finalise(seat: CommitteeSeat, nomination: Nomination, *, by: User, at: datetime) -> None:
    """Make the saved sheet count. It may be reopened until scoring closes."""
    _take_to_score(seat, nomination, at)
    sheet = _sheet(seat, nomination)
    if sheet.state == SheetState.FINAL:
        raise Refused(_("この採点は、既に確定しています。"))
    entries = entries_of(sheet, nomination.round.criteria.order_by("position", "pk"))
    if missing := missing_in(entries):
        raise Incomplete(missing)
    move(sheet, NEXT, SheetState.FINAL, final_at=at, version=sheet.version + 1)
    points = [entry.points for entry in entries]
    record(Event.SHEET_FINALISED, sheet, by=by, at=at, **_of(nomination), points=points)


@right_of(OWN_SEAT)
@transaction.atomic
def reopen(
    seat: CommitteeSeat, nomination: Nomination, *, reason: str, by: User, at: datetime
) -> None:
    """Take a final sheet back to change it; until it is final again it does not count."""
    _take_to_score(seat, nomination, at)
    sheet = _sheet(seat, nomination)
    if sheet.state != SheetState.FINAL:
        raise Refused(_("この採点は確定していないため、そのまま書き換えられます。"))
    move(sheet, NEXT, SheetState.OPEN, final_at=None, version=sheet.version + 1)
    record(Event.SHEET_REOPENED, sheet, by=by, at=at, **_of(nomination), reason=reason)


@right_of(OWN_SEAT)
@transaction.atomic
def declare_conflict(
    seat: CommitteeSeat, nomination: Nomination, *, reason: str, by: User, at: datetime
) -> Recusal:
    """The member says that they cannot judge this one. It cannot be taken back."""
    return _recuse(seat, nomination, RecusalKind.DECLARED, reason, by, at)


@right_of(SECRETARIAT)
@transaction.atomic
def impose_recusal(
    seat: CommitteeSeat, nomination: Nomination, *, reason: str, by: User, at: datetime
) -> Recusal:
    """The office decides so; the member hears of it with the reason."""
    return _recuse(seat, nomination, RecusalKind.IMPOSED, reason, by, at)


def _recuse(
    seat: CommitteeSeat,
    nomination: Nomination,
    kind: RecusalKind,
    reason: str,
    by: User,
    at: datetime,
) -> Recusal:
    """From here on the nomination does not exist for this member at the committee's door.

    A sheet they had begun stays stored and never counts.
    """
    _take_round(seat, nomination)
    if why := why_no_recusal(nomination.round):
        raise Refused(why)
    if Recusal.objects.filter(seat=seat, nomination=nomination).exists():
        raise Refused(_("この推薦の審査は、既に回避又は除斥になっています。"))
    recusal = Recusal.objects.create(
        seat=seat, nomination=nomination, kind=kind, reason=reason, at=at, by=by
    )
    if kind != RecusalKind.DECLARED:
        letters.queue_each(
            "recused",
            [seat.user],
            round_=nomination.round,
            nomination=nomination,
            reason=reason,
        )
    about: dict[str, Fact] = {"seat": seat.pk, "nomination": str(nomination.pk), "kind": kind}
    record(Event.RECUSAL_MADE, recusal, by=by, at=at, **about)
    return recusal


def _of(nomination: Nomination) -> dict[str, Fact]:
    """Facts of a sheet's entry. By its round the ledger's page knows until when it is sealed."""
    return {"nomination": str(nomination.pk), "round": nomination.round.number}


def entries_of(sheet: ScoreSheet, criteria: Iterable[Criterion]) -> list[ScoreEntry]:
    """What the sheet holds for each criterion; an empty entry where nothing was written."""
    stored = {
        criterion: (points, comment)
        for criterion, points, comment in Score.objects.filter(sheet_id=sheet.pk).values_list(
            "criterion", "points", "comment"
        )
    }
    return [
        ScoreEntry(c.pk, str(c), c.max_points, c.comment_rule, *stored.get(c.pk, (None, "")))
        for c in criteria
    ]


def _take_round(seat: CommitteeSeat, nomination: Nomination) -> None:
    take(nomination.round)
    if seat.round_id != nomination.round_id:
        raise Refused(_("この委員は、この回の審査委員会に登録されていません。"))


def _take_to_score(seat: CommitteeSeat, nomination: Nomination, at: datetime) -> None:
    _take_round(seat, nomination)
    if why := why_not_scoring(nomination.round, at):
        raise Refused(why)


@cache
def _own_sheet() -> "Statement[tuple[int | None, str, int, str]]":
    seat, round_ = Given("seat", BigIntegerField()), Given("round", BigIntegerField())
    own = FilteredRelation("sheets", condition=Q(sheets__seat=seat))
    judged = Nomination.objects.judged_from(seat, round_).annotate(own=own)
    columns = ("own__pk", "own__state", "own__version", "own__remark")
    return Statement(judged.filter(pk=Given("nomination", UUIDField())).values_list(*columns))


def _sheet(seat: CommitteeSeat, nomination: Nomination) -> ScoreSheet:
    """The stored sheet, or one that is not stored yet, if the nomination may still be judged.

    One query for both, because saving has to be quick. The round's lock keeps the answer true.
    """
    rows = _own_sheet().rows(seat=seat.pk, round=seat.round_id, nomination=nomination.pk)
    if not rows:
        raise Refused(_("この推薦は、審査の対象ではなくなりました。"))
    ((key, state, version, remark),) = rows
    if key is None:
        return ScoreSheet(seat=seat, nomination=nomination)
    return ScoreSheet(
        pk=key, seat=seat, nomination=nomination, state=state, version=version, remark=remark
    )
