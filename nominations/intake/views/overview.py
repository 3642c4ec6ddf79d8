"""One nomination as a whole: where it stands, and as it is filed on paper."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nominations.access import Request, open_to
from nominations.intake.history import history_of
from nominations.intake.models import State
from nominations.intake.readiness_messages import said
from nominations.intake.reading import read
from nominations.intake.views.shortcuts import around, mine
from nominations.people.models import BodyRole, BodySeat, User
from nominations.people.seats import officer


@require_safe
@open_to(officer)
def nomination(request: Request, pk: UUID) -> HttpResponse:
    at = timezone.now()
    found = mine(request, pk)
    context = around(found, at, request)
    told = [said(problem) for problem in context["problems"]]
    context |= {
        "blocking": [one for one in told if one.blocks],
        "advice": [one for one in told if not one.blocks],
        "history": history_of(found),
        "submitters": submitters(found.body_id, at),
        "may_withdraw": found.state not in (State.WITHDRAWN, State.INELIGIBLE)
        and (context["may_submit"] or not found.submitted_at),
    }
    return TemplateResponse(request, "intake/overview.html", context)


def submitters(body: int, at: datetime) -> list[User]:
    seats = BodySeat.objects.filter(body=body, role=BodyRole.SUBMITTER)
    return list(seats.holders(at).order_by("name", "pk"))


@require_safe
@open_to(officer)
def nomination_preview(request: Request, pk: UUID) -> HttpResponse:
    found = mine(request, pk)
    hosts = found.round.hosts.order_by("position", "pk")
    context = {
        "nomination": found,
        "dossier": read(found),
        "hosts": hosts,
        "is_filed": found.submitted_at is not None and not found.is_editable,
        "printed_at": timezone.now(),
    }
    return TemplateResponse(request, "intake/preview.html", context)
