"""Files of earlier rounds that the secretariat sends: read for a dry run, then imported as read."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from nominations.people.models import User
from nominations.people.seats import seats_of


class ArchiveFileQuerySet(models.QuerySet["ArchiveFile"]):
    def visible_to(self, user: User) -> "ArchiveFileQuerySet":
        return self if seats_of(user).secretariat else self.none()

    def imported(self) -> "ArchiveFileQuerySet":
        """The newest first, without their content."""
        return (
            self.filter(imported_at__isnull=False)
            .defer("content")
            .select_related("sent_by")
            .order_by("-imported_at", "pk")
        )


class ArchiveFile(models.Model):
    """``content`` is the file as it came: what was imported can be read again from it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("ファイル名"), max_length=200)
    content = models.BinaryField(_("内容"))
    size = models.PositiveIntegerField(_("大きさ（バイト）"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    sent_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("送信した人")
    )
    sent_at = models.DateTimeField(_("送信日時"))
    imported_at = models.DateTimeField(_("取込日時"), null=True, blank=True)

    objects = ArchiveFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("過去の表彰回のファイル")
        verbose_name_plural = _("過去の表彰回のファイル")

    def __str__(self) -> str:
        return self.name
