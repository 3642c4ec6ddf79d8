"""Submitting, the receipt, withdrawing."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.changing import Refused
from nominations.intake import actions
from nominations.intake.actions.submitting import RECEIVED
from nominations.intake.forms.files import WithdrawForm
from nominations.intake.models import State
from nominations.intake.views.overview import submitters
from nominations.intake.views.shortcuts import around, own_dossier, own_nomination
from nominations.people.seats import officer


@form_page
@open_to(officer)
def nomination_submit(request: Request, pk: UUID) -> HttpResponse:
    at = timezone.now()  # the complete request has arrived: CSRF protection has read it
    if request.method != "POST":
        return _ask(request, pk, at)
    nomination = own_nomination(request, pk)
    try:
        actions.submit(nomination, by=request.user, at=at, seen=request.POST.get("seen", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _ask(request, pk, at, status=409)
    return redirect("nomination-receipt", pk)


def _ask(request: Request, pk: UUID, at: datetime, status: int = 200) -> HttpResponse:
    own = own_dossier(request, pk, at)
    if own.nomination.state in RECEIVED and status == 200:
        return redirect("nomination-receipt", pk)
    sentences = own.messages()
    context = around(own, request) | {
        "title": _("推薦を提出する"),
        "blocking": [one for one in sentences if one.blocks],
        "advice": [one for one in sentences if not one.blocks],
        "submitters": submitters(own.nomination.body_id, at),
    }
    return TemplateResponse(request, "intake/submit.html", context, status=status)


@require_safe
@open_to(officer)
def nomination_receipt(request: Request, pk: UUID) -> HttpResponse:
    nomination = own_nomination(request, pk)
    if nomination.receipt_number is None or nomination.state not in (*RECEIVED, State.INELIGIBLE):
        return redirect("nomination", pk)
    return TemplateResponse(request, "intake/receipt.html", {"nomination": nomination})


@form_page
@open_to(officer)
def nomination_withdraw(request: Request, pk: UUID) -> HttpResponse:
    at = timezone.now()
    nomination = own_nomination(request, pk)
    form = WithdrawForm(posted(request))
    context = {
        "heading": _("推薦を取り下げる"),
        "lead": str(nomination),
        "submit": _("取り下げる"),
        "danger": True,
        "cancel_url": reverse("nomination", args=[pk]),
    }
    return confirmation(
        request,
        "intake/withdraw.html",
        form,
        act=lambda: actions.withdraw(
            nomination, reason=form.cleaned_data["reason"], by=request.user, at=at
        ),
        then=lambda _none: done(
            request, _("「%(title)s」を取り下げました。") % {"title": nomination}, "nomination", pk
        ),
        context=context,
    )
