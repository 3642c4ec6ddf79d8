"""Acts of a member that need a reason: taking a final sheet back, and declaring a conflict."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.judging import actions
from nominations.judging.forms import RecusalForm, ReopenForm
from nominations.judging.member_work import sheet_of
from nominations.judging.models import SheetState
from nominations.judging.views.shortcuts import seat_and_nomination
from nominations.people.seats import member


@form_page
@open_to(member)
def reopen(request: Request, pk: UUID) -> HttpResponse:
    seat, nomination = seat_and_nomination(request, pk)
    if request.method != "POST" and sheet_of(seat, nomination).state != SheetState.FINAL:
        return redirect("judging", pk)
    form = ReopenForm(posted(request))
    sentence = _("%(title)s：採点中に戻しました。") % {"title": nomination}
    return confirmation(
        request,
        "judging/reopen.html",
        form,
        act=lambda: actions.reopen(
            seat,
            nomination,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=request.arrived_at,
        ),
        then=lambda _nothing: done(request, sentence, "judging", pk),
        context={
            "nomination": nomination,
            "heading": _("確定を取り消す"),
            "submit": _("採点中に戻す"),
            "cancel_url": reverse("judging", args=[pk]),
        },
    )


@form_page
@open_to(member)
def recuse(request: Request, pk: UUID) -> HttpResponse:
    seat, nomination = seat_and_nomination(request, pk)
    form = RecusalForm(posted(request))
    sentence = _("審査の回避を記録しました。この推薦は、一覧から外れます。")
    return confirmation(
        request,
        "judging/recuse.html",
        form,
        act=lambda: actions.declare_conflict(
            seat,
            nomination,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=request.arrived_at,
        ),
        then=lambda _recusal: done(request, sentence, "judging-home"),
        context={
            "nomination": nomination,
            "heading": _("利害関係を申告して審査を回避する"),
            "submit": _("審査を回避する"),
            "danger": True,
            "cancel_url": reverse("judging", args=[pk]),
        },
    )
