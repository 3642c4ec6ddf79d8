"""What a group does by the link that was sent to it: read its profile, comment, approve.

Nobody is signed in. Whatever opens no profile, a wrong address, a link that ended, was revoked or
replaced, is answered alike.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.access import open_to_everyone
from awards.rounds.models import RoundContact
from awards.winners.models import Photo
from nominations.answering import form_page, see_again
from nominations.changing import NotAllowed, Refused, Stale
from nominations.files import picture_response
from nominations.release import actions
from nominations.release.actions.confirming import is_new_opening
from nominations.release.bearers import Bearer, link_of
from nominations.release.confirmation import digest_for_group
from nominations.release.confirmation_pages import (
    comments_to_group,
    passages_of,
    preview_of,
    with_comments,
)
from nominations.release.forms.confirming import ApproveForm, CommentForm
from nominations.release.models.confirmations import ConfirmationLink
from nominations.release.passages import WHOLE, Passage, find
from nominations.release.reading import read

TYPED = ("text", "name")
# Same-origin, not no-referrer: with that a browser hides the origin of a form, too, and the form is
# refused as forged. Other sites are told nothing by either.
HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def by_link(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view is given the link that the token opens; in no cache, no index, no other site."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **kwargs: object) -> HttpResponseBase:
        at = timezone.now()
        link = link_of(token, at)
        if link is None:
            response: HttpResponseBase = _nothing(request)
        else:
            try:
                response = view(request, link, Bearer(token), at, **kwargs)
            except NotAllowed:  # it ended meanwhile
                response = _nothing(request)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return opened


def _nothing(request: HttpRequest) -> HttpResponse:
    """With what was typed, so that it can be copied into a letter."""
    typed = [request.POST[name] for name in TYPED if request.POST.get(name)]
    return TemplateResponse(request, "release/confirming/ended.html", {"typed": typed}, status=404)


@form_page
@open_to_everyone
@by_link
def confirm(
    request: HttpRequest, link: ConfirmationLink, by: Bearer, at: datetime
) -> HttpResponseBase:
    """GET shows and nothing else, for programs that read mail open links, too."""
    if request.method == "POST":
        act = _approve if "approve" in request.POST else _comment
        return act(request, link, by, at)
    _note_opening(request, link, by, at)
    return _page(request, link, by)


def _note_opening(request: HttpRequest, link: ConfirmationLink, by: Bearer, at: datetime) -> None:
    if request.method == "GET" and is_new_opening(link, at):
        with suppress(Refused):
            actions.note_opening(link, by=by, at=at)


def _comment(
    request: HttpRequest, link: ConfirmationLink, by: Bearer, at: datetime
) -> HttpResponseBase:
    passages = passages_of(read(link.profile.winner))
    place = request.POST.get("place", "")
    form = _comment_form(place, request)
    passage = find(passages, place, request.POST.get("seen", ""))
    if not form.is_valid():
        return _page(request, link, by, commenting=form, status=422)
    try:
        if passage is None:
            raise Stale(
                _(
                    "この段落は、開いた後に書き換えられました。今の文を確かめて、もう一度送信してください。"
                )
            )
        actions.comment(link, passage, text=form.cleaned_data["text"], by=by, at=at)
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, link, by, commenting=form, status=409)
    return _back(by, passage.place, "commented")


def _approve(
    request: HttpRequest, link: ConfirmationLink, by: Bearer, at: datetime
) -> HttpResponseBase:
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return _page(request, link, by, approving=form, status=422)
    try:
        actions.approve_profile(link, by=by, at=at, **form.cleaned_data)
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, link, by, approving=form, status=409)
    return _back(by, "approval", "approved")


def _back(by: Bearer, place: str, what: str) -> HttpResponse:
    """To the paragraph, which says what became of it: no message that a cookie would carry."""
    return redirect(f"{reverse('confirm', args=[by.token])}?{what}#{place}")


def _page(
    request: HttpRequest,
    link: ConfirmationLink,
    by: Bearer,
    *,
    commenting: CommentForm | None = None,
    approving: ApproveForm | None = None,
    status: int = 200,
) -> HttpResponse:
    winner = link.profile.winner
    dossier = read(winner)
    passages = passages_of(dossier)
    commented, homeless = with_comments(passages, comments_to_group(link))
    digest = digest_for_group(dossier)
    approval = link.approvals.order_by("-at", "-pk")
    if approving is not None:
        see_again(approving, digest)
    context = {
        "winner": winner,
        "link": link,
        "token": by.token,
        "paragraphs": [(one, _form_for(one.passage, passages, commenting)) for one in commented],
        "homeless": homeless,
        "commenting": commenting,
        "form": approving or ApproveForm(initial={"seen": digest}),
        "approving": approving,
        "approval": approval.filter(digest=digest).first(),
        "was_approved": approval.exists(),
        "contact": _contact(link),
        "said": [what for what in ("commented", "approved") if what in request.GET],
    }
    return TemplateResponse(request, "release/confirming/confirm.html", context, status=status)


def _contact(link: ConfirmationLink) -> RoundContact | None:
    return getattr(link.profile.winner.round, "contact", None)


def _comment_form(place: str, request: HttpRequest | None = None, seen: str = "") -> CommentForm:
    return CommentForm(
        request.POST if request else None,
        auto_id=f"id_{place}_%s",
        initial={"place": place, "seen": seen},
    )


def _form_for(
    passage: Passage, passages: tuple[Passage, ...], typed: CommentForm | None
) -> CommentForm:
    """Empty, or with what was typed: on its paragraph, or on the whole if that is gone."""
    if typed is not None:
        place = typed.data.get("place", "")
        if place not in {one.place for one in passages}:
            place = WHOLE
        if place == passage.place:
            see_again(typed, passage.hash)
            return typed
    return _comment_form(passage.place, seen=passage.hash)


@require_safe
@open_to_everyone
@by_link
def confirm_preview(
    request: HttpRequest, link: ConfirmationLink, by: Bearer, at: datetime
) -> HttpResponseBase:
    _note_opening(request, link, by, at)
    page = preview_of(
        link.profile.winner, lambda position: reverse("confirm-photo", args=[by.token, position])
    )
    context = {"page": page, "token": by.token, "contact": _contact(link)}
    return TemplateResponse(request, "release/confirming/preview.html", context)


@require_safe
@open_to_everyone
@by_link
def confirm_photo(
    request: HttpRequest, link: ConfirmationLink, by: Bearer, at: datetime, *, position: int
) -> HttpResponseBase:
    photo = Photo.objects.filter(winner=link.profile.winner_id, position=position).first()
    return picture_response(photo.original) if photo else _nothing(request)
