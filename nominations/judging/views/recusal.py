"""Acts of a member that need a reason: taking a final sheet back, and declaring a conflict."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nominations.access import Request, open_to
from nominations.changing import Refused
from nominations.judging import actions
from nominations.judging.forms import RecusalForm, ReopenForm
from nominations.judging.member_work import sheet_of
from nominations.judging.models import SheetState
from nominations.judging.views.shortcuts import mine
from nominations.people.seats import member


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(member)
def reopen(request: Request, pk: UUID) -> HttpResponse:
    seat, nomination = mine(request, pk)
    if request.method != "POST" and sheet_of(seat, nomination).state != SheetState.FINAL:
        return redirect("judging", pk)
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason, at = form.cleaned_data["reason"], timezone.now()
        try:
            actions.reopen(seat, nomination, reason=reason, by=request.user, at=at)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(title)s：採点中に戻しました。") % {"title": nomination})
            return redirect("judging", pk)
    context = {
        "form": form,
        "nomination": nomination,
        "heading": _("確定を取り消す"),
        "submit": _("採点中に戻す"),
        "consequences": [_("もう一度確定するまで、この採点は集計に入りません。")],
        "cancel_url": reverse("judging", args=[pk]),
    }
    return TemplateResponse(request, "judging/confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(member)
def recuse(request: Request, pk: UUID) -> HttpResponse:
    seat, nomination = mine(request, pk)
    form = RecusalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason, at = form.cleaned_data["reason"], timezone.now()
        try:
            actions.declare_conflict(seat, nomination, reason=reason, by=request.user, at=at)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("審査の回避を記録しました。この推薦は、一覧から外れます。"))
            return redirect("judging-home")
    context = {
        "form": form,
        "nomination": nomination,
        "heading": _("利害関係を申告して審査を回避する"),
        "submit": _("審査を回避する"),
        "danger": True,
        "consequences": [
            _("この推薦は、一覧からも順位からも外れ、あなたには見えなくなります。"),
            _("保存した採点があっても、集計に入りません。"),
            _("申告は、後から取り消せません。"),
        ],
        "cancel_url": reverse("judging", args=[pk]),
    }
    return TemplateResponse(request, "judging/confirm.html", context)
