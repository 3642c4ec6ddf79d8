"""What is waiting for this person, and until when: the front desk's list."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.rounds.models import Phase, Round
from nominations.decision.models import Resolution
from nominations.decision.models import State as ResolutionState
from nominations.intake.deadlines import due_at, window
from nominations.intake.models import Nomination, State
from nominations.intake.reading import dossier_of, with_dossier
from nominations.judging.models import ScoreSheet, SheetState
from nominations.people.models import NominatingBody, User
from nominations.people.seats import Seats, seats_of
from nominations.release.models.releases import Release, Stage
from nominations.release.models.republications import Republication


@dataclass(frozen=True)
class Task:
    """One line: what to do, where, how urgent (``now`` or ``plain``) and until when."""

    text: str
    url: str
    until: datetime | None = None
    kind: str = "now"


def tasks_for(user: User, at: datetime) -> list[Task]:
    """All that waits for ``user``: first what is to be done, in the order of the line."""
    seats = seats_of(user)
    tasks: list[Task] = []
    if seats.bodies:
        tasks += _officer(user, at)
    if seats.committees:
        tasks += _member(user, seats)
    if seats.secretariat:
        tasks += _secretariat(user)
    if seats.hosts:
        tasks += _host(seats)
    return sorted(tasks, key=lambda task: task.kind != "now")


def _officer(user: User, at: datetime) -> list[Task]:
    nominations = with_dossier().visible_to(user, "body")
    waiting = nominations.filter(state__in=[State.RETURNED, State.DRAFT], round__phase=Phase.OPEN)
    tasks = []
    for nomination in waiting.order_by("-state", "created_at"):
        returned = nomination.state == State.RETURNED
        text = (
            _("差し戻された推薦を直す：%(title)s") if returned else _("下書きを仕上げる：%(title)s")
        )
        until = due_at(nomination, dossier_of(nomination))
        url = reverse("nomination", args=[nomination.pk])
        tasks.append(Task(text % {"title": nomination}, url, until))
    if open_round := Round.objects.filter(phase=Phase.OPEN).first():
        bodies = NominatingBody.objects.filter(pk__in=seats_of(user).bodies)
        if any(not window(open_round, body, at).why for body in bodies):
            text = _("%(round)sの推薦を作る") % {"round": open_round}
            url = reverse("nomination-start")
            tasks.append(Task(text, url, open_round.nominations_close_at, "plain"))
    return tasks


def _member(user: User, seats: Seats) -> list[Task]:
    judging = Round.objects.filter(pk__in=seats.committees, phase=Phase.JUDGING)
    readable = Nomination.objects.visible_to(user, "committee")
    tasks = []
    for round_ in judging:
        entries = readable.filter(round=round_)
        final = ScoreSheet.objects.filter(
            seat=seats.committees[round_.pk], state=SheetState.FINAL, nomination__in=entries
        ).count()
        left = entries.count() - final
        if left:
            text = _("%(round)sの採点：あと%(n)d件") % {"round": round_, "n": left}
            tasks.append(Task(text, reverse("judging-home"), round_.scoring_closes_at))
    return tasks


def _secretariat(user: User) -> list[Task]:
    tasks = _releases(user) + _republications(user)
    waiting = (
        Nomination.objects.filter(state=State.SUBMITTED)
        .values_list("round__number")
        .annotate(n=Count("*"))
        .order_by("round__number")
    )
    for number, n in waiting:
        text = _("第%(number)d回：資格の確認を待つ推薦が%(n)d件") % {"number": number, "n": n}
        tasks.append(Task(text, f"{reverse('screening-list')}?round={number}&state=submitted"))
    for nomination in Nomination.objects.with_open_request().order_by("changed_at"):
        text = _("差戻しの依頼を確かめる：%(title)s") % {"title": nomination}
        tasks.append(Task(text, reverse("screening", args=[nomination.pk])))
    tasks += _sent_back()
    for round_ in Round.objects.exclude(phase=Phase.DECIDED).order_by("number"):
        text = _("%(round)s：%(phase)s") % {"round": round_, "phase": round_.get_phase_display()}
        url = reverse("round-setup", args=[round_.number])
        tasks.append(Task(text, url, _next_instant(round_), "plain"))
    decided = Round.objects.filter(phase=Phase.DECIDED, announcement__isnull=True)
    prepared = Release.objects.standing().values("round")
    for round_ in decided.exclude(pk__in=prepared).order_by("number"):
        text = _("%(round)s：受賞団体の紹介文を作って公表する") % {"round": round_}
        tasks.append(Task(text, reverse("release-home")))
    return tasks


def _sent_back() -> list[Task]:
    drafting = Resolution.objects.filter(state=ResolutionState.DRAFTING, version__gt=1)
    deliberating = drafting.filter(round__phase=Phase.DELIBERATING).select_related("round")
    return [
        Task(
            _("%(round)s：差し戻された決定案を改める") % {"round": resolution.round},
            reverse("resolution", args=[resolution.round.number]),
        )
        for resolution in deliberating.order_by("round__number")
    ]


def _releases(user: User) -> list[Task]:
    """What was prepared waits for somebody else than who did it."""
    waiting = Release.objects.visible_to(user).filter(stage=Stage.PREPARED).with_people()
    tasks = []
    for release in waiting.order_by("publish_at"):
        is_own = release.prepared_by == user
        text = (
            _("%(round)s：公表の確定を待つ") if is_own else _("%(round)s：公表を確かめて確定する")
        )
        url = reverse("release-round", args=[release.round.number])
        kind = "plain" if is_own else "now"
        tasks.append(Task(text % {"round": release.round}, url, release.publish_at, kind))
    return tasks


def _republications(user: User) -> list[Task]:
    waiting = Republication.objects.visible_to(user).waiting().with_people()
    tasks = []
    for one in waiting.order_by("prepared_at"):
        is_own = one.prepared_by == user
        text = (
            _("%(what)s：公表の再開の確定を待つ")
            if is_own
            else _("%(what)s：公表の再開を確かめて確定する")
        )
        what = one.winner.name if one.winner else one.round
        kind = "plain" if is_own else "now"
        tasks.append(Task(text % {"what": what}, reverse("released-winners"), kind=kind))
    return tasks


def _next_instant(round_: Round) -> datetime | None:
    return {
        Phase.PREPARING: round_.nominations_open_at,
        Phase.OPEN: round_.nominations_close_at,
        Phase.JUDGING: round_.scoring_closes_at,
    }.get(Phase(round_.phase))


def _host(seats: Seats) -> list[Task]:
    tabled = Resolution.objects.filter(state=ResolutionState.TABLED).select_related("round")
    tasks = []
    for resolution in tabled.filter(round__hosts__code__in=seats.hosts).distinct():
        approved = resolution.approvals.filter(version=resolution.version).values("host")
        own = resolution.round.hosts.filter(code__in=seats.hosts)
        if own.exclude(pk__in=approved).exists():
            text = _("%(round)sの決定案を確かめて承認する") % {"round": resolution.round}
            tasks.append(Task(text, reverse("resolution", args=[resolution.round.number])))
    return tasks
