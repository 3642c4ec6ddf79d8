"""Setting up a round: pages of the secretariat."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.rounds.models import Phase, Round
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.changing import Refused, fingerprint
from nominations.grouped import rearranged, wants_rearranging
from nominations.office import actions
from nominations.office.forms import NewRoundForm
from nominations.office.phases import PHASE_ACTS, act_for
from nominations.office.sections import SECTIONS, Section
from nominations.people.models import CommitteeSeat
from nominations.people.seats import secretariat


@require_safe
@open_to(secretariat)
def round_setup_list(request: Request) -> HttpResponse:
    rounds = Round.objects.newest_first()
    return TemplateResponse(request, "office/rounds.html", {"rounds": rounds})


@form_page
@open_to(secretariat)
def round_setup_new(request: Request) -> HttpResponse:
    newest = Round.objects.newest_first().first()
    number = newest.number + 1 if newest else 1
    form = NewRoundForm(posted(request), initial={"number": number, "fiscal_year": 2005 + number})
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
        "sections": SECTIONS.values(),
        "seats": seats.order_by("-role", "pk"),
        "act": act,
        "missing": act.missing(round_, at) if act else [],
        "prizes": round_.prizes.order_by("position"),
        "hosts": round_.hosts.order_by("position"),
        "criteria": round_.criteria.order_by("position"),
    }
    return TemplateResponse(request, "office/round.html", context)


@form_page
@open_to(secretariat)
def round_phase(request: Request, number: int, act: str) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    phase_act = PHASE_ACTS.get(act)
    if phase_act is None:
        raise Http404
    return confirmation(
        request,
        f"office/phases/{phase_act.slug}.html",
        forms.Form(posted(request)),
        act=lambda: phase_act.do(round_, by=request.user, at=timezone.now()),
        then=lambda _none: done(
            request,
            _("%(round)s：%(phase)s") % {"round": round_, "phase": round_.get_phase_display()},
            "round-setup",
            number,
        ),
        context={
            "heading": f"{round_}　{phase_act.verb}",
            "submit": phase_act.verb,
            "cancel_url": reverse("round-setup", args=[number]),
        },
    )


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def round_section(request: Request, number: int, section: str) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    chosen = SECTIONS.get(section)
    if chosen is None:
        raise Http404
    status = 200
    form = _form(request, chosen, round_)
    if request.method == "POST" and not _only_rearranged(request, chosen) and form.is_valid():
        try:
            _save(request, chosen, round_, form)
        except Refused as refusal:
            messages.error(request, str(refusal))
            status = 409
        else:
            text = _("「%(section)s」を保存しました。") % {"section": chosen.title}
            messages.success(request, text)
            return redirect("round-setup", number)
    stored = chosen.stored(Round.objects.get(pk=round_.pk))
    context = {
        "round": round_,
        "section": chosen,
        "form": form,
        "theirs": section_form(chosen, stored) if status == 409 else None,
        "seen": fingerprint(stored) if status == 409 else _seen(request, stored),
    }
    return TemplateResponse(request, "office/section.html", context, status=status)


def _seen(request: Request, stored: Any) -> str:
    """What the writer started from: as posted, until they have been shown what is stored now."""
    return request.POST.get("seen") or fingerprint(stored)


def _only_rearranged(request: Request, section: Section) -> bool:
    return section.has_rows and wants_rearranging(request.POST, section.prefix)


def _form(request: Request, section: Section, round_: Round) -> Any:
    if request.method != "POST":
        return section_form(section, section.stored(round_))
    if _only_rearranged(request, section):
        return section.form(
            rearranged(request.POST, section.prefix), prefix=section.prefix
        ).as_typed()
    return section.form(request.POST, prefix=section.prefix or None)


def section_form(section: Section, stored: Any) -> Any:
    return section.form(initial=stored, prefix=section.prefix or None)


def _save(request: Request, section: Section, round_: Round, form: Any) -> None:
    seen, by, at = request.POST.get("seen", ""), request.user, timezone.now()
    if section.has_rows:
        actions.replace_rows(
            round_,
            section.model,
            columns=section.columns,
            rows=form.values(),
            seen=seen,
            by=by,
            at=at,
        )
    else:
        changes = form.cleaned_data
        actions.revise_round(round_, section.model, changes=changes, seen=seen, by=by, at=at)
