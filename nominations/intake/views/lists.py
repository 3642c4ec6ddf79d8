"""A body's nominations, and starting one."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.rounds.models import Phase, Round
from nominations.access import Request, open_to
from nominations.changing import Refused
from nominations.intake import actions
from nominations.intake.deadlines import closing_for, why_not_open
from nominations.intake.forms import StartForm
from nominations.intake.models import Nomination
from nominations.people.models import NominatingBody, User
from nominations.people.seats import officer, seats_of

PER_PAGE = 50


@require_safe
@open_to(officer)
def nomination_list(request: Request) -> HttpResponse:
    at = timezone.now()
    rows = Nomination.objects.visible_to(request.user, "body").for_list()
    bodies = _bodies(request.user)
    round_ = _open_round()
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "bodies": bodies,
        "round": round_,
        "windows": [_window(round_, body, at) for body in bodies] if round_ else [],
    }
    return TemplateResponse(request, "intake/list.html", context)


@require_http_methods(["GET", "POST"])
@open_to(officer)
def nomination_start(request: Request) -> HttpResponse:
    at = timezone.now()
    round_ = _open_round()
    if round_ is None:
        messages.error(
            request, _("推薦を受け付けている回がありません。次回の受付をお待ちください。")
        )
        return redirect("nomination-list")
    bodies = _bodies(request.user)
    initial = {"key": uuid.uuid4()}
    form = StartForm(request.POST or None, initial=initial, bodies=bodies)
    if form.is_valid():
        return _start(request, form, round_, at)
    if form.data.get("body") and "body" in form.errors:
        raise Http404
    closing = max(filter(None, (closing_for(round_, body) for body in bodies)), default=None)
    context = {"form": form, "round": round_, "closing": closing}
    return TemplateResponse(request, "intake/start.html", context)


def _start(request: Request, form: StartForm, round_: Round, at: datetime) -> HttpResponse:
    given = form.cleaned_data
    try:
        made = actions.start(given["body"], round_, key=given["key"], by=request.user, at=at)
    except Nomination.DoesNotExist as forged:
        raise Http404 from forged
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("nomination-list")
    return redirect("nomination-section", made.pk, "cover")


def _bodies(user: User) -> Any:
    return NominatingBody.objects.filter(pk__in=seats_of(user).bodies).by_code()


def _open_round() -> Round | None:
    return Round.objects.filter(phase=Phase.OPEN).first()


def _window(round_: Round, body: NominatingBody, at: datetime) -> dict[str, Any]:
    why = why_not_open(round_, body, at)
    closing = closing_for(round_, body)
    return {"body": body, "why": why, "closing": closing, "is_extended": _later(closing, round_)}


def _later(closing: datetime | None, round_: Round) -> bool:
    return closing != round_.nominations_close_at
