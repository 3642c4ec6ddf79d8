"""Setting up a round: pages of the secretariat."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from awards.dossier.values import Section
from awards.rounds.models import Phase, Round
from awards.rounds.reading import read
from awards.rounds.values import RoundSetup, Schedule
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.editing.editor import Editor, SectionForms
from nominations.editing.saving import Uploads
from nominations.editing.views import Desk, Outcome, edit
from nominations.office import actions
from nominations.office.consequences import why_fixed, why_not_delete, why_not_reopen
from nominations.office.editors import EDITORS
from nominations.office.forms.phases import RescheduleForm
from nominations.office.forms.starting import NewRoundForm
from nominations.office.phases import PHASE_ACTS, act_for
from nominations.people.models import CommitteeSeat
from nominations.people.seats import secretariat

FIRST_FISCAL_YEAR = 2006


@require_safe
@open_to(secretariat)
def round_setup_list(request: Request) -> HttpResponse:
    rounds = Round.objects.newest_first()
    return TemplateResponse(request, "office/rounds.html", {"rounds": rounds})


@form_page
@open_to(secretariat)
def round_setup_new(request: Request) -> HttpResponse:
    newest = Round.objects.newest_first().first()
    proposed = {
        "number": newest.number + 1 if newest else 1,
        "fiscal_year": newest.fiscal_year + 1 if newest else FIRST_FISCAL_YEAR,
    }
    form = NewRoundForm(posted(request), initial=proposed)
    return confirmation(
        request,
        "parts/confirm.html",
        form,
        act=lambda: actions.create_round(**form.cleaned_data, by=request.user, at=timezone.now()),
        then=lambda round_: done(
            request,
            _("%(round)sを準備しました。") % {"round": round_},
            "round-setup",
            round_.number,
        ),
        context={
            "heading": _("新しい表彰回を準備する"),
            "submit": _("準備を始める"),
            "cancel_url": reverse("round-setup-list"),
        },
    )


@require_safe
@open_to(secretariat)
def round_setup(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    seats = CommitteeSeat.objects.filter(round=round_).select_related("user")
    at = timezone.now()
    act = act_for(round_)
    context = {
        "round": round_,
        "phases": Phase.choices,
        "sections": EDITORS.values(),
        "seats": seats.order_by("-role", "pk"),
        "act": act,
        "missing": act.missing(round_, at) if act else [],
        "may_reopen": not why_not_reopen(round_),
        "may_delete": not why_not_delete(round_),
        "prizes": round_.prizes.order_by("position"),
        "hosts": round_.hosts.order_by("position"),
        "criteria": round_.criteria.order_by("position"),
    }
    return TemplateResponse(request, "office/round.html", context)


@form_page
@open_to(secretariat)
def round_delete(request: Request, number: int) -> HttpResponse:
    said = _("第%(n)d回を削除しました。") % {"n": number}
    round_ = Round.objects.filter(number=number).first()
    if round_ is None and request.method == "POST":
        return done(request, said, "round-setup-list")  # the second click of the same button
    if round_ is None:
        raise Http404
    return confirmation(
        request,
        "office/delete.html",
        forms.Form(posted(request)),
        act=lambda: actions.delete_round(round_, by=request.user, at=timezone.now()),
        then=lambda _none: done(request, said, "round-setup-list"),
        context={
            "heading": _("%(round)sを削除する") % {"round": round_},
            "submit": pgettext("round", "削除する"),
            "danger": True,
            "cancel_url": reverse("round-setup", args=[number]),
        },
    )


@form_page
@open_to(secretariat)
def round_phase(request: Request, number: int, act: str) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    phase_act = PHASE_ACTS.get(act)
    if phase_act is None:
        raise Http404
    at = timezone.now()
    effects = phase_act.effects(round_, at, request.user)
    form = phase_act.form(posted(request), effects.to_confirm)
    return confirmation(
        request,
        f"office/phases/{phase_act.slug}.html",
        form,
        act=lambda: phase_act.do(round_, **form.cleaned_data, by=request.user, at=at),
        then=lambda _none: done(
            request,
            _("%(round)s：%(phase)s") % {"round": round_, "phase": round_.get_phase_display()},
            "round-setup",
            number,
        ),
        context={
            "round": round_,
            "effects": effects,
            "heading": f"{round_}　{phase_act.verb}",
            "submit": phase_act.verb,
            "cancel_url": reverse("round-setup", args=[number]),
        },
    )


@form_page
@open_to(secretariat)
def round_section(request: Request, number: int, section: str) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    editor = EDITORS.get(section)
    if editor is None:
        raise Http404
    desk = _Desk(
        request=request,
        at=timezone.now(),
        title=editor.title,
        url=reverse("round-section", args=[number, section]),
        round=round_,
        asked=RescheduleForm(posted(request)) if _asks(round_, editor) else None,
    )
    return edit(editor, read(round_), desk, asked=desk.asked)


def _asks(round_: Round, editor: Editor) -> bool:
    """Deadlines of a round that takes nominations are moved with a reason."""
    return editor.section is Schedule and round_.phase == Phase.OPEN


@dataclass(frozen=True, kw_only=True)
class _Desk(Desk):
    """The secretariat's desk around a section of a round's set-up."""

    round: Round
    asked: RescheduleForm | None

    def save(self, value: Section, *, seen: str, uploads: Uploads) -> Section:
        reason = self.asked.cleaned_data["reason"] if self.asked else ""
        return actions.revise_round(
            self.round, value, seen=seen, by=self.request.user, at=self.at, reason=reason
        )

    def reread(self) -> RoundSetup:
        return read(self.round)

    def frame(self, forms: SectionForms, outcome: Outcome) -> Mapping[str, object]:
        return {
            "frame": "office/frame.html",
            "round": self.round,
            "asked": self.asked,
            "locked": why_fixed(self.round, forms.editor.section),
            "back_url": reverse("round-setup", args=[self.round.number]),
        }

    def after_saving(self, forms: SectionForms, section: Section) -> HttpResponse:
        said = _("「%(section)s」を保存しました。") % {"section": self.title}
        return done(self.request, said, "round-setup", self.round.number)
