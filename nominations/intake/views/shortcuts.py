"""What the pages of a body's own nomination begin with, and the frame around them."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.shortcuts import get_object_or_404

from awards.clock import in_japan
from awards.dossier.checks import Problem
from nominations.access import Request
from nominations.intake.advice import Advice, advice_on
from nominations.intake.deadlines import due_at, why_locked
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination
from nominations.intake.outcomes import outcome_of
from nominations.intake.readiness import problems_with
from nominations.intake.readiness_messages import Message, message
from nominations.intake.reading import dossier_of, with_dossier
from nominations.intake.sections import steps
from nominations.people.seats import seats_of


def own_nomination(request: Request, pk: UUID) -> Nomination:
    return get_object_or_404(Nomination.objects.visible_to(request.user, "body").for_list(), pk=pk)


@dataclass(frozen=True)
class OwnDossier:
    """A nomination of the person's own body, read whole in one query."""

    nomination: Nomination
    dossier: NominationDossier
    at: datetime

    @cached_property
    def problems(self) -> list[Problem]:
        return problems_with(self.dossier, in_japan(self.at).date())

    def advice(self, section: str) -> list[Advice]:
        """What proofreading would point out in one section."""
        return advice_on(self.dossier, section, in_japan(self.at).date())

    def messages(self) -> list[Message]:
        return [message(problem, self.dossier) for problem in self.problems]


def own_dossier(request: Request, pk: UUID, at: datetime) -> OwnDossier:
    visible = with_dossier().visible_to(request.user, "body")
    nomination = get_object_or_404(visible, pk=pk)
    return OwnDossier(nomination, dossier_of(nomination), at)


def around(own: OwnDossier, request: Request, current: str = "") -> dict[str, object]:
    """Steps, deadline and whether anything can be written: the frame of all pages."""
    nomination, at = own.nomination, own.at
    progress = steps(nomination.pk, own.dossier, own.problems, current)
    due = due_at(nomination, own.dossier)
    left = due - at if due and due > at else None
    return {
        "nomination": nomination,
        "steps": progress,
        "done": sum(step.state == "done" for step in progress),
        "locked": why_locked(nomination, own.dossier, at),
        "outcome": outcome_of(nomination, at),
        "due": due,
        "returned": own.dossier.returned,
        "left": left,
        "left_hours": left.seconds // 3600 if left else 0,
        "may_submit": nomination.body_id in seats_of(request.user).submits_for,
    }
