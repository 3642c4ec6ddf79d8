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
from django.views.decorators.http import require_http_methods, require_safe

from nominations.access import Request, open_to
from nominations.changing import Refused
from nominations.intake import actions
from nominations.intake.actions.submitting import RECEIVED
from nominations.intake.forms import WithdrawForm
from nominations.intake.models import Nomination, State
from nominations.intake.readiness_messages import said
from nominations.intake.views.overview import submitters
from nominations.intake.views.shortcuts import around, mine
from nominations.people.seats import officer


@require_http_methods(["GET", "POST"])
@open_to(officer)
def nomination_submit(request: Request, pk: UUID) -> HttpResponse:
    at = timezone.now()  # the complete request has arrived: CSRF protection has read it
    found = mine(request, pk)
    if request.method == "POST":
        return _submit(request, found, at)
    if found.state in RECEIVED:
        return redirect("nomination-receipt", pk)
    context = around(found, at, request)
    told = [said(problem) for problem in context["problems"]]
    context |= {
        "title": _("推薦を提出する"),
        "blocking": [one for one in told if one.blocks],
        "advice": [one for one in told if not one.blocks],
        "submitters": submitters(found.body_id, at),
    }
    return TemplateResponse(request, "intake/submit.html", context)


def _submit(request: Request, nomination: Nomination, at: datetime) -> HttpResponse:
    typed = request.POST.get("version", "")
    version = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
    try:
        actions.submit(nomination, by=request.user, at=at, version=version)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(
            "nomination-submit" if nomination.is_editable else "nomination", nomination.pk
        )
    return redirect("nomination-receipt", nomination.pk)


@require_safe
@open_to(officer)
def nomination_receipt(request: Request, pk: UUID) -> HttpResponse:
    found = mine(request, pk)
    if found.receipt_number is None or found.state not in (*RECEIVED, State.INELIGIBLE):
        return redirect("nomination", pk)
    return TemplateResponse(request, "intake/receipt.html", {"nomination": found})


@require_http_methods(["GET", "POST"])
@open_to(officer)
def nomination_withdraw(request: Request, pk: UUID) -> HttpResponse:
    at = timezone.now()
    found = mine(request, pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw(found, reason=form.cleaned_data["reason"], by=request.user, at=at)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("「%(title)s」を取り下げました。") % {"title": found})
            return redirect("nomination", pk)
    context = {
        "heading": _("推薦を取り下げる"),
        "lead": str(found),
        "consequences": [
            _("取り下げた推薦は、元に戻せません。内容は残り、後から読めます。"),
            _("受付の期間内であれば、新しい推薦を作れます。"),
        ],
        "form": form,
        "submit": _("取り下げる"),
        "danger": True,
        "cancel_url": reverse("nomination", args=[pk]),
    }
    return TemplateResponse(request, "parts/confirm.html", context)
