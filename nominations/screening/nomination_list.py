"""The round's nominations as the secretariat lists them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise

from awards.languages import spoken
from awards.reversing import reverse_each
from awards.rounds.models import Phase, Round
from nominations.intake.models import BODY_NAMES, Nomination, State
from nominations.screening.models import Item, ScreeningCheck

# On both databases a nomination without a rank stands first.
RANK = Coalesce("rank", 0)
SHOWN = (
    "title",
    "rank",
    "state",
    "entry_number",
    "submitted_at",
    "resubmitted_at",
    "receipt_number",
    *BODY_NAMES,
)
KINDS = {State.SUBMITTED: "now", State.RETURNED: "due", State.ACCEPTED: "ok"}


@dataclass(frozen=True)
class StateCount:
    state: str
    label: str | Promise
    kind: str
    n: int


@dataclass(frozen=True)
class NominationRow:
    """One line of the list, ready to be written: fifty of them have to be quick."""

    url: str
    body: str
    rank: str
    title: str
    kind: str
    state: str
    checked: str
    entry_number: str
    submitted: str
    is_again: bool
    receipt_number: str


def row(of: Nomination, url: Callable[[UUID], str]) -> NominationRow:
    return NominationRow(
        url=url(of.pk),
        body=str(of.body),
        rank=_or_dash(of.rank),
        title=str(of),
        kind=kind_of(of.state),
        state=str(State(of.state).label),
        checked=f"{of.checked} / {len(Item)}",  # type: ignore[attr-defined]  # annotated
        entry_number=_or_dash(of.entry_number),
        submitted=spoken(of.resubmitted_at or of.submitted_at),
        is_again=of.resubmitted_at is not None,
        receipt_number=of.receipt_number or "",
    )


def _or_dash(number: int | None) -> str:
    return "－" if number is None else str(number)


def chosen(rounds: list[Round], number: str) -> Round | None:
    """The one asked for; else the one open for nominations; else the newest that is not empty."""
    asked = [round_ for round_ in rounds if str(round_.number) == number]
    open_ = [round_ for round_ in rounds if round_.phase == Phase.OPEN]
    begun = [round_ for round_ in rounds if round_.phase != Phase.PREPARING]
    return next(iter(asked + open_ + begun + rounds), None)


def listed(visible: "QuerySet[Nomination]", wanted: Mapping[str, str]) -> "QuerySet[Nomination]":
    """Filtered by ``state`` and by a part of the body's name; sorted by the body's code."""
    if wanted.get("state"):
        visible = visible.filter(state=wanted["state"])
    if wanted.get("q"):
        visible = visible.filter(body__name__contains=wanted["q"])
    return visible.only("pk").order_by("body__code", RANK, "pk")


def rows(page: Iterable[Nomination]) -> list[NominationRow]:
    """Lines of one page: what it shows is read for these alone, not sorted with all the others."""
    keys = [nomination.pk for nomination in page]
    checks = ScreeningCheck.objects.filter(nomination=OuterRef("pk")).order_by()
    number = checks.values("nomination").annotate(n=Count("*")).values("n")
    counted = Nomination.objects.annotate(checked=Coalesce(Subquery(number), 0))
    shown = counted.select_related("body").only(*SHOWN).in_bulk(keys)
    url = reverse_each("screening")
    return [row(shown[key], url) for key in keys]


def beside(visible: "QuerySet[Nomination]", of: Nomination) -> "tuple[Nomination | None, ...]":
    """The one before and the one after it in the whole list of its round."""
    listed = visible.filter(round=of.round_id).select_related("body").annotate(place=RANK)
    here = (of.body.code, of.rank or 0, of.pk)
    names = ("body__code", "place", "pk")
    before, after = _beyond(names, here, "lt"), _beyond(names, here, "gt")
    down = [f"-{name}" for name in names]
    return listed.filter(before).order_by(*down).first(), listed.filter(after).order_by(
        *names
    ).first()


def _beyond(names: Sequence[str], values: Sequence[object], than: str) -> Q:
    """Rows that stand beyond these values when sorted by these columns."""
    beyond = Q()
    for place, name in enumerate(names):
        same = Q(**dict(zip(names[:place], values[:place], strict=True)))
        beyond |= same & Q(**{f"{name}__{than}": values[place]})
    return beyond


def counts(visible: "QuerySet[Nomination]") -> list[StateCount]:
    numbers = dict(visible.order_by().values_list("state").annotate(n=Count("*")))
    return [
        StateCount(str(state), state.label, kind_of(state), numbers.get(state, 0))
        for state in State
        if state != State.DRAFT
    ]


def total(
    counts: Iterable[StateCount], listed: "QuerySet[Nomination]", wanted: Mapping[str, str]
) -> int:
    """How many are listed; counted anew only where they are filtered by a name."""
    if wanted.get("q"):
        return listed.count()
    return sum(one.n for one in counts if wanted.get("state") in (None, "", one.state))


def kind_of(state: str) -> str:
    """The colour of the chip that says the state."""
    return KINDS.get(State(state), "plain")
