"""What the winners' desk keeps: where a profile came from, who confirmed it, who released a round.

They stand on this side of the wall, so that the public half cannot follow them back.
"""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.constraints import in_order, one_of, one_of_or_empty, together
from awards.rounds.models import Round
from awards.winners.models import State, Winner, Withdrawal
from nominations.intake.models import Nomination
from nominations.letters.models import Letter
from nominations.people.models import User
from nominations.people.seats import seats_of


class ProfileQuerySet(models.QuerySet["Profile"]):
    def visible_to(self, user: User) -> "ProfileQuerySet":
        return self if seats_of(user).secretariat else self.none()

    def for_page(self) -> "ProfileQuerySet":
        return self.select_related("winner__round", "winner__prize", "nomination__body")


class Profile(models.Model):
    winner = models.OneToOneField(
        Winner, models.CASCADE, related_name="+", verbose_name=_("受賞団体")
    )
    nomination = models.OneToOneField(
        Nomination, models.PROTECT, related_name="profile", verbose_name=_("推薦")
    )
    version = models.PositiveIntegerField(_("版"), default=1, editable=False)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("紹介文の由来")
        verbose_name_plural = _("紹介文の由来")

    def __str__(self) -> str:
        return f"{self.winner}"


class Stage(models.TextChoices):
    """Named apart from the states of a winner, which they move."""

    PREPARED = "prepared", _("確定待ち")
    CONFIRMED = "confirmed", _("公表")
    CANCELLED = "cancelled", _("取消し")
    WITHDRAWN = "withdrawn", _("取下げ")


NEXT: dict[Stage, set[Stage]] = {
    Stage.PREPARED: {Stage.CONFIRMED, Stage.CANCELLED},
    Stage.CONFIRMED: {Stage.CANCELLED, Stage.WITHDRAWN},
    Stage.CANCELLED: set(),
    Stage.WITHDRAWN: set(),
}
STANDING = (Stage.PREPARED, Stage.CONFIRMED)


class ReleaseQuerySet(models.QuerySet["Release"]):
    def visible_to(self, user: User) -> "ReleaseQuerySet":
        return self if seats_of(user).secretariat else self.none()

    def standing(self) -> "ReleaseQuerySet":
        """Neither cancelled nor withdrawn; a round has one at most."""
        return self.filter(stage__in=STANDING)

    def with_people(self) -> "ReleaseQuerySet":
        return self.select_related("round", "prepared_by", "confirmed_by", "ended_by")


class Release(models.Model):
    """A round's results on their way to the public: by one person prepared, by another confirmed.

    ``contents`` is what the first one had before them: digests of each winner's sections, by
    winner, and what else becomes public. ``reason`` says why it was cancelled or withdrawn.
    """

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="releases", verbose_name=_("表彰回")
    )
    stage = models.CharField(
        _("状態"), max_length=10, choices=Stage, default=Stage.PREPARED, editable=False
    )
    publish_at = models.DateTimeField(_("公表の日時"))
    contents = models.JSONField(_("準備したときの内容"), editable=False)
    prepared_at = models.DateTimeField(_("準備した日時"))
    prepared_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("準備した人")
    )
    confirmed_at = models.DateTimeField(_("確定した日時"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("確定した人"),
    )
    ended_at = models.DateTimeField(_("取り消し、又は取り下げた日時"), null=True, blank=True)
    ended_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("取り消し、又は取り下げた人"),
    )
    reason = models.TextField(_("理由"), blank=True)
    # Of its confirmation: they wait for the instant, and go with it where it is cancelled.
    letters = models.ManyToManyField(Letter, related_name="+", editable=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("公表の手続")
        verbose_name_plural = _("公表の手続")
        constraints: ClassVar = [
            one_of("stage", Stage),
            together("confirmed_at", "confirmed_by"),
            together("ended_at", "ended_by"),
            UniqueConstraint(
                fields=["round"],
                condition=Q(stage__in=["prepared", "confirmed"]),
                name="release_one_standing",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("prepared_by")),
                name="release_by_two",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["prepared", "cancelled"]) | Q(confirmed_at__isnull=False),
                name="release_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}"

    def stage_at(self, at: datetime) -> str | Promise:
        """In words; what is confirmed is public only from its instant on."""
        is_due = self.publish_at <= at
        if self.stage == Stage.CONFIRMED and not is_due:
            return _("公表予定")
        return Stage(self.stage).label


class RepublicationQuerySet(models.QuerySet["Republication"]):
    def visible_to(self, user: User) -> "RepublicationQuerySet":
        return self if seats_of(user).secretariat else self.none()

    def waiting(self) -> "RepublicationQuerySet":
        return self.filter(confirmed_at=None, cancelled_at=None)

    def of(self, withdrawal: Withdrawal) -> "RepublicationQuerySet":
        """Those that take back this withdrawal, of a page or of the whole round."""
        of_round = self.filter(round=withdrawal.round_id)
        if withdrawal.slug:
            return of_round.filter(winner__slug=withdrawal.slug)
        return of_round.filter(winner=None)

    def with_people(self) -> "RepublicationQuerySet":
        return self.select_related("round", "winner", "prepared_by", "confirmed_by")


class Republication(models.Model):
    """A withdrawal on its way to be taken back: by one person prepared, by another confirmed.

    Without a ``winner`` it is of all that were withdrawn with their round. ``reason`` is shown to
    the public.
    """

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="republications", verbose_name=_("表彰回")
    )
    winner = models.ForeignKey(
        Winner, models.PROTECT, null=True, related_name="+", verbose_name=_("受賞団体")
    )
    reason = models.TextField(_("再開の理由"))
    reason_en = models.TextField(_("再開の理由（英語）"), blank=True)
    prepared_at = models.DateTimeField(_("準備した日時"))
    prepared_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("準備した人")
    )
    confirmed_at = models.DateTimeField(_("確定した日時"), null=True)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("確定した人")
    )
    cancelled_at = models.DateTimeField(_("取り消した日時"), null=True)
    cancelled_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("取り消した人")
    )

    objects = RepublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("公表の再開")
        verbose_name_plural = _("公表の再開")
        constraints: ClassVar = [
            together("confirmed_at", "confirmed_by"),
            together("cancelled_at", "cancelled_by"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(cancelled_at=None), name="republication_one_end"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("prepared_by")),
                name="republication_by_two",
            ),
            UniqueConstraint(
                fields=["winner"],
                condition=Q(confirmed_at=None, cancelled_at=None, winner__isnull=False),
                name="republication_one_waiting",
            ),
            UniqueConstraint(
                fields=["round"],
                condition=Q(confirmed_at=None, cancelled_at=None, winner=None),
                name="republication_one_waiting_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.winner or self.round}"


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


class AcceptedFinding(models.Model):
    """Somebody answers for what proofreading pointed out and nobody mended.

    It is good for as long as the words that are quoted stand where they stood: ``digest`` names
    them with their check and their field.
    """

    profile = models.ForeignKey(
        Profile, models.CASCADE, related_name="accepted", verbose_name=_("紹介文の由来")
    )
    check_id = models.CharField(_("指摘の番号"), max_length=3)
    digest = models.CharField(_("指摘の要約値"), max_length=64)
    section = models.CharField(_("欄"), max_length=20)
    excerpt = models.TextField(_("指摘した所"))
    reason = models.TextField(_("了承の理由"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("了承した人"))
    at = models.DateTimeField(_("了承の日時"))

    class Meta:
        verbose_name = _("了承した指摘")
        verbose_name_plural = _("了承した指摘")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "digest"], name="finding_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.profile}: {self.check_id}"
