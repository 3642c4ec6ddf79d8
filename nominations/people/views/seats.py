"""Pages on who may do what: the seats of bodies, committees and offices."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.db.models import Count, OuterRef, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from awards.rounds.models import Host, Round
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted, see_again
from nominations.people import actions
from nominations.people.forms.seats import (
    BodySeatForm,
    CommitteeSeatForm,
    OfficeSeatForm,
    SeatDetailsForm,
    SeatForm,
)
from nominations.people.models import (
    AnySeat,
    BodySeat,
    CommitteeSeat,
    NominatingBody,
    OfficeSeat,
    SeatQuerySet,
)
from nominations.people.seat_details import details_of, fingerprint_of_details
from nominations.people.seats import secretariat, to_seat_again

# As the newest round with this host calls it.
_NAME_OF_HOST = (
    Host.objects.filter(code=OuterRef("host_code")).order_by("-round__number").values("name")[:1]
)


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
        "rounds": Round.objects.in_brief().newest_first(),
    }
    return TemplateResponse(request, "people/home.html", context)


@form_page
@open_to(secretariat)
def people_body(request: Request, code: str) -> HttpResponse:
    body = get_object_or_404(NominatingBody, code=code)
    return _seats_page(
        request,
        BodySeatForm(posted(request)),
        heading=str(body),
        kind="body",
        seats=BodySeat.objects.filter(body=body),
        give=partial(actions.seat_officer, body),
    )


@form_page
@open_to(secretariat)
def people_committee(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    return _seats_page(
        request,
        CommitteeSeatForm(posted(request)),
        heading=_("%(round)sの審査委員会") % {"round": round_},
        kind="committee",
        seats=CommitteeSeat.objects.filter(round=round_),
        give=partial(actions.seat_member, round_),
        again=None if round_.has_scored else to_seat_again(round_).first(),
    )


@form_page
@open_to(secretariat)
def last_committee(request: Request, number: int) -> HttpResponse:
    """The members of the last round's committee, to be given the same seats in this one."""
    round_ = get_object_or_404(Round, number=number)
    back = reverse("people-committee", args=[number])
    again = list(to_seat_again(round_))
    return confirmation(
        request,
        "people/last_committee.html",
        forms.Form(posted(request)),
        act=lambda: actions.seat_last_committee(round_, by=request.user, at=timezone.now()),
        then=lambda seats: done(
            request,
            ngettext("%(n)s人の委員を登録しました。", "%(n)s人の委員を登録しました。", len(seats))
            % {"n": len(seats)},
            back,
        ),
        context={
            "heading": _("前の回の委員を%(round)sにも登録する") % {"round": round_},
            "submit": _("登録する"),
            "cancel_url": back,
            "seats": again,
        },
    )


@form_page
@open_to(secretariat)
def people_office(request: Request) -> HttpResponse:
    return _seats_page(
        request,
        OfficeSeatForm(posted(request)),
        heading=_("事務局と主催者"),
        kind="office",
        seats=OfficeSeat.objects.annotate(host_name=_NAME_OF_HOST),
        give=actions.seat_in_office,
    )


def _seats_page(
    request: Request,
    form: SeatForm,
    *,
    heading: str,
    kind: str,
    seats: SeatQuerySet,
    give: Callable[..., AnySeat],
    again: CommitteeSeat | None = None,
) -> HttpResponse:
    """One page for each kind of seat: who sits, and a form that gives one more person a seat."""
    return confirmation(
        request,
        "people/seats.html",
        form,
        act=lambda: give(**form.cleaned_data, by=request.user, at=timezone.now()),
        then=lambda seat: done(
            request, _("%(name)sさんを登録しました。") % {"name": seat.user.name}, request.path
        ),
        context={
            "heading": heading,
            "kind": kind,
            "seats": seats.select_related("user").order_by("-starts_on", "pk"),
            "today": timezone.localdate(),
            "again": again,
        },
    )


@form_page
@open_to(secretariat)
def seat_edit(request: Request, kind: str, pk: int) -> HttpResponse:
    seat = _seat_or_404(kind, pk)
    url = _page_of(seat)
    form = SeatDetailsForm(posted(request), seat=seat)

    def page() -> dict[str, object]:
        see_again(form, fingerprint_of_details(details_of(_seat_or_404(kind, pk))))
        return {
            "heading": _("%(name)sさんの登録を直す") % {"name": seat.user.name},
            "lead": seat.user.email,
            "submit": _("保存する"),
            "cancel_url": url,
        }

    return confirmation(
        request,
        "people/seat_edit.html",
        form,
        act=lambda: actions.revise_seat(
            seat,
            form.details(),
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        ),
        then=lambda _none: done(
            request, _("%(name)sさんの登録を直しました。") % {"name": seat.user.name}, url
        ),
        context=page,
    )


@form_page
@open_to(secretariat)
def seat_end(request: Request, kind: str, pk: int) -> HttpResponse:
    seat = _seat_or_404(kind, pk)
    url = _page_of(seat)
    return confirmation(
        request,
        "people/seat_end.html",
        forms.Form(posted(request)),
        act=lambda: actions.end_seat(seat, by=request.user, at=timezone.now()),
        then=lambda _none: done(
            request, _("%(name)sさんの任期を終えました。") % {"name": seat.user.name}, url
        ),
        context={
            "heading": _("%(name)sさんの任期を終える") % {"name": seat.user.name},
            "submit": _("任期を終える"),
            "cancel_url": url,
            "danger": True,
        },
    )


def _seat_or_404(kind: str, pk: int) -> AnySeat:
    kinds = {
        "body": BodySeat.objects.select_related("user", "body"),
        "committee": CommitteeSeat.objects.select_related("user", "round"),
        "office": OfficeSeat.objects.select_related("user"),
    }
    if kind not in kinds:
        raise Http404
    seat: AnySeat = get_object_or_404(kinds[kind], pk=pk)
    return seat


def _page_of(seat: AnySeat) -> str:
    if isinstance(seat, BodySeat):
        return reverse("people-body", args=[seat.body.code])
    if isinstance(seat, CommitteeSeat):
        return reverse("people-committee", args=[seat.round.number])
    return reverse("people-office")
