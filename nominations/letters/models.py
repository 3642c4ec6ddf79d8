"""Letters are rows of django-post-office's queue; this is our name for them."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Email

from awards.fields.options import Label

STATES: dict[int | None, Label] = {
    STATUS.sent: _("送信済み"),
    STATUS.failed: _("送信できませんでした"),
    STATUS.queued: _("送信待ち"),
    STATUS.requeued: _("再送待ち"),
}


class Letter(Email):  # type: ignore[misc]
    class Meta:
        proxy = True
        verbose_name = _("通知メール")
        verbose_name_plural = _("通知メール")
        # Rows of a foreign table: nobody is given rights to them by name.
        default_permissions: ClassVar = ()

    def __str__(self) -> str:
        return str(self.subject)

    @property
    def state(self) -> Label:
        return STATES.get(self.status, "")

    @property
    def is_sent(self) -> bool:
        return self.status == STATUS.sent  # type: ignore[no-any-return]

    @property
    def has_failed(self) -> bool:
        return self.status == STATUS.failed  # type: ignore[no-any-return]
