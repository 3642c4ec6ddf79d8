"""The results of a round on their way to the public, by two people; cancelled and withdrawn."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.languages import spoken
from awards.rounds.models import Round
from awards.winners.models import State, Winner
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.people.seats import secretariat
from nominations.release import actions, pages
from nominations.release.consequences import of_release, of_withdrawal
from nominations.release.contents import changed
from nominations.release.forms.publishing import (
    CancellationForm,
    ConfirmationForm,
    ReleaseForm,
    WithdrawalForm,
)
from nominations.release.models.releases import Release


@form_page
@open_to(secretariat)
def release_round(request: Request, number: int) -> HttpResponse:
    """GET with a moment shows what would happen then; POST prepares it for somebody else."""
    round_, at = get_object_or_404(Round, number=number), timezone.now()
    typed = request.POST if request.method == "POST" else request.GET
    form = ReleaseForm(typed if "publish_at" in typed or request.method == "POST" else None, at=at)

    def context() -> dict[str, object]:
        lines = _lines(at, number)
        # The moment is known, and nothing is missing.
        is_asked = lines.is_ready and lines.release is None and form.is_valid()
        publish_at = form.cleaned_data["publish_at"] if is_asked else None
        return _context(request, lines, publish_at, at) | {"is_asked": is_asked}

    _lines(at, number)
    return confirmation(
        request,
        "release/release.html",
        form,
        act=lambda: actions.prepare(
            round_, publish_at=form.cleaned_data["publish_at"], by=request.user, at=at
        ),
        then=lambda release: done(
            request,
            _(
                "%(round)sの公表を準備しました（%(when)s）。ほかの担当者が確定すると、その日時に公表されます。"
            )
            % {"round": round_, "when": spoken(release.publish_at)},
            "release-round",
            number,
        ),
        context=context,
    )


def _lines(at: datetime, number: int) -> pages.RoundLines:
    overview = pages.overview(at, number)
    if not overview:
        raise Http404
    return overview[0]


def _context(
    request: Request, lines: pages.RoundLines, publish_at: datetime | None, at: datetime
) -> dict[str, object]:
    release, round_ = lines.release, lines.round
    instant = publish_at or (release.publish_at if release else None)
    effects = of_release(round_, lines.winners, instant, request.user, at) if instant else None
    is_waiting = release is not None and release.confirmed_at is None
    return {
        "round": round_,
        "lines": lines,
        "release": release,
        "is_waiting": is_waiting,
        "is_own": release is not None and release.prepared_by_id == request.user.pk,
        "is_late": is_waiting and release is not None and release.publish_at <= at,
        "changes": changed(release.contents, round_, lines.winners)
        if release and is_waiting
        else [],
        "left": pages.left_until(instant, at) if instant and at < instant else "",
        "effects": effects,
        "ended": pages.ended(round_),
    }


@form_page
@open_to(secretariat)
def confirm_release(request: Request, number: int) -> HttpResponse:
    lines, at = _lines(timezone.now(), number), timezone.now()
    form = ConfirmationForm(posted(request), initial={"release": _key(lines.release)})
    if request.method != "POST" and not _may_be_confirmed(lines.release, request):
        return redirect("release-round", number)

    def act() -> Release:
        key = form.cleaned_data["release"]
        releases = Release.objects.visible_to(request.user).filter(round__number=number)
        release = get_object_or_404(releases.with_people(), pk=min(key, MOST))
        actions.confirm(release, by=request.user, at=at)
        return release

    return confirmation(
        request,
        "release/confirm.html",
        form,
        act=act,
        then=lambda release: done(
            request,
            _("%(round)sの受賞団体を、%(when)sに公表します。")
            % {"round": lines.round, "when": spoken(release.publish_at)},
            "release-round",
            number,
        ),
        context=lambda: {
            **_context(request, _lines(at, number), None, at),
            "heading": _("%(round)sの公表の確定") % {"round": lines.round},
            "submit": _("この内容で公表を確定する"),
            "cancel_url": reverse("release-round", args=[number]),
        },
    )


# The largest key of a row.
MOST = 2**63 - 1


def _key(release: Release | None) -> int | None:
    return release.pk if release else None


def _may_be_confirmed(release: Release | None, request: Request) -> bool:
    return (
        release is not None
        and release.confirmed_at is None
        and release.prepared_by_id != request.user.pk
    )


@form_page
@open_to(secretariat)
def cancel_release(request: Request, number: int) -> HttpResponse:
    at, form = timezone.now(), CancellationForm(posted(request))
    releases = Release.objects.visible_to(request.user).filter(round__number=number)
    release = releases.with_people().order_by("-pk").first()
    if release is None:
        raise Http404
    if request.method != "POST" and not _may_be_cancelled(release, at):
        return redirect("release-round", number)
    return confirmation(
        request,
        "release/cancel.html",
        form,
        act=lambda: actions.cancel(release, by=request.user, at=at, **form.cleaned_data),
        then=lambda _result: done(
            request,
            _("%(round)sの公表を取り消しました。公表されたものはありません。")
            % {"round": release.round},
            "release-round",
            number,
        ),
        context={
            "heading": _("%(round)sの公表の取消し") % {"round": release.round},
            "release": release,
            "round": release.round,
            "submit": _("公表を取り消す"),
            "danger": True,
            "cancel_url": reverse("release-round", args=[number]),
        },
    )


def _may_be_cancelled(release: Release, at: datetime) -> bool:
    is_public = release.confirmed_at is not None and release.publish_at <= at
    return release.ended_at is None and not is_public


@form_page
@open_to(secretariat)
def withdraw_round(request: Request, number: int) -> HttpResponse:
    round_, at = get_object_or_404(Round, number=number), timezone.now()
    winners = Winner.objects.published(at).filter(round=round_)
    if not Winner.objects.filter(round=round_, published_at__lte=at).exists():
        raise Http404
    form = WithdrawalForm(posted(request))
    return confirmation(
        request,
        "release/withdraw.html",
        form,
        act=lambda: actions.withdraw_round(round_, by=request.user, at=at, **form.cleaned_data),
        then=lambda _result: done(
            request,
            _("%(round)sの受賞団体の公表を、全て取り下げました。") % {"round": round_},
            "release-home",
        ),
        context=lambda: {
            "heading": _("%(round)sの受賞団体の公表を全て取り下げる") % {"round": round_},
            "effects": of_withdrawal(winners, request.user, at),
            "round": round_,
            "is_whole": True,
            "submit": _("全ての公表を取り下げる"),
            "danger": True,
            "cancel_url": reverse("release-home"),
        },
    )


@form_page
@open_to(secretariat)
def withdraw_winner(request: Request, pk: int) -> HttpResponse:
    """Also a winner that was not drafted here."""
    at, form = timezone.now(), WithdrawalForm(posted(request))
    once = Winner.objects.filter(published_at__lte=at).select_related("round")
    winner = get_object_or_404(once, pk=pk)
    if request.method != "POST" and winner.state != State.RELEASED:
        return redirect("released-winners")
    return confirmation(
        request,
        "release/withdraw.html",
        form,
        act=lambda: actions.withdraw(winner, by=request.user, at=at, **form.cleaned_data),
        then=lambda _result: done(
            request,
            _("%(winner)sの公表を取り下げました。ページには、取り下げたことと理由を載せています。")
            % {"winner": winner.name},
            "released-winners",
        ),
        context=lambda: {
            "heading": _("受賞団体の公表を取り下げる"),
            "lead": winner.name,
            "effects": of_withdrawal([winner], request.user, at),
            "round": winner.round,
            "is_whole": False,
            "submit": _("公表を取り下げる"),
            "danger": True,
            "cancel_url": reverse("winner-corrections", args=[pk]),
        },
    )
