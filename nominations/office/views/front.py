"""The front desk, and how far each of the 67 bodies has come."""

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.rounds.models import Round
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.intake import actions as intake
from nominations.office.bodies import CHOICES, choices, counts_by_body
from nominations.office.forms.extending import ExtensionForm
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
@open_to(anyone_signed_in)
def guide(request: Request) -> HttpResponse:
    """What each kind of person does here, in the order in which it is done."""
    newest = Round.objects.newest_first().values_list("number", flat=True).first()
    context = {"seats": seats_of(request.user), "newest": newest}
    return TemplateResponse(request, "office/guide.html", context)


@require_safe
@open_to(secretariat)
def bodies(request: Request, number: int) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    rows = counts_by_body(round_, timezone.localdate())
    counts = dict(round_.nominations.values_list("state").annotate(n=Count("*")))
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in CHOICES else ""
    context = {
        "round": round_,
        "all": len(rows),
        "rows": [row for row in rows if CHOICES[chosen][1](row)],
        "choices": choices(rows, chosen),
        "started": sum(1 for row in rows if row.total),
        "submitted": sum(1 for row in rows if row.submitted),
        "counts": counts,
    }
    return TemplateResponse(request, "office/bodies.html", context)


@form_page
@open_to(secretariat)
def extend(request: Request, number: int, code: str) -> HttpResponse:
    round_ = get_object_or_404(Round, number=number)
    body = get_object_or_404(NominatingBody, code=code)
    form = ExtensionForm(posted(request))
    return confirmation(
        request,
        "parts/confirm.html",
        form,
        act=lambda: intake.extend(
            round_, body, by=request.user, at=timezone.now(), **form.cleaned_data
        ),
        then=lambda _extension: done(
            request,
            _("%(body)sの提出期限を延長しました。") % {"body": body},
            "round-bodies",
            number,
        ),
        context={
            "heading": _("%(body)sの提出期限を延長する") % {"body": body},
            "submit": _("延長する"),
            "cancel_url": reverse("round-bodies", args=[number]),
        },
    )
