"""Setting up a round, and moving it from phase to phase."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar, cast

from django.db import transaction
from django.utils.translation import gettext as _

from awards.bilingual import Text
from awards.dossier.values import Section
from awards.rounds.models import NEXT, Criterion, Host, Phase, Prize, Round, RoundContact
from awards.rounds.reading import TABLES, read
from awards.rounds.values import Contact, RuleRows, Schedule
from nominations.access import right_of
from nominations.changing import Refused, move, take, write
from nominations.editing.saving import save_section
from nominations.intake.models import State
from nominations.ledger import sealed
from nominations.ledger.actions import record, seal
from nominations.ledger.events import Event
from nominations.office.round_readiness import missing_before_judging, missing_before_opening
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT

S = TypeVar("S", bound=Section)


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
    columns = _carried_over(before) if before else {"title": "姉妹自治体交流表彰"}
    round_ = Round.objects.create(number=number, **columns | {"fiscal_year": fiscal_year})
    for part in (Host, Prize, Criterion, RoundContact):
        _copy(part._default_manager.filter(round=before), round_)
    record(Event.ROUND_CREATED, round_, by=by, at=at, number=number)
    return round_


def _carried_over(before: Round) -> dict[str, object]:
    """The words and rules, but not who chairs the committee and what is said of the next round."""
    setup = read(before)
    words = replace(setup.words, chair=Text(), next_call=Text())
    kinds = {"eligible_kinds": list(setup.rules.eligible_kinds)}
    return words.flat() | setup.rules.flat() | kinds


def _copy(rows: Iterable[Host | Prize | Criterion | RoundContact], to: Round) -> None:
    for row in rows:
        row.pk, row.round = None, to
        row._state.adding = True
        row.save()


@right_of(SECRETARIAT)
@transaction.atomic
def revise_round(round_: Round, section: S, *, seen: str, by: User, at: datetime) -> S:
    """Save one section of the set-up whole; the section as it is then stored.

    ``seen`` is of what the writer started from. A row that is missing is removed, one that was
    never this round's is ``DoesNotExist``. The ledger has no line of what changes nothing.
    """
    take(round_)
    stored = cast(S, read(round_).section(section.slug))
    if isinstance(section, RuleRows):
        _refuse_fixed(round_)
        _refuse_one_code_for_two(section)

    def write_and_record(columns: Mapping[str, object]) -> None:
        _write(round_, section, columns)
        _record(round_, section, columns, by=by, at=at)

    row = RoundContact(round=round_) if isinstance(section, Contact) else round_
    return save_section(row, stored, section, TABLES, seen=seen, write=write_and_record)


def _refuse_fixed(round_: Round) -> None:
    if round_.phase != Phase.PREPARING:
        raise Refused(
            _(
                "推薦の受付を始めた後は、主催者、賞、審査基準を変えられません。準備中の回で設定します。"
            )
        )


def _refuse_one_code_for_two(section: RuleRows) -> None:
    for code, n in Counter(row.code for row in section.rows).items():
        if n > 1:
            raise Refused(
                _("符号「%(code)s」を2か所に付けています。一つずつ違う符号にしてください。")
                % {"code": code}
            )


def _write(round_: Round, section: Section, columns: Mapping[str, object]) -> None:
    """The section's own columns; its contact is one row of a table of its own."""
    if isinstance(section, Contact):
        RoundContact.objects.update_or_create(
            round=round_, defaults=columns, create_defaults={"position": 1, **columns}
        )
    else:
        write(round_, **columns)


def _record(
    round_: Round, section: Section, columns: Mapping[str, object], *, by: User, at: datetime
) -> None:
    if isinstance(section, Schedule):
        moments = {name: _moment(getattr(section, name)) for name in columns}
        record(Event.ROUND_DEADLINES_SET, round_, by=by, at=at, **moments)
    elif isinstance(section, RuleRows):
        name = TABLES[type(section)].model._meta.model_name
        record(Event.ROUND_RULES_SET, round_, by=by, at=at, what=name, rows=len(section.rows))
    else:
        record(Event.ROUND_REVISED, round_, by=by, at=at, columns=sorted(columns))


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""


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
