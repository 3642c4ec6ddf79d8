"""A group's link to the preview of its profile, and what the group says there."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from awards.constraints import in_order, one_of, one_of_or_empty, together
from awards.winners.models import State
from nominations.people.models import User
from nominations.release.models.profiles import Profile


class LinkEnd(models.TextChoices):
    REVOKED = "revoked", _("取り消しました")
    REPLACED = "replaced", _("新しいリンクに替えました")


class ConfirmationLinkQuerySet(models.QuerySet["ConfirmationLink"]):
    def live(self, at: datetime) -> "ConfirmationLinkQuerySet":
        """Those that open something: a profile that is released has nothing left to confirm."""
        return self.filter(
            ended_at=None,
            ends_at__gt=at,
            profile__winner__state__in=[State.DRAFTING, State.PROOFREAD],
        )

    def for_page(self) -> "ConfirmationLinkQuerySet":
        return self.select_related("profile__winner__round__contact", "sent_by", "ended_by")


class ConfirmationLink(models.Model):
    """What lets one group see the preview of its profile. Of its token only a hash is kept."""

    profile = models.ForeignKey(
        Profile, models.PROTECT, related_name="links", verbose_name=_("紹介文の由来")
    )
    token_hash = models.CharField(_("リンクのハッシュ値"), max_length=64, unique=True)
    email = models.EmailField(_("送り先"))
    addressee = models.CharField(_("宛名"), max_length=120)
    sent_at = models.DateTimeField(_("送った日時"))
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("送った人"))
    ends_at = models.DateTimeField(_("確認の期限"))
    opened_at = models.DateTimeField(_("初めて開かれた日時"), null=True)
    last_opened_at = models.DateTimeField(_("最後に開かれた日時"), null=True)
    ended_at = models.DateTimeField(_("使えなくした日時"), null=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("使えなくした人")
    )
    ended_how = models.CharField(
        _("使えなくした理由"), max_length=8, choices=LinkEnd, default="", blank=True
    )

    objects = ConfirmationLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("確認用リンク")
        verbose_name_plural = _("確認用リンク")
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["profile"], condition=Q(ended_at=None), name="confirmationlink_one_current"
            ),
            together("ended_at", "ended_by"),
            together("opened_at", "last_opened_at"),
            one_of_or_empty("ended_how", LinkEnd.values),
            in_order("sent_at", "ends_at"),
        ]

    def __str__(self) -> str:
        return f"{self.profile}"


class Settled(models.TextChoices):
    OPEN = "open", _("未対応")
    DONE = "done", _("反映済み")
    ANSWERED = "answered", _("回答済み")


class GroupComment(models.Model):
    """What a group says of one paragraph, with the paragraph as it stood then."""

    link = models.ForeignKey(
        ConfirmationLink, models.PROTECT, related_name="comments", verbose_name=_("確認用リンク")
    )
    place = models.CharField(_("段落"), max_length=40)
    title = models.CharField(_("段落の名前"), max_length=200)
    excerpt = models.TextField(_("その時の文"))
    passage_hash = models.CharField(_("その時の文のハッシュ値"), max_length=32)
    text = models.TextField(_("意見"))
    at = models.DateTimeField(_("日時"))
    state = models.CharField(_("対応"), max_length=8, choices=Settled, default=Settled.OPEN)
    answer = models.TextField(_("回答"), blank=True)
    settled_at = models.DateTimeField(_("対応した日時"), null=True)
    settled_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("対応した人")
    )

    class Meta:
        verbose_name = _("被推薦団体の意見")
        verbose_name_plural = _("被推薦団体の意見")
        constraints: ClassVar = [one_of("state", Settled), together("settled_at", "settled_by")]

    def __str__(self) -> str:
        return f"{self.link} {self.title}"


class GroupApproval(models.Model):
    """A group has confirmed exactly the text that ``digest`` stands for."""

    link = models.ForeignKey(
        ConfirmationLink, models.PROTECT, related_name="approvals", verbose_name=_("確認用リンク")
    )
    digest = models.CharField(_("確認した文のハッシュ値"), max_length=64)
    name = models.CharField(_("確認した方"), max_length=120)
    at = models.DateTimeField(_("日時"))

    class Meta:
        verbose_name = _("被推薦団体の確認")
        verbose_name_plural = _("被推薦団体の確認")
        constraints: ClassVar = [
            UniqueConstraint(fields=["link", "digest"], name="groupapproval_once"),
        ]

    def __str__(self) -> str:
        return f"{self.link} {self.name}"
