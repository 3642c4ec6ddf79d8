"""Resolutions as the secretariat and the hosts read them, and the nominations they name."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from awards.rounds.models import Host, Round
from nominations.access import Request, open_to
from nominations.decision import actions, pages
from nominations.decision.models import Resolution, State
from nominations.decision.views.shortcuts import (
    approved_by,
    not_begun,
    own_hosts,
    resolution_of,
)
from nominations.files import download_response, picture_response
from nominations.intake.models import Nomination, NominationQuerySet
from nominations.intake.reading import dossier_of, with_dossier
from nominations.judging.results import without_recusals_of
from nominations.people.seats import host, secretariat


@require_safe
@open_to(secretariat, host)
def home(request: Request) -> HttpResponse:
    resolutions = Resolution.objects
    office = secretariat(request.user)
    lines = pages.overview(
        resolutions.visible_to(request.user).for_list(),
        sent_back=resolutions.none() if office else resolutions.sent_back_from(request.user),
        with_all_rounds=office,
    )
    return TemplateResponse(request, "decision/home.html", {"lines": lines})


@require_safe
@open_to(secretariat, host)
def resolution(request: Request, number: int) -> HttpResponse:
    resolutions = Resolution.objects.filter(round__number=number)
    visible = resolutions.visible_to(request.user)
    office = secretariat(request.user)
    if not visible.exists():
        if office:
            return not_begun(request, get_object_or_404(Round, number=number))
        if sent_back := resolutions.sent_back_from(request.user).select_related("round").first():
            return _sent_back(request, sent_back)
    resolution = resolution_of(request, number)
    is_drafting, is_tabled = (resolution.state == state for state in (State.DRAFTING, State.TABLED))
    page = pages.resolution_page(resolution, request.user)
    places = page.ranked.places if office and is_drafting else {}
    own = own_hosts(request.user, resolution) if is_tabled else Host.objects.none()
    context = {
        "resolution": resolution,
        "round": resolution.round,
        "page": page,
        "is_public": resolution.round.is_announced(timezone.now()),
        "own_hosts": own,
        "hosts_to_approve": own.exclude(pk__in=approved_by(resolution, own)),
        "hosts_that_approved": approved_by(resolution, own),
        "readable": _readable_keys(request, resolution),
        "is_office": office,
        "obstacles": actions.obstacles(resolution, places) if office and is_drafting else [],
    }
    return TemplateResponse(request, "decision/resolution.html", context)


def _sent_back(request: Request, resolution: Resolution) -> HttpResponse:
    """Why what was tabled is being written anew; nothing of what is being written."""
    context = {"round": resolution.round, "remarks": pages.remarks_on(resolution)}
    return TemplateResponse(request, "decision/sent_back.html", context)


def _readable_keys(request: Request, resolution: Resolution) -> frozenset[UUID]:
    """Nominations whose texts this person may read, as the proposal names them."""
    named = Nomination.objects.filter(choices__resolution=resolution)
    return frozenset(without_recusals_of(request.user, named).values_list("pk", flat=True))


@require_safe
@open_to(secretariat, host)
def nomination(request: Request, pk: UUID) -> HttpResponse:
    """The nomination of a group that a resolution names, as its body wrote it."""
    row = _named(request, pk, with_dossier())
    context = {"nomination": row, "dossier": dossier_of(row), "round": row.round}
    return TemplateResponse(request, "decision/nomination.html", context)


@require_safe
@open_to(secretariat, host)
def photo(request: Request, pk: UUID, photo: int) -> HttpResponseBase:
    return picture_response(get_object_or_404(_named(request, pk).photos, pk=photo).file)


@require_safe
@open_to(secretariat, host)
def attachment(request: Request, pk: UUID, attachment: int) -> HttpResponseBase:
    row = get_object_or_404(_named(request, pk).attachments, pk=attachment)
    return download_response(row.file, f"{row.name}.pdf")


def _named(request: Request, pk: UUID, rows: NominationQuerySet | None = None) -> Nomination:
    resolutions = Resolution.objects.visible_to(request.user)
    nominations = Nomination.objects.select_related("round", "body") if rows is None else rows
    named: QuerySet[Nomination] = nominations.filter(choices__resolution__in=resolutions)
    return get_object_or_404(without_recusals_of(request.user, named), pk=pk)
