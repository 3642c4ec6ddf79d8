"""One nomination as a whole: where it stands, on paper, submitted, its receipt, withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.changing import Refused
from nominations.intake import actions
from nominations.intake.deadlines import why_not_returned, why_not_withdrawn
from nominations.intake.forms.acts import ReturnRequestForm, WithdrawForm
from nominations.intake.history import history_of
from nominations.intake.models import RECEIVED, Nomination, State
from nominations.intake.outcomes import outcome_of
from nominations.intake.views.shortcuts import OwnDossier, around, own_dossier, own_nomination
from nominations.people.models import BodyRole, BodySeat
from nominations.people.seats import officer


@require_safe
@open_to(officer)
def nomination(request: Request, pk: UUID) -> HttpResponse:
    own = own_dossier(request, pk, request.arrived_at)
    nomination = own.nomination
    context = _before_submitting(request, own)
    context |= {
        "history": history_of(nomination, own.at),
        "may_request_return": nomination.state in RECEIVED
        and not why_not_returned(nomination.round),
        "open_request": nomination.return_requests.filter(answered_at=None).order_by("-at").first(),
        "may_withdraw": nomination.state not in (State.WITHDRAWN, State.INELIGIBLE)
        and not why_not_withdrawn(nomination.round)
        and (context["may_submit"] or not nomination.submitted_at),
    }
    return TemplateResponse(request, "intake/overview.html", context)


def _before_submitting(request: Request, own: OwnDossier) -> dict[str, object]:
    """The frame, what is still to be put right, and who may submit it then."""
    sentences = own.messages()
    seats = BodySeat.objects.filter(body=own.nomination.body_id, role=BodyRole.SUBMITTER)
    return around(own, request) | {
        "blocking": [one for one in sentences if one.blocks],
        "advice": [one for one in sentences if not one.blocks],
        "submitters": list(seats.holders(own.at).order_by("name", "pk")),
    }


@require_safe
@open_to(officer)
def nomination_preview(request: Request, pk: UUID) -> HttpResponse:
    own = own_dossier(request, pk, request.arrived_at)
    nomination = own.nomination
    context = {
        "nomination": nomination,
        "dossier": own.dossier,
        "total": Nomination.objects.visible_to(request.user, "body").beside(nomination).count(),
        "hosts": nomination.round.hosts.order_by("position", "pk"),
        "is_filed": nomination.submitted_at is not None and not nomination.is_editable,
        "printed_at": own.at,
    }
    return TemplateResponse(request, "intake/preview.html", context)


@form_page
@open_to(officer)
def nomination_submit(request: Request, pk: UUID) -> HttpResponse:
    at = request.arrived_at
    status = 200
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        try:
            actions.submit(own_nomination(request, pk), by=request.user, at=at, seen=seen)
        except Refused as refusal:
            messages.error(request, str(refusal))
            status = 409
        else:
            return redirect("nomination-receipt", pk)
    own = own_dossier(request, pk, at)
    if own.nomination.state in RECEIVED and status == 200:
        return redirect("nomination-receipt", pk)
    context = _before_submitting(request, own) | {"title": _("推薦を提出する")}
    return TemplateResponse(request, "intake/submit.html", context, status=status)


@require_safe
@open_to(officer)
def nomination_receipt(request: Request, pk: UUID) -> HttpResponse:
    nomination = own_nomination(request, pk)
    if nomination.receipt_number is None or nomination.state not in (*RECEIVED, State.INELIGIBLE):
        return redirect("nomination", pk)
    again = nomination.resubmitted_at is not None
    heading = _("再提出を受け付けました") if again else _("推薦を受け付けました")
    outcome = outcome_of(nomination, request.arrived_at)
    context = {"nomination": nomination, "heading": heading, "outcome": outcome}
    return TemplateResponse(request, "intake/receipt.html", context)


@form_page
@open_to(officer)
def nomination_request_return(request: Request, pk: UUID) -> HttpResponse:
    nomination = own_nomination(request, pk)
    form = ReturnRequestForm(posted(request))
    return confirmation(
        request,
        "intake/request_return.html",
        form,
        act=lambda: actions.request_return(
            nomination, **form.cleaned_data, by=request.user, at=request.arrived_at
        ),
        then=lambda _none: done(
            request,
            _("事務局に差戻しを依頼しました。差し戻されたときは、メールで届きます。"),
            "nomination",
            pk,
        ),
        context={
            "heading": _("事務局に差戻しを依頼する"),
            "lead": str(nomination),
            "submit": _("依頼する"),
            "cancel_url": reverse("nomination", args=[pk]),
        },
    )


@form_page
@open_to(officer)
def nomination_withdraw(request: Request, pk: UUID) -> HttpResponse:
    at = request.arrived_at
    nomination = own_nomination(request, pk)
    form = WithdrawForm(posted(request))
    return confirmation(
        request,
        "intake/withdraw.html",
        form,
        act=lambda: actions.withdraw(nomination, **form.cleaned_data, by=request.user, at=at),
        then=lambda _none: done(
            request, _("「%(title)s」を取り下げました。") % {"title": nomination}, "nomination", pk
        ),
        context={
            "heading": _("推薦を取り下げる"),
            "lead": str(nomination),
            "submit": _("取り下げる"),
            "danger": True,
            "cancel_url": reverse("nomination", args=[pk]),
        },
    )
