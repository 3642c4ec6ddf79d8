"""What the pages about a resolution show, put together from its rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from awards.rounds.models import Host, Phase, Round
from nominations.decision.models import Approval, Choice, Remark, Resolution, State
from nominations.decision.ranking import Ranked, RankedRound, group, ranked
from nominations.people.models import User

KINDS = {State.DRAFTING: "plain", State.TABLED: "now", State.APPROVED: "ok"}


@dataclass(frozen=True)
class RoundLine:
    """One round on the first page of the room."""

    round: Round
    resolution: Resolution | None
    kind: str
    approved: int = 0
    hosts: int = 0
    is_sent_back: bool = False


@dataclass(frozen=True)
class ChosenLine:
    choice: Choice
    group: str
    ranked: Ranked | None


@dataclass(frozen=True)
class HostLine:
    host: Host
    approval: Approval | None


@dataclass(frozen=True)
class ResolutionPage:
    kind: str
    chosen: list[ChosenLine]
    hosts: list[HostLine]
    remarks: list[Remark]
    ranked: RankedRound


def overview(
    visible: Iterable[Resolution], *, sent_back: Iterable[Resolution], with_all_rounds: bool
) -> list[RoundLine]:
    """Rounds from deliberation on, newest first; for hosts only those with something to read."""
    resolutions = {resolution.round_id: resolution for resolution in visible}
    anew = {resolution.round_id for resolution in sent_back}
    rounds = Round.objects.filter(phase__in=[Phase.DELIBERATING, Phase.DECIDED])
    if not with_all_rounds:
        rounds = rounds.filter(pk__in=[*resolutions, *anew])
    lines = rounds.newest_first().prefetch_related("hosts")
    approvals = Approval.objects.filter(resolution__in=resolutions.values())
    counts: dict[tuple[int, int], int] = {}
    for approval in approvals.values_list("resolution_id", "version"):
        counts[approval] = counts.get(approval, 0) + 1
    return [
        RoundLine(round_, None, "plain", is_sent_back=True)
        if round_.pk in anew
        else _line(round_, resolutions.get(round_.pk), counts)
        for round_ in lines
    ]


def _line(round_: Round, of: Resolution | None, counts: dict[tuple[int, int], int]) -> RoundLine:
    if of is None:
        return RoundLine(round_, None, "due" if round_.phase == Phase.DELIBERATING else "plain")
    approved = counts.get((of.pk, of.version), 0)
    return RoundLine(round_, of, KINDS[State(of.state)], approved, len(round_.hosts.all()))


def resolution_page(of: Resolution, reader: User) -> ResolutionPage:
    standings = ranked(of.round, reader)
    return ResolutionPage(
        KINDS[State(of.state)],
        chosen_lines(of, standings),
        _hosts(of),
        remarks_on(of),
        standings,
    )


def chosen_lines(of: Resolution, standings: RankedRound) -> list[ChosenLine]:
    choices = list(
        of.choices.select_related("prize", "nomination__body")
        .prefetch_related("nomination__recipients")
        .order_by("place")
    )
    asked = standings.of(choice.nomination_id for choice in choices)
    by_key = {line.nomination.pk: line for line in asked}
    return [
        ChosenLine(choice, group(choice.nomination), by_key.get(choice.nomination_id))
        for choice in choices
    ]


def _hosts(of: Resolution) -> list[HostLine]:
    approvals = of.approvals.filter(version=of.version).select_related("by")
    by_host = {approval.host_id: approval for approval in approvals}
    hosts = of.round.hosts.order_by("position", "pk")
    return [HostLine(host, by_host.get(host.pk)) for host in hosts]


def remarks_on(of: Resolution) -> list[Remark]:
    """What was said of all its versions, in the order in which it was said."""
    return list(of.remarks.select_related("host", "by").order_by("at", "pk"))


def names_of(hosts: Iterable[Host]) -> str:
    """As they are written in a sentence."""
    return _("、").join(map(str, hosts))
