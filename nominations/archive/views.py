"""Earlier rounds: sending a file, its dry run, and importing it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.archive import template
from awards.clock import in_japan
from nominations.access import Request, open_to
from nominations.answering import confirmation, done, form_page, posted, see_again, upload_page
from nominations.archive import actions, pages
from nominations.archive.forms import ImportForm, SendForm
from nominations.archive.models import ArchiveFile
from nominations.people.seats import secretariat

LISTED = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@upload_page
@open_to(secretariat)
def home(request: Request) -> HttpResponse:
    form = SendForm(posted(request), request.FILES if request.method == "POST" else None)
    return confirmation(
        request,
        "archive/home.html",
        form,
        act=lambda: actions.send_file(**form.sent, by=request.user, at=timezone.now()),
        then=lambda file: redirect("archive-file", file.pk),
        context=lambda: {
            "imported": ArchiveFile.objects.visible_to(request.user).imported()[:LISTED]
        },
    )


@form_page
@open_to(secretariat)
def archive_file(request: Request, pk: UUID) -> HttpResponse:
    """The dry run; sent, it is done as it was shown, or shown again if it would do otherwise."""
    file = get_object_or_404(ArchiveFile.objects.visible_to(request.user), pk=pk)
    at = timezone.now()
    form = ImportForm(posted(request))

    def context() -> dict[str, object]:
        if file.imported_at:
            return {"file": file, "dry_run": None}
        shown = pages.dry_run(bytes(file.content), in_japan(at).date())
        see_again(form, shown.digest)
        return {"file": file, "dry_run": shown}

    return confirmation(
        request,
        "archive/file.html",
        form,
        act=lambda: actions.import_file(
            file, seen=form.cleaned_data["seen"], by=request.user, at=at
        ),
        then=lambda _none: done(
            request, _("「%(file)s」を取り込みました。") % {"file": file}, "archive-file", file.pk
        ),
        context=context,
    )


@require_safe
@open_to(secretariat)
def template_xlsx(request: Request) -> HttpResponse:
    return _download(template.as_xlsx(), XLSX, "archive-template.xlsx")


@require_safe
@open_to(secretariat)
def template_csv(request: Request) -> HttpResponse:
    return _download(template.as_csv(), "text/csv; charset=utf-8", "archive-template.csv")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
