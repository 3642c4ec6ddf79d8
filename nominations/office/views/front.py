"""The front desk, and the 67 bodies at a glance."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.rounds.models import Round
from nominations.access import Request, open_to
from nominations.changing import Refused
from nominations.intake import actions as intake
from nominations.office.bodies import bodies_at_a_glance
from nominations.office.forms import ExtensionForm
from nominations.office.todo import tasks_for
from nominations.people.models import NominatingBody
from nominations.people.seats import anyone_signed_in, seats_of, secretariat


@require_safe
@open_to(anyone_signed_in)
def desk_home(request: Request) -> HttpResponse:
    at = timezone.now()
    context = {"tasks": tasks_for(request.user, at), "seats": seats_of(request.user), "now": at}
    return TemplateResponse(request, "office/home.html", context)


@require_safe
@open_to(secretariat)
def bodies(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    rows = bodies_at_a_glance(round_, timezone.localdate())
    counts = dict(round_.nominations.values_list("state").annotate(Count("pk")))
    context = {
        "round": round_,
        "rows": rows,
        "started": sum(1 for row in rows if row.total),
        "submitted": sum(1 for row in rows if row.submitted),
        "counts": counts,
    }
    return TemplateResponse(request, "office/bodies.html", context)


@require_http_methods(["GET", "POST"])
@open_to(secretariat)
def extend(request: Request, number: int, code: str) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    body = get_object_or_404(NominatingBody, code=code)
    form = ExtensionForm(request.POST or None)
    if form.is_valid():
        try:
            intake.extend(round_, body, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(body)sの締切を延長しました。") % {"body": body})
            return redirect("round-bodies", number)
    context = {
        "heading": _("%(body)sの締切を延長する") % {"body": body},
        "form": form,
        "submit": _("延長する"),
        "cancel_url": reverse("round-bodies", args=[number]),
    }
    return TemplateResponse(request, "parts/confirm.html", context)
