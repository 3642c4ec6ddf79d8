"""A host's officer approves what is tabled, remarks on it, sends it back or takes an approval back."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from awards.rounds.models import Host
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted, see_again
from nominations.decision import actions, pages
from nominations.decision.forms import HostForm, RemarkForm, SendBackForm, TakeBackForm
from nominations.decision.models import Resolution, State
from nominations.decision.views.shortcuts import (
    about,
    approved_by,
    chosen,
    own_hosts,
    resolution_of,
)
from nominations.people.models import User
from nominations.people.seats import host


class Saying(Protocol):
    """An act by which a host says something of a version."""

    def __call__(
        self, host: Host, resolution: Resolution, *, text: str, seen: str, by: User, at: datetime
    ) -> None: ...


@form_page
@open_to(host)
def approve(request: Request, number: int) -> HttpResponse:
    resolution = resolution_of(request, number)
    hosts = _own(request, resolution)
    if resolution.state != State.TABLED and request.method != "POST":
        return redirect("resolution", number)
    form = HostForm(posted(request), hosts=hosts, initial={"seen": str(resolution.version)})
    return confirmation(
        request,
        "decision/approve.html",
        form,
        act=lambda: actions.approve(
            form.cleaned_data["host"],
            resolution,
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        ),
        then=lambda _nothing: done(
            request,
            _("%(host)sとして承認しました。") % {"host": form.cleaned_data["host"]},
            "resolution",
            number,
        ),
        # Asked for anew: what has been recalled meanwhile does not exist for a host.
        context=lambda: _approving(request, resolution_of(request, number), form, hosts),
    )


def _approving(
    request: Request, resolution: Resolution, form: HostForm, hosts: QuerySet[Host]
) -> dict[str, object]:
    see_again(form, str(resolution.version))
    names = pages.names_of(hosts)
    words = {"heading": _("決定案を承認する"), "submit": _("承認する"), "hosts": names}
    return about(resolution) | chosen(request, resolution) | words


@form_page
@open_to(host)
def remark(request: Request, number: int) -> HttpResponse:
    words = {"heading": _("決定案に意見を書く"), "submit": _("意見を知らせる")}
    sentence = _("意見を記録し、事務局と他の主催者の担当者に知らせました。")
    return _say(request, number, "remark", RemarkForm, actions.remark, words, sentence)


@form_page
@open_to(host)
def send_back(request: Request, number: int) -> HttpResponse:
    words = {
        "heading": _("決定案を事務局に差し戻す"),
        "submit": pgettext("host", "差し戻す"),
        "danger": True,
    }
    sentence = _("決定案を差し戻し、事務局と他の主催者の担当者に知らせました。")
    return _say(request, number, "send_back", SendBackForm, actions.send_back, words, sentence)


@form_page
@open_to(host)
def take_back(request: Request, number: int) -> HttpResponse:
    words = {"heading": _("承認を取り消す"), "submit": _("承認を取り消す"), "danger": True}
    sentence = _("承認を取り消し、事務局と他の主催者の担当者に知らせました。")
    return _say(
        request,
        number,
        "take_back",
        TakeBackForm,
        actions.take_back_approval,
        words,
        sentence,
        among=approved_by,
    )


def _say(
    request: Request,
    number: int,
    page: str,
    form_of: type[HostForm],
    say: Saying,
    words: Mapping[str, object],
    sentence: str,
    among: Callable[[Resolution, QuerySet[Host]], QuerySet[Host]] | None = None,
) -> HttpResponse:
    """Also of what has been sent back meanwhile: the act refuses, and what was typed stays."""
    resolution = _tabled_once(request, number)
    hosts = _own(request, resolution)
    if request.method != "POST":
        hosts = among(resolution, hosts) if among else hosts
        if resolution.state != State.TABLED or not hosts:
            return redirect("resolution", number)
    form = form_of(posted(request), hosts=hosts, initial={"seen": str(resolution.version)})
    return confirmation(
        request,
        f"decision/{page}.html",
        form,
        act=lambda: say(
            form.cleaned_data["host"],
            resolution,
            text=form.cleaned_data["text"],
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        ),
        then=lambda _nothing: done(request, sentence, "resolution", number),
        context=lambda: _saying(request, number, form) | dict(words),
    )


def _saying(request: Request, number: int, form: HostForm) -> dict[str, object]:
    resolution = _tabled_once(request, number)
    see_again(form, str(resolution.version))
    return about(resolution)


def _tabled_once(request: Request, number: int) -> Resolution:
    resolutions = Resolution.objects.select_related("round")
    visible = resolutions.visible_to(request.user) | resolutions.sent_back_from(request.user)
    return get_object_or_404(visible, round__number=number)


def _own(request: Request, resolution: Resolution) -> QuerySet[Host]:
    hosts = own_hosts(request.user, resolution)
    if not hosts:
        raise Http404
    return hosts
