"""Papers attached for the committee."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nominations.access import Request, open_to
from nominations.changing import Refused
from nominations.files import download_response
from nominations.intake import actions
from nominations.intake.forms import AttachmentForm
from nominations.intake.views.shortcuts import mine
from nominations.people.seats import officer


@require_safe
@open_to(officer)
def attachment(request: Request, pk: UUID, attachment: int) -> HttpResponseBase:
    row = get_object_or_404(mine(request, pk).attachments, pk=attachment)
    return download_response(row.file, f"{row.name}.pdf")


@require_http_methods(["GET", "POST"])
@open_to(officer)
def attachment_add(request: Request, pk: UUID) -> HttpResponse:
    at = timezone.now()
    found = mine(request, pk)
    typed = request.method == "POST"
    form = AttachmentForm(request.POST, request.FILES) if typed else AttachmentForm()
    if form.is_valid():
        try:
            actions.attach(
                found,
                form.cleaned_data["file"],
                name=form.cleaned_data["name"],
                by=request.user,
                at=at,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("参考資料を加えました。"))
            return redirect("nomination-section", pk, "photos")
    context = {
        "heading": _("参考資料を加える"),
        "form": form,
        "submit": _("参考資料を加える"),
        "cancel_url": reverse("nomination-section", args=[pk, "photos"]),
    }
    return TemplateResponse(request, "parts/confirm.html", context)


@require_http_methods(["GET", "POST"])
@open_to(officer)
def attachment_remove(request: Request, pk: UUID, attachment: int) -> HttpResponse:
    at = timezone.now()
    found = mine(request, pk)
    if request.method == "POST":
        try:
            actions.detach(found, attachment, by=request.user, at=at)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("参考資料を取り除きました。"))
        return redirect("nomination-section", pk, "photos")
    row = get_object_or_404(found.attachments, pk=attachment)
    context = {
        "heading": _("参考資料を取り除く"),
        "lead": row.name,
        "consequences": [_("ファイルを消します。元に戻すには、加え直してください。")],
        "submit": _("取り除く"),
        "danger": True,
        "cancel_url": reverse("nomination-section", args=[pk, "photos"]),
    }
    return TemplateResponse(request, "parts/confirm.html", context)
