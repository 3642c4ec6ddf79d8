"""Letters as they were written: for everybody those to themselves, for the secretariat nearly all.

A committee's letters are its own: who judges nothing of a nomination reads at no door why another
member judges nothing of it either.
"""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from post_office.models import STATUS

from nominations.access import Request, open_to
from nominations.answering import done, page_of
from nominations.changing import Refused
from nominations.letters.models import Letter
from nominations.letters.outgoing import masked
from nominations.people import actions
from nominations.people.forms.letters import LetterFilter
from nominations.people.models import CommitteeSeat, User
from nominations.people.seats import anyone_signed_in, secretariat


@require_safe
@open_to(anyone_signed_in)
def letter_list(request: Request) -> HttpResponse:
    form = LetterFilter(request.GET.dict())
    form.is_valid()
    # A letter's text is a hundred times as long as what the list says of it.
    rows = _filtered(_readable(request.user), form.cleaned_data).defer("message", "html_message")
    context = {
        "form": form,
        "page": page_of(request, rows.order_by("-created", "-pk"), rows.count()),
        "is_office": secretariat(request.user),
    }
    return TemplateResponse(request, "people/letters.html", context)


@require_safe
@open_to(anyone_signed_in)
def letter(request: Request, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(_readable(request.user), pk=pk))


def _page(request: Request, row: Letter, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        "refusal": refusal,
        "letter": row,
        "text": masked(str(row.message), _("（宛先の方だけが使えるアドレスのため、表示しません）")),
        "is_office": secretariat(request.user),
    }
    return TemplateResponse(request, "people/letter.html", context, status=status)


@require_POST
@open_to(secretariat)
def letter_again(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(_readable(request.user), pk=pk)
    try:
        actions.send_letter_again(row, by=request.user, at=timezone.now())
    except Refused as refusal:
        return _page(request, row, str(refusal), status=409)
    return done(
        request, _("「%(subject)s」を送信待ちにしました。") % {"subject": row}, "letter", pk
    )


def _readable(user: User) -> QuerySet[Letter]:
    """Each letter has one addressee, who reads it here no sooner than it may leave."""
    letters: QuerySet[Letter] = Letter.objects.all()
    if not secretariat(user):
        held = Q(status=STATUS.queued, scheduled_time__gt=timezone.now())
        return letters.filter(to=user.email).exclude(held)
    rounds = CommitteeSeat.objects.filter(user=user).values("round")
    members = CommitteeSeat.objects.filter(round__in=rounds).exclude(user=user)
    return letters.exclude(to__in=members.values("user__email"))


def _filtered(letters: QuerySet[Letter], asked: dict[str, str]) -> QuerySet[Letter]:
    if words := asked.get("q"):
        letters = letters.filter(Q(subject__contains=words) | Q(to__contains=words))
    if state := asked.get("state"):
        letters = letters.filter(status=int(state))
    return letters
