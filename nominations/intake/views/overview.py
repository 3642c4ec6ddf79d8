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
from nominations.intake.views.shortcuts import around, own_dossier
from nominations.people.models import BodyRole, BodySeat, User
from nominations.people.seats import officer


@require_safe
@open_to(officer)
def nomination(request: Request, pk: UUID) -> HttpResponse:
    at = timezone.now()
    own = own_dossier(request, pk, at)
    nomination, messages = own.nomination, own.messages()
    context = around(own, request)
    context |= {
        "blocking": [one for one in messages if one.blocks],
        "advice": [one for one in messages if not one.blocks],
        "history": history_of(nomination),
        "submitters": submitters(nomination.body_id, at),
        "may_withdraw": nomination.state not in (State.WITHDRAWN, State.INELIGIBLE)
        and (context["may_submit"] or not nomination.submitted_at),
    }
    return TemplateResponse(request, "intake/overview.html", context)


def submitters(body: int, at: datetime) -> list[User]:
    seats = BodySeat.objects.filter(body=body, role=BodyRole.SUBMITTER)
    return list(seats.holders(at).order_by("name", "pk"))


@require_safe
@open_to(officer)
def nomination_preview(request: Request, pk: UUID) -> HttpResponse:
    at = timezone.now()
    own = own_dossier(request, pk, at)
    nomination = own.nomination
    context = {
        "nomination": nomination,
        "dossier": own.dossier,
        "hosts": nomination.round.hosts.order_by("position", "pk"),
        "is_filed": nomination.submitted_at is not None and not nomination.is_editable,
        "printed_at": at,
    }
    return TemplateResponse(request, "intake/preview.html", context)
