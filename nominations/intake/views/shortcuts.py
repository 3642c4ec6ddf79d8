"""What every page of the body's door begins with."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from nominations.access import Request
from nominations.intake.deadlines import due_at, why_locked
from nominations.intake.judged import by_section, judge
from nominations.intake.models import Nomination
from nominations.intake.readiness import Problem
from nominations.intake.steps import steps_of
from nominations.people.seats import seats_of


def mine(request: Request, pk: UUID) -> Nomination:
    return get_object_or_404(Nomination.objects.visible_to(request.user, "body").for_list(), pk=pk)


def around(
    nomination: Nomination, at: datetime, request: Request, current: str = ""
) -> dict[str, Any]:
    """Steps, deadline and whether anything can be written: the frame of all pages."""
    problems = judge(nomination, at)
    grouped: dict[str, list[Problem]] = by_section(problems)
    steps = steps_of(nomination, grouped, current)
    due = due_at(nomination)
    left = due - at if due and due > at else None
    return {
        "nomination": nomination,
        "problems": problems,
        "steps": steps,
        "done": sum(step.state == "done" for step in steps),
        "locked": why_locked(nomination, at),
        "due": due,
        "left": left,
        "left_hours": left.seconds // 3600 if left else 0,
        "may_submit": nomination.body_id in seats_of(request.user).submits_for,
    }
