"""What was withdrawn by mistake becomes public again, by two people."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.winners.models import Withdrawal
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.people.seats import secretariat
from nominations.release import actions, pages
from nominations.release.consequences import of_withdrawal
from nominations.release.forms.publishing import (
    CancellationForm,
    ConfirmationForm,
    RepublicationForm,
)
from nominations.release.models.republications import Republication
from nominations.release.withdrawn import winners_withdrawn_by


@form_page
@open_to(secretariat)
def withdrawal(request: Request, pk: int) -> HttpResponse:
    """What was withdrawn, when and why; POST prepares to publish it again."""
    at, gone = timezone.now(), _withdrawal(pk)
    form = RepublicationForm(posted(request))
    return confirmation(
        request,
        "release/withdrawal.html",
        form,
        act=lambda: actions.prepare_republication(
            gone, by=request.user, at=at, **form.cleaned_data
        ),
        then=lambda _result: done(
            request,
            _("公表の再開を準備しました。ほかの担当者が確定すると、直ちに公表されます。"),
            "withdrawal",
            pk,
        ),
        context=lambda: _context(request, gone),
    )


@form_page
@open_to(secretariat)
def confirm_republication(request: Request, pk: int) -> HttpResponse:
    at, gone = timezone.now(), _withdrawal(pk)
    waiting = _waiting(gone)
    form = ConfirmationForm(posted(request), initial={"release": waiting.pk if waiting else None})
    if request.method != "POST" and (waiting is None or waiting.prepared_by_id == request.user.pk):
        return redirect("withdrawal", pk)

    def act() -> None:
        same = Republication.objects.visible_to(request.user).of(gone).with_people()
        key = min(form.cleaned_data["release"], MOST)
        actions.republish(get_object_or_404(same, pk=key), by=request.user, at=at)

    return _confirmation(
        request,
        gone,
        form,
        act,
        said=_("%(what)sの公表を再開しました。") % {"what": pages.name_of_withdrawn(gone)},
        heading=_("公表の再開の確定"),
        submit=_("公表の再開を確定する"),
    )


# The largest key of a row.
MOST = 2**63 - 1


@form_page
@open_to(secretariat)
def cancel_republication(request: Request, pk: int) -> HttpResponse:
    at, gone = timezone.now(), _withdrawal(pk)
    waiting, form = _waiting(gone), CancellationForm(posted(request))
    if waiting is None:
        raise Http404
    return _confirmation(
        request,
        gone,
        form,
        lambda: actions.cancel_republication(waiting, by=request.user, at=at, **form.cleaned_data),
        said=_("公表の再開の準備を取り消しました。公表は、取り下げたままです。"),
        heading=_("公表の再開の準備の取消し"),
        submit=_("準備を取り消す"),
    )


def _confirmation(
    request: Request,
    gone: Withdrawal,
    form: forms.Form,
    act: Callable[[], None],
    *,
    said: str,
    heading: str,
    submit: str,
) -> HttpResponse:
    is_cancelling = isinstance(form, CancellationForm)
    return confirmation(
        request,
        "release/republication.html",
        form,
        act=act,
        then=lambda _result: done(request, said, "released-winners"),
        context=lambda: {
            **_context(request, gone),
            "heading": heading,
            "lead": pages.name_of_withdrawn(gone),
            "submit": submit,
            "danger": is_cancelling,
            "is_cancelling": is_cancelling,
            "cancel_url": reverse("withdrawal", args=[gone.pk]),
        },
    )


def _withdrawal(pk: int) -> Withdrawal:
    return get_object_or_404(Withdrawal.objects.select_related("round"), pk=pk)


def _waiting(gone: Withdrawal) -> Republication | None:
    return Republication.objects.of(gone).waiting().with_people().first()


def _context(request: Request, gone: Withdrawal) -> dict[str, object]:
    waiting, at = _waiting(gone), timezone.now()
    effects = of_withdrawal(winners_withdrawn_by(gone), request.user, at)
    return {
        "withdrawal": gone,
        "name": pages.name_of_withdrawn(gone),
        "round": gone.round,
        "waiting": waiting,
        "is_own": waiting is not None and waiting.prepared_by_id == request.user.pk,
        "effects": effects,
    }
