"""Papers attached for the committee."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted
from nominations.files import download_response
from nominations.intake import actions
from nominations.intake.forms.files import AttachmentForm
from nominations.intake.models import Attachment
from nominations.intake.views.shortcuts import own_nomination
from nominations.people.seats import officer


@require_safe
@open_to(officer)
def attachment(request: Request, pk: UUID, attachment: int) -> HttpResponseBase:
    row = get_object_or_404(own_nomination(request, pk).attachments, pk=attachment)
    return download_response(row.file, f"{row.name}.pdf")


@form_page
@open_to(officer)
def attachment_add(request: Request, pk: UUID) -> HttpResponse:
    at = timezone.now()
    nomination = own_nomination(request, pk)
    form = AttachmentForm(posted(request), request.FILES or None)

    def attach() -> Attachment:
        file, name = form.cleaned_data["file"], form.cleaned_data["name"]
        return actions.attach(nomination, file, name=name, by=request.user, at=at)

    context = {
        "heading": _("参考資料を加える"),
        "submit": _("参考資料を加える"),
        "cancel_url": reverse("nomination-section", args=[pk, "photos"]),
    }
    return confirmation(
        request,
        "parts/confirm.html",
        form,
        act=attach,
        then=lambda _attached: done(
            request, _("参考資料を加えました。"), "nomination-section", pk, "photos"
        ),
        context=context,
    )


@form_page
@open_to(officer)
def attachment_remove(request: Request, pk: UUID, attachment: int) -> HttpResponse:
    at = timezone.now()
    nomination = own_nomination(request, pk)
    row = nomination.attachments.filter(pk=attachment).first()
    if row is None and request.method != "POST":
        raise Http404
    context = {
        "heading": _("参考資料を取り除く"),
        "lead": row.name if row else "",
        "submit": _("取り除く"),
        "danger": True,
        "cancel_url": reverse("nomination-section", args=[pk, "photos"]),
    }
    return confirmation(
        request,
        "intake/attachment_remove.html",
        forms.Form(posted(request)),
        act=lambda: actions.detach(nomination, attachment, by=request.user, at=at),
        then=lambda _none: done(
            request, _("参考資料を取り除きました。"), "nomination-section", pk, "photos"
        ),
        context=context,
    )
