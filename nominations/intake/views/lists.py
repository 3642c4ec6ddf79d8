"""A body's nominations, and starting one."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.bilingual import Text
from awards.rounds.models import Criterion, Phase, Round
from nominations.access import Request, open_to
from nominations.answering import confirmation, form_page, posted
from nominations.intake import actions
from nominations.intake.deadlines import window
from nominations.intake.forms.acts import StartForm
from nominations.intake.models import Nomination
from nominations.intake.outcomes import outcomes
from nominations.intake.sample import BODY, sample
from nominations.people.models import NominatingBody, User
from nominations.people.seats import officer, seats_of

PER_PAGE = 50


@require_safe
@open_to(officer)
def nomination_list(request: Request) -> HttpResponse:
    at = request.arrived_at
    rows = Nomination.objects.visible_to(request.user, "body").for_list()
    bodies = _bodies(request.user)
    round_ = _open_round()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    known = outcomes(page.object_list, at)
    context = {
        "page": page,
        "lines": [(row, known.get(row.pk)) for row in page.object_list],
        "bodies": bodies,
        "round": round_,
        "windows": [window(round_, body, at) for body in bodies] if round_ else [],
    }
    return TemplateResponse(request, "intake/list.html", context)


@require_safe
@open_to(officer)
def nomination_sample(request: Request) -> HttpResponse:
    """By the criteria of the newest round that is known."""
    criteria = Criterion.objects.filter(round=Round.objects.public().newest_first()[:1])
    named = criteria.order_by("position").values_list("code", "name", "name_en")
    dossier = sample((code, Text(name, name_en)) for code, name, name_en in named)
    context = {"nomination": {"body": BODY}, "dossier": dossier}
    return TemplateResponse(request, "intake/sample.html", context)


@form_page
@open_to(officer)
def nomination_start(request: Request) -> HttpResponse:
    at = request.arrived_at
    round_ = _open_round()
    if round_ is None:
        messages.error(
            request, _("推薦を受け付けている回がありません。次回の受付をお待ちください。")
        )
        return redirect("nomination-list")
    bodies = _bodies(request.user)
    form = StartForm(posted(request), bodies)
    if form.data.get("body") and "body" in form.errors:
        raise Http404

    windows = [window(round_, body, at) for body in bodies]
    return confirmation(
        request,
        "intake/start.html",
        form,
        act=lambda: _start(form, round_, by=request.user, at=at),
        then=lambda nomination: redirect("nomination-section", nomination.pk, "cover"),
        context={
            "round": round_,
            "closing": max((w.closing for w in windows if w.closing), default=None),
        },
    )


def _start(form: StartForm, round_: Round, *, by: User, at: datetime) -> Nomination:
    cleaned = form.cleaned_data
    try:
        return actions.start(cleaned["body"], round_, key=cleaned["key"], by=by, at=at)
    except Nomination.DoesNotExist as forged:
        raise Http404 from forged


def _bodies(user: User) -> QuerySet[NominatingBody]:
    return NominatingBody.objects.filter(pk__in=seats_of(user).bodies).by_code()


def _open_round() -> Round | None:
    return Round.objects.filter(phase=Phase.OPEN).first()
