"""Setting up a round, and moving it from phase to phase."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from awards.rounds.models import LIMITS, NEXT, Criterion, Host, Phase, Prize, Round, RoundContact
from nominations.access import right_of
from nominations.changing import Refused, Stale, fingerprint, move, take, write
from nominations.intake.models import State
from nominations.ledger import sealed
from nominations.ledger.actions import record, seal
from nominations.ledger.events import Event
from nominations.office import stored
from nominations.office.round_readiness import missing_before_judging, missing_before_opening
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT

DEADLINES = ("nominations_open_at", "nominations_close_at", "scoring_closes_at")
CARRIED_OVER = [
    "title",
    "title_en",
    "subtitle",
    "subtitle_en",
    "purpose",
    "purpose_en",
    "eligibility",
    "eligibility_en",
    "eligible_kinds",
    "procedure",
    "procedure_en",
    "committee_name",
    "committee_name_en",
    "booklet_title",
    "booklet_title_en",
    "publisher",
    "publisher_en",
    *LIMITS,
]


@right_of(SECRETARIAT)
@transaction.atomic
def create_round(number: int, fiscal_year: int, *, by: User, at: datetime) -> Round:
    """Prepare a round with the words, hosts, prizes and criteria of the newest one before it."""
    if existing := Round.objects.filter(number=number).first():
        raise Refused(
            _("第%(n)d回は、すでにあります（%(phase)s）。")
            % {"n": number, "phase": existing.get_phase_display()}
        )
    before = Round.objects.filter(number__lt=number).order_by("-number").first()
    words = {name: getattr(before, name) for name in CARRIED_OVER} if before else {}
    words.setdefault("title", "姉妹自治体交流表彰")
    round_ = Round.objects.create(number=number, fiscal_year=fiscal_year, **words)
    for part in (Host, Prize, Criterion, RoundContact):
        _copy(part._default_manager.filter(round=before), round_)
    record(Event.ROUND_CREATED, round_, by=by, at=at, number=number)
    return round_


def _copy(rows: Iterable[Host | Prize | Criterion | RoundContact], to: Round) -> None:
    for row in rows:
        row.pk, row.round = None, to
        row._state.adding = True
        row.save()


@right_of(SECRETARIAT)
@transaction.atomic
def revise_round(
    round_: Round,
    model: type[Model] = Round,
    *,
    seen: str,
    changes: dict[str, Any],
    by: User,
    at: datetime,
) -> None:
    """Write columns of the round or of its contact.

    ``seen`` is the fingerprint of those columns as the writer saw them.
    """
    take(round_)
    _refuse_unseen(stored.columns_of(round_, model, changes), seen)
    moved = {
        name: _moment(changes[name])
        for name in DEADLINES
        if name in changes and changes[name] != getattr(round_, name)
    }
    if model is RoundContact:
        RoundContact.objects.update_or_create(
            round=round_, defaults=changes, create_defaults=changes | {"position": 1}
        )
    else:
        write(round_, **changes)
    if moved:
        record(Event.ROUND_DEADLINES_SET, round_, by=by, at=at, **moved)
    else:
        record(Event.ROUND_REVISED, round_, by=by, at=at, columns=sorted(changes))


def _refuse_unseen(now: Any, seen: str) -> None:
    if fingerprint(now) != seen:
        raise Stale(_("この画面を開いた後に、ほかの人が書き換えました。内容を見比べてください。"))


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""


@right_of(SECRETARIAT)
@transaction.atomic
def replace_rows(
    round_: Round,
    model: type[Model],
    *,
    seen: str,
    columns: list[str],
    rows: list[dict[str, Any]],
    by: User,
    at: datetime,
) -> None:
    """Write the hosts, prizes or criteria of a round in preparation, numbered from 1.

    Each row names the ``id`` it came from, or None; rows that are not named any more go.
    """
    take(round_)
    if round_.phase != Phase.PREPARING:
        raise Refused(
            _(
                "推薦の受付を始めた後は、主催者、賞、評価基準を変えられません。準備中の回で設定します。"
            )
        )
    _refuse_unseen(stored.rows_of(round_, model, columns), seen)
    _refuse_one_code_for_two(rows)
    mine = model._default_manager.filter(round=round_)
    known = set(mine.values_list("pk", flat=True))
    mine.exclude(pk__in=[row["id"] for row in rows if row["id"]]).delete()
    # Two rows that change codes may not share one, not even for a moment.
    for pk in known:
        mine.filter(pk=pk).update(code=f"-{pk}"[-10:])
    for position, row in enumerate(rows, start=1):
        values = {name: value for name, value in row.items() if name != "id"}
        # A forged id of another round's row is nobody's: the row is entered as a new one.
        pk = row["id"] if row["id"] in known else None
        model(pk=pk, round=round_, position=position, **values).save()
    record(Event.ROUND_RULES_SET, round_, by=by, at=at, what=model._meta.model_name, rows=len(rows))


def _refuse_one_code_for_two(rows: list[dict[str, Any]]) -> None:
    for code, n in Counter(row["code"] for row in rows).items():
        if n > 1:
            raise Refused(
                _("符号「%(code)s」を2か所に付けています。一つずつ違う符号にしてください。")
                % {"code": code}
            )


@right_of(SECRETARIAT)
@transaction.atomic
def open_nominations(round_: Round, *, by: User, at: datetime) -> None:
    take(round_)
    other = Round.objects.filter(phase=Phase.OPEN).exclude(pk=round_.pk).first()
    if other:
        raise Refused(
            _("%(other)sが推薦受付中です。その回を審査に進めてから始めてください。")
            % {"other": other}
        )
    if missing := missing_before_opening(round_, at):
        raise Refused(" ".join(missing))
    move(round_, NEXT, Phase.OPEN, column="phase")
    record(Event.ROUND_OPENED, round_, by=by, at=at)


@right_of(SECRETARIAT)
@transaction.atomic
def start_judging(round_: Round, *, by: User, at: datetime) -> None:
    """Close nominations and let the committee score what was accepted."""
    take(round_)
    if missing := missing_before_judging(round_, at):
        raise Refused(" ".join(missing))
    move(round_, NEXT, Phase.JUDGING, column="phase")
    accepted = round_.nominations.filter(state=State.ACCEPTED)
    rows = accepted.values_list("entry_number", "pk", "version")
    entries = sealed.nominations(map(sealed.SealedNomination._make, rows))
    record(Event.ROUND_JUDGING_STARTED, round_, by=by, at=at, nominations=len(entries.lines))
    seal(round_, entries, by=by, at=at)


@right_of(SECRETARIAT)
@transaction.atomic
def close_scoring(round_: Round, *, by: User, at: datetime) -> None:
    """From here on members and secretariat see the scores, and none can be changed."""
    take(round_)
    move(round_, NEXT, Phase.DELIBERATING, column="phase")
    rows = round_.nominations.filter(state=State.ACCEPTED, sheets__state="final").values_list(
        "entry_number",
        "sheets__seat",
        "sheets__scores__criterion__code",
        "sheets__scores__points",
    )
    scores = sealed.scores(map(sealed.SealedScore._make, rows))
    record(Event.ROUND_SCORING_CLOSED, round_, by=by, at=at, scores=len(scores.lines))
    seal(round_, scores, by=by, at=at)
