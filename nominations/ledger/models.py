"""The append-only chain of decisive acts. Nobody edits it; the database refuses to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from awards.rounds.models import Round


class Head(models.Model):
    """One row: the number and hash of the newest entry. Updating it first serialises writers."""

    seq = models.PositiveBigIntegerField(_("末尾の番号"), default=0)
    entry_hash = models.CharField(_("末尾のハッシュ値"), max_length=64, default="0" * 64)

    class Meta:
        verbose_name = _("台帳の末尾")
        verbose_name_plural = _("台帳の末尾")
        constraints: ClassVar = [models.CheckConstraint(condition=Q(pk=1), name="head_is_one_row")]

    def __str__(self) -> str:
        return f"{self.seq} {self.entry_hash[:8]}"


class LedgerEntry(models.Model):
    """``payload`` is the exact text that was hashed. It and ``salt`` may be erased one day."""

    seq = models.PositiveBigIntegerField(_("番号"), unique=True)
    prev_hash = models.CharField(_("前の記録のハッシュ値"), max_length=64, unique=True)
    leaf_hash = models.CharField(_("内容のハッシュ値"), max_length=64)
    entry_hash = models.CharField(_("この記録のハッシュ値"), max_length=64, unique=True)
    event = models.CharField(_("行為"), max_length=60)
    subject = models.CharField(_("対象"), max_length=80, db_index=True)
    payload = models.TextField(_("内容"), null=True)  # noqa: DJ001 -- null says erased, "" cannot
    salt = models.CharField(_("ソルト（秘匿用の乱数）"), max_length=64, null=True)  # noqa: DJ001 -- as payload

    class Meta:
        verbose_name = _("台帳の項目")
        verbose_name_plural = _("台帳")

    def __str__(self) -> str:
        return f"{self.seq} {self.event}"


class Seal(models.Model):
    """The chain's head and the hash of a sealed set at one moment, to be kept outside, too."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="seals", verbose_name=_("表彰回"))
    occasion = models.CharField(_("時点"), max_length=20)
    seq = models.PositiveBigIntegerField(_("台帳の番号"))
    head_hash = models.CharField(_("台帳のハッシュ値"), max_length=64)
    row_count = models.PositiveIntegerField(_("件数"))
    content_hash = models.CharField(_("内容のハッシュ値"), max_length=64)
    at = models.DateTimeField(_("日時"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("操作者")
    )

    class Meta:
        verbose_name = _("封印")
        verbose_name_plural = _("封印")

    def __str__(self) -> str:
        return f"{self.round_id} {self.occasion} {self.content_hash[:8]}"
