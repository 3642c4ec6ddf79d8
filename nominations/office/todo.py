"""What is waiting for this person, and until when: the front desk's list."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.rounds.models import Phase, Round
from nominations.decision.models import Resolution
from nominations.decision.models import State as ResolutionState
from nominations.intake.models import Nomination, State
from nominations.judging.models import ScoreSheet, SheetState
from nominations.people.models import User
from nominations.people.seats import Seats, seats_of


@dataclass(frozen=True)
class Task:
    """One line: what to do, where, how urgent (``now`` or ``plain``) and until when."""

    text: str
    url: str
    until: datetime | None = None
    kind: str = "now"


def tasks_for(user: User, at: datetime) -> list[Task]:
    """All that waits for ``user``, in the order of the line through the house."""
    seats = seats_of(user)
    found: list[Task] = []
    if seats.bodies:
        found += _officer(user, at)
    if seats.committees:
        found += _member(user, seats)
    if seats.secretariat:
        found += _secretariat()
    if seats.hosts:
        found += _host(seats)
    return found


def _officer(user: User, at: datetime) -> list[Task]:
    list_url = reverse("nomination-list")
    mine = Nomination.objects.visible_to(user, "body").select_related("round")
    waiting = mine.filter(state__in=[State.RETURNED, State.DRAFT], round__phase=Phase.OPEN)
    found = []
    for row in waiting.order_by("-state", "created_at"):
        returned = row.state == State.RETURNED
        text = (
            _("差し戻された推薦を直す：%(title)s") if returned else _("下書きを仕上げる：%(title)s")
        )
        until = None if returned else row.round.nominations_close_at
        found.append(Task(text % {"title": row}, reverse("nomination", args=[row.pk]), until))
    open_round = Round.objects.filter(phase=Phase.OPEN).first()
    if open_round and open_round.takes_nominations(at):
        text = _("%(round)sの推薦を作る") % {"round": open_round}
        found.append(Task(text, list_url, open_round.nominations_close_at, "plain"))
    return found


def _member(user: User, seats: Seats) -> list[Task]:
    judging = Round.objects.filter(pk__in=seats.committees, phase=Phase.JUDGING)
    readable = Nomination.objects.visible_to(user, "committee")
    found = []
    for round_ in judging:
        mine = readable.filter(round=round_)
        final = ScoreSheet.objects.filter(
            seat=seats.committees[round_.pk], state=SheetState.FINAL, nomination__in=mine
        ).count()
        left = mine.count() - final
        if left:
            text = _("%(round)sの採点：あと%(n)d件") % {"round": round_, "n": left}
            found.append(Task(text, reverse("judging-home"), round_.scoring_closes_at))
    return found


def _secretariat() -> list[Task]:
    found = []
    waiting = (
        Nomination.objects.filter(state=State.SUBMITTED)
        .values_list("round__number")
        .annotate(Count("pk"))
        .order_by("round__number")
    )
    for number, n in waiting:
        text = _("第%(number)d回：資格の確認を待つ推薦が%(n)d件") % {"number": number, "n": n}
        found.append(Task(text, f"{reverse('screening-list')}?round={number}&state=submitted"))
    for round_ in Round.objects.exclude(phase=Phase.DECIDED).order_by("number"):
        text = _("%(round)s：%(phase)s") % {"round": round_, "phase": round_.get_phase_display()}
        url = reverse("round-setup", args=[round_.number])
        found.append(Task(text, url, _next_instant(round_), "plain"))
    decided = Round.objects.filter(phase=Phase.DECIDED, results_at__isnull=True)
    for round_ in decided.order_by("number"):
        text = _("%(round)s：受賞団体の紹介文を作って公表する") % {"round": round_}
        found.append(Task(text, reverse("release-home")))
    return found


def _next_instant(round_: Round) -> datetime | None:
    return {
        Phase.PREPARING: round_.nominations_open_at,
        Phase.OPEN: round_.nominations_close_at,
        Phase.JUDGING: round_.scoring_closes_at,
    }.get(Phase(round_.phase))


def _host(seats: Seats) -> list[Task]:
    tabled = Resolution.objects.filter(state=ResolutionState.TABLED).select_related("round")
    found = []
    for resolution in tabled.filter(round__hosts__code__in=seats.hosts).distinct():
        given = resolution.approvals.filter(
            version=resolution.version, host__code__in=seats.hosts
        ).exists()
        if not given:
            text = _("%(round)sの決定案を確かめて承認する") % {"round": resolution.round}
            found.append(Task(text, reverse("resolution", args=[resolution.round.number])))
    return found
