"""Pages on who may do what: the seats of bodies, committees and offices."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.rounds.models import Round
from nominations.access import Request, open_to
from nominations.changing import Refused
from nominations.office import seating
from nominations.office.seat_forms import BodySeatForm, CommitteeSeatForm, OfficeSeatForm
from nominations.people.actions import find_or_invite
from nominations.people.models import BodySeat, CommitteeSeat, NominatingBody, OfficeSeat
from nominations.people.seats import secretariat

KINDS: dict[str, type[Any]] = {"body": BodySeat, "committee": CommitteeSeat, "office": OfficeSeat}


@require_safe
@open_to(secretariat)
def people_home(request: Request) -> HttpResponse:
    today = timezone.localdate()
    held = Q(seats__starts_on__lte=today) & (
        Q(seats__ends_on__isnull=True) | Q(seats__ends_on__gte=today)
    )
    bodies = NominatingBody.objects.standing(today).by_code()
    context = {
        "bodies": bodies.annotate(officers=Count("seats", filter=held)),
        "rounds": Round.objects.newest_first(),
    }
    return TemplateResponse(request, "office/people.html", context)


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def people_body(request: Request, code: str) -> HttpResponse:
    body = get_object_or_404(NominatingBody, code=code)
    seats = BodySeat.objects.filter(body=body)
    here = reverse("people-body", args=[code])
    return _seats_page(
        request,
        BodySeatForm,
        seats,
        str(body),
        here,
        "body",
        lambda person, **given: seating.seat_officer(body, person, **given),
    )


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def people_committee(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    seats = CommitteeSeat.objects.filter(round=round_)
    heading = _("%(round)sの審査委員会") % {"round": round_}
    here = reverse("people-committee", args=[number])
    return _seats_page(
        request,
        CommitteeSeatForm,
        seats,
        heading,
        here,
        "committee",
        lambda person, **given: seating.seat_member(round_, person, **given),
    )


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def people_office(request: Request) -> HttpResponse:
    return _seats_page(
        request,
        OfficeSeatForm,
        OfficeSeat.objects.all(),
        _("事務局と主催者"),
        reverse("people-office"),
        "office",
        seating.seat_in_office,
    )


def _seats_page(
    request: Request,
    form_class: type[Any],
    seats: Any,
    heading: str,
    here: str,
    kind: str,
    give: Callable[..., Any],
) -> HttpResponse:
    """One page for each kind of seat: who sits, and a form that gives one more person a seat."""
    form = form_class(request.POST or None)
    if form.is_valid():
        try:
            seat = _give(request, form.cleaned_data, give)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("%(name)sさんの席を設けました。") % {"name": seat.user.name}
            )
            return redirect(here)
    context = {
        "heading": heading,
        "form": form,
        "seats": seats.select_related("user").order_by("-starts_on", "pk"),
        "kind": kind,
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "office/seats.html", context)


@transaction.atomic
def _give(request: Request, given: dict[str, Any], give: Callable[..., Any]) -> Any:
    """A new person is entered only if the seat is given, too."""
    person = find_or_invite(given.pop("email"), given.pop("name"), given.pop("section", ""))
    return give(person, by=request.user, at=timezone.now(), **given)


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def seat_end(request: Request, kind: str, pk: int) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    seat = get_object_or_404(KINDS[kind].objects.select_related("user"), pk=pk)
    back = {
        "body": lambda: reverse("people-body", args=[seat.body.code]),
        "committee": lambda: reverse("people-committee", args=[seat.round.number]),
        "office": lambda: reverse("people-office"),
    }[kind]()
    if request.method == "POST":
        try:
            seating.end(seat, by=request.user, at=timezone.now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("%(name)sさんの任期を終えました。") % {"name": seat.user.name}
            )
        return redirect(back)
    context = {
        "heading": _("%(name)sさんの任期を終える") % {"name": seat.user.name},
        "consequences": [
            _("この席による権利は、すぐになくなります。これまでの行為の記録は残ります。")
        ],
        "submit": _("任期を終える"),
        "cancel_url": back,
        "danger": True,
    }
    return TemplateResponse(request, "parts/confirm.html", context)
