"""Letters in the back office: read them, see what became of them, queue a failed one again."""

from django.conf import settings
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from post_office.models import Attachment, Email, EmailTemplate, Log

from awards.admin_bases import ReadOnly
from awards.fields.options import Label
from nominations.letters import actions
from nominations.letters.models import STATES, Letter
from nominations.letters.outgoing import written_out

# Letters are written by the rooms, from templates in the program: the package's own pages would
# let a letter be rewritten after it was promised.
admin.site.unregister([Attachment, Email, EmailTemplate, Log])


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("状態")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, Label]]:
        return [(str(status), label) for status, label in STATES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Letter]) -> QuerySet[Letter]:
        wanted = self.value()
        if wanted not in {str(status) for status in STATES}:
            return queryset
        return queryset.filter(status=int(wanted or 0))


@admin.register(Letter)
class LetterAdmin(ReadOnly):
    list_display = ("written_at", "subject_line", "recipient", "state", "tries")
    list_display_links = ("written_at", "subject_line")
    list_filter = (StateFilter,)
    search_fields = ("to", "subject", "message")
    ordering = ("-created", "-pk")
    fields = ("subject_line", "recipient", "sender", "state", "written_at", "text", "attempts")
    actions = ("queue_again",)

    @admin.display(description=gettext_lazy("書いた日時"), ordering="created")
    def written_at(self, letter: Letter) -> str:
        return date_format(timezone.localtime(letter.created), "DATETIME_FORMAT")

    @admin.display(description=gettext_lazy("件名"), ordering="subject")
    def subject_line(self, letter: Letter) -> str:
        return str(letter.subject)

    @admin.display(description=gettext_lazy("宛先"), ordering="to")
    def recipient(self, letter: Letter) -> str:
        return ", ".join(letter.to)

    @admin.display(description=gettext_lazy("差出人"))
    def sender(self, letter: Letter) -> str:
        return str(letter.from_email)

    @admin.display(description=gettext_lazy("状態"), ordering="status")
    def state(self, letter: Letter) -> str | Promise:
        return letter.state

    @admin.display(description=gettext_lazy("再送の回数"), ordering="number_of_retries")
    def tries(self, letter: Letter) -> int:
        return letter.number_of_retries or 0

    @admin.display(description=gettext_lazy("本文"))
    def text(self, letter: Letter) -> str:
        text = str(letter.message)
        # In the demonstration no letter leaves, and whoever reads it here is its only reader.
        return written_out(text, letter.to) if settings.DEMO else text

    @admin.display(description=gettext_lazy("送信の記録"))
    def attempts(self, letter: Letter) -> str:
        logs = letter.logs.order_by("date", "pk")
        return "\n".join(
            f"{timezone.localtime(log.date):%Y-%m-%d %H:%M}  {STATES.get(log.status, log.status)}"
            f"  {log.message}"
            for log in logs
        )

    @admin.action(description=gettext_lazy("送信できなかった通知メールを、もう一度送信待ちにする"))
    def queue_again(self, request: HttpRequest, letters: QuerySet[Letter]) -> None:
        queued = actions.queue_again(list(letters), by=request.user, at=timezone.now())  # type: ignore[arg-type]
        if queued:
            messages.success(request, _("%(n)d通を送信待ちにしました。") % {"n": queued})
        if passed := len(letters) - queued:
            messages.warning(
                request,
                _("%(n)d通は、送信に失敗した通知メールではないため、そのままにしました。")
                % {"n": passed},
            )
