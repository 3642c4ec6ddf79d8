"""The desk's side of a group's confirmation: sent, revoked, read and answered."""

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.languages import spoken
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.people.seats import secretariat
from nominations.release import actions
from nominations.release.actions.confirming import newest_link
from nominations.release.confirmation import confirmation_of
from nominations.release.confirmation_pages import passages_of, with_comments
from nominations.release.forms.confirming import SendForm, SettleForm, proposed_term
from nominations.release.models.confirmations import ConfirmationLink, GroupComment, Settled
from nominations.release.models.profiles import Profile
from nominations.release.proofreading_messages import lacks_of
from nominations.release.reading import read
from nominations.release.sections import steps
from nominations.release.views.shortcuts import profile_for


@require_safe
@open_to(secretariat)
def confirmation_page(request: Request, pk: int) -> HttpResponse:
    profile = profile_for(request, pk)
    dossier = read(profile.winner)
    comments = _comments_of(profile).select_related("settled_by").order_by("at", "pk")
    commented, homeless = with_comments(passages_of(dossier), comments)
    context = {
        "winner": profile.winner,
        "steps": steps(pk, lacks_of(dossier)),
        "confirmation": confirmation_of(profile.winner, dossier, timezone.now()),
        "links": ConfirmationLink.objects.filter(profile=profile).for_page().order_by("-pk"),
        "passages": [one for one in commented if one.comments or one.older],
        "homeless": homeless,
        "heading": _("被推薦団体による確認"),
    }
    return TemplateResponse(request, "release/confirming/desk.html", context)


@form_page
@open_to(secretariat)
def send_confirmation(request: Request, pk: int) -> HttpResponse:
    profile, at = profile_for(request, pk), timezone.now()
    winner, dossier = profile.winner, read(profile.winner)
    # What came with the draft: whom the nomination names for questions about the group.
    emails = [row.email for row in dossier.contacts.rows if row.email]
    form = SendForm(
        posted(request),
        initial={
            "addressee": dossier.names.name.ja,
            "email": next(iter(emails), ""),
            "ends_at": proposed_term(at),
            "seen": newest_link(winner),
        },
    )
    return confirmation(
        request,
        "release/confirming/send.html",
        form,
        act=lambda: actions.send_for_confirmation(
            winner, by=request.user, at=at, **form.cleaned_data
        ),
        then=lambda link: done(
            request,
            _("%(email)sに、紹介文を確認するリンクを送ります。確認の期限は%(when)sです。")
            % {"email": link.email, "when": spoken(link.ends_at)},
            "profile-confirmation",
            pk,
        ),
        context={
            "heading": _("被推薦団体に確認を依頼する"),
            "lead": winner.name,
            "winner": winner,
            "confirmation": confirmation_of(winner, dossier, at),
            "submit": _("リンクを送る"),
            "cancel_url": reverse("profile-confirmation", args=[pk]),
        },
    )


@form_page
@open_to(secretariat)
def revoke_link(request: Request, pk: int, link: int) -> HttpResponse:
    profile = profile_for(request, pk)
    links = ConfirmationLink.objects.filter(profile=profile).for_page()
    current = get_object_or_404(links, pk=link)
    if request.method != "POST" and current.ended_at is not None:
        return redirect("profile-confirmation", pk)
    return confirmation(
        request,
        "release/confirming/revoke.html",
        Form(posted(request)),
        act=lambda: actions.revoke_confirmation(current, by=request.user, at=timezone.now()),
        then=lambda _result: done(
            request,
            _("%(email)sに送ったリンクを取り消しました。") % {"email": current.email},
            "profile-confirmation",
            pk,
        ),
        context={
            "heading": _("確認用リンクの取消し"),
            "lead": profile.winner.name,
            "winner": profile.winner,
            "link": current,
            "submit": _("リンクを取り消す"),
            "danger": True,
            "cancel_url": reverse("profile-confirmation", args=[pk]),
        },
    )


@form_page
@open_to(secretariat)
def settle(request: Request, pk: int, comment: int) -> HttpResponse:
    profile = profile_for(request, pk)
    comments = _comments_of(profile).select_related("link__profile__winner")
    kept = get_object_or_404(comments, pk=comment)
    form = SettleForm(posted(request), initial={"state": Settled.ANSWERED, "answer": kept.answer})
    back = reverse("profile-confirmation", args=[pk])
    return confirmation(
        request,
        "release/confirming/settle.html",
        form,
        act=lambda: actions.settle_comment(
            kept,
            state=Settled(form.cleaned_data["state"]),
            answer=form.cleaned_data["answer"],
            by=request.user,
            at=timezone.now(),
        ),
        then=lambda _result: done(
            request,
            _("「%(title)s」への意見を「%(state)s」にしました。")
            % {"title": kept.title, "state": Settled(kept.state).label},
            "profile-confirmation",
            pk,
        ),
        context={
            "heading": _("意見への対応"),
            "winner": profile.winner,
            "comment": kept,
            "submit": _("対応を記録する"),
            "cancel_url": back,
        },
    )


def _comments_of(profile: Profile) -> QuerySet[GroupComment]:
    return GroupComment.objects.filter(link__profile=profile)
