"""What exists for this person, and what every page about it says: the first lines of each view."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from awards.rounds.models import Host, Phase, Round
from nominations.access import Request
from nominations.decision import pages
from nominations.decision.models import Resolution
from nominations.decision.ranking import ranked
from nominations.people.models import User
from nominations.people.seats import seats_of


def resolution_of(request: Request, number: int) -> Resolution:
    visible = Resolution.objects.visible_to(request.user).select_related("round")
    return get_object_or_404(visible, round__number=number)


def not_begun(
    request: Request, round_: Round, refusal: str = "", status: int = 200
) -> HttpResponse:
    can_begin = round_.phase == Phase.DELIBERATING
    context = {"round": round_, "can_begin": can_begin, "refusal": refusal}
    return TemplateResponse(request, "decision/not_begun.html", context, status=status)


def about(resolution: Resolution) -> dict[str, object]:
    """What every page that asks for confirmation says of the resolution."""
    url = reverse("resolution", args=[resolution.round.number])
    return {"resolution": resolution, "round": resolution.round, "cancel_url": url}


def chosen(request: Request, resolution: Resolution) -> dict[str, object]:
    return {"chosen": pages.chosen_lines(resolution, ranked(resolution.round, request.user))}


def own_hosts(user: User, resolution: Resolution) -> QuerySet[Host]:
    """The round's hosts that this person is an officer of."""
    return resolution.round.hosts.filter(code__in=seats_of(user).hosts).order_by("position")


def approved_by(resolution: Resolution, hosts: QuerySet[Host]) -> QuerySet[Host]:
    """Those of ``hosts`` that have approved this version."""
    approvals = resolution.approvals.filter(version=resolution.version)
    return hosts.filter(pk__in=approvals.values("host"))
