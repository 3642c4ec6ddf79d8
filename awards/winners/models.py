"""The winners' profiles: what the public reads from ``published_at`` on, and not before."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.constraints import one_of
from awards.dossier import models as dossier
from awards.model_fields import TextListField
from awards.rounds.models import Prize, Round
from awards.statements import Given


class State(models.TextChoices):
    DRAFTING = "drafting", _("作成中")
    PROOFREAD = "proofread", _("校了")
    RELEASED = "released", pgettext_lazy("state", "公表")
    WITHDRAWN = "withdrawn", _("取下げ")


# Released is undone before its instant, and withdrawn from that instant on; that is undone, too.
NEXT: dict[State, set[State]] = {
    State.DRAFTING: {State.PROOFREAD},
    State.PROOFREAD: {State.DRAFTING, State.RELEASED},
    State.RELEASED: {State.PROOFREAD, State.WITHDRAWN},
    State.WITHDRAWN: {State.RELEASED},
}


class WinnerQuerySet(models.QuerySet["Winner"]):
    def published(self, at: datetime | Given) -> "WinnerQuerySet":
        """What the world may see at ``at``. Every public lookup begins here."""
        return self.filter(state=State.RELEASED, published_at__lte=at)

    def announced(self, at: datetime) -> "WinnerQuerySet":
        """What files for reuse hold: with the round that it refers to."""
        return self.published(at).filter(round__announcement__at__lte=at)

    def in_order(self) -> "WinnerQuerySet":
        return self.order_by("-round__number", "position")


class Winner(models.Model):
    round = models.ForeignKey(
        Round, models.PROTECT, related_name="winners", verbose_name=_("表彰回")
    )
    prize = models.ForeignKey(Prize, models.PROTECT, related_name="winners", verbose_name=_("賞"))
    position = models.PositiveSmallIntegerField(_("掲載順"))
    slug = models.SlugField(_("アドレスの名前"), max_length=60)
    name = models.CharField(_("受賞団体の名称"), max_length=120)
    name_en = models.CharField(_("受賞団体の名称（英語）"), max_length=200, blank=True)
    kana = models.CharField(_("ふりがな"), max_length=200, blank=True)
    short_name = models.CharField(_("略称"), max_length=60, blank=True)
    title = models.CharField(_("事業名"), max_length=200, blank=True)
    title_en = models.CharField(_("事業名（英語）"), max_length=200, blank=True)
    overview = TextListField(_("交流事業の概要"))
    overview_en = TextListField(_("交流事業の概要（英語）"))
    note = models.TextField(_("注"), blank=True)
    note_en = models.TextField(_("注（英語）"), blank=True)
    # Where the facts about a winner of an imported round were found.
    source = models.CharField(_("出典"), max_length=300, blank=True, editable=False)
    source_url = models.CharField(_("出典のアドレス"), max_length=300, blank=True, editable=False)
    unread = models.JSONField(_("読み取れなかった入力"), default=dict, blank=True, editable=False)
    search_text = models.TextField(_("検索用の文字列"), blank=True, editable=False)
    facets = models.TextField(_("検索で選ぶ項目"), blank=True, editable=False)
    state = models.CharField(
        _("状態"), max_length=10, choices=State, default=State.DRAFTING, editable=False
    )
    published_at = models.DateTimeField(_("公表日時"), null=True, blank=True, editable=False)

    objects = WinnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("受賞団体")
        verbose_name_plural = _("受賞団体")
        constraints: ClassVar = [
            one_of("state", State),
            models.CheckConstraint(
                condition=Q(state__in=["released", "withdrawn"], published_at__isnull=False)
                | (Q(state__in=["drafting", "proofread"]) & Q(published_at__isnull=True)),
                name="winner_published_when_released",
            ),
            UniqueConstraint(fields=["round", "slug"], name="winner_slug_once_per_round"),
            UniqueConstraint(fields=["round", "position"], name="winner_position_once_per_round"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.round_id}/{self.slug})"

    def state_at(self, at: datetime) -> str | Promise:
        """In words; what is released is public only from its moment on."""
        if self.state == State.RELEASED and not self.is_public(at):
            return _("公表予定")
        return State(self.state).label

    def is_public(self, at: datetime) -> bool:
        """As ``published`` asks of the rows."""
        is_due = self.published_at is not None and self.published_at <= at
        return self.state == State.RELEASED and is_due


class WinnerPart(models.Model):
    """Gives a part its winner; rows are read in the order of ``position``."""

    winner = models.ForeignKey(
        Winner, models.CASCADE, related_name="%(class)ss", verbose_name=_("受賞団体")
    )

    class Meta:
        abstract = True


class Recipient(dossier.Recipient, WinnerPart):
    name_en = models.CharField(_("団体名（英語）"), max_length=200, blank=True)
    home_municipality_en = models.CharField(
        _("所在する市区町村（英語）"), max_length=120, blank=True
    )

    class Meta(dossier.Recipient.Meta):
        abstract = False
        verbose_name = _("受賞した団体")
        verbose_name_plural = _("受賞した団体")
        constraints: ClassVar = [
            *dossier.Recipient.Meta.constraints,
            UniqueConstraint(fields=["winner", "position"], name="winner_recipient_position"),
        ]


class Partner(dossier.Partner, WinnerPart):
    name_en = models.CharField(_("交流先の名称（英語）"), max_length=200, blank=True)
    agreement_kind_en = models.CharField(_("提携の種類（英語）"), max_length=120, blank=True)
    agreement_owner_en = models.CharField(_("協定・提携の主体（英語）"), max_length=200, blank=True)

    class Meta(dossier.Partner.Meta):
        abstract = False
        verbose_name = _("交流先")
        verbose_name_plural = _("交流先")
        constraints: ClassVar = [
            *dossier.Partner.Meta.constraints,
            UniqueConstraint(fields=["winner", "position"], name="winner_partner_position"),
        ]


class RegionFact(dossier.RegionFact, WinnerPart):
    partner = models.ForeignKey(
        Partner,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="regionfacts",
        verbose_name=_("交流先"),
        help_text=_("空欄は、団体自身の地域です。"),
    )
    name_en = models.CharField(_("地域の名称（英語）"), max_length=200, blank=True)
    description_en = models.TextField(_("概要（英語）"), blank=True)
    source_en = models.CharField(_("出典（英語）"), max_length=300, blank=True)

    class Meta(dossier.RegionFact.Meta):
        abstract = False
        verbose_name = _("地域の概要")
        verbose_name_plural = _("地域の概要")
        constraints: ClassVar = [
            *dossier.RegionFact.Meta.constraints,
            UniqueConstraint(fields=["winner", "partner"], name="winner_region_of_partner"),
            UniqueConstraint(
                fields=["winner"], condition=Q(partner=None), name="winner_region_own"
            ),
        ]


class EvaluationPoint(WinnerPart):
    position = models.PositiveSmallIntegerField(_("順番"))
    text = models.TextField(_("評価のポイント"))
    text_en = models.TextField(_("評価のポイント（英語）"), blank=True)
    criteria = TextListField(_("関係する審査基準の符号"))

    class Meta:
        verbose_name = _("評価のポイント")
        verbose_name_plural = _("評価のポイント")
        constraints: ClassVar = [
            UniqueConstraint(fields=["winner", "position"], name="winner_evaluation_position"),
        ]

    def __str__(self) -> str:
        return self.text


class Photo(dossier.Photo, WinnerPart):
    """``original`` stays private; ``renditions`` are written at release, for the public storage.

    ``renditions`` maps width in pixels to format to the name in the storage ``published``:
    ``{"960": {"webp": "…", "jpeg": "…"}}``. Empty until the winner is released.
    """

    original = models.FileField(_("画像"), max_length=200)
    caption_en = models.CharField(_("説明（英語）"), max_length=300, blank=True)
    place_en = models.CharField(_("撮影場所（英語）"), max_length=200, blank=True)
    alt_en = models.CharField(_("代替テキスト（英語）"), max_length=300, blank=True)
    renditions = models.JSONField(_("公表用の画像"), default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("写真")
        verbose_name_plural = _("写真")
        constraints: ClassVar = [
            UniqueConstraint(fields=["winner", "position"], name="winner_photo_position"),
        ]


class Contact(dossier.Contact, WinnerPart):
    office_en = models.CharField(_("部署・団体名（英語）"), max_length=200, blank=True)
    address_en = models.CharField(_("住所（英語）"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("問合せ先")
        verbose_name_plural = _("問合せ先")
        constraints: ClassVar = [
            UniqueConstraint(fields=["winner", "position"], name="winner_contact_position"),
        ]


# In place of a section: the page itself came back after it was withdrawn.
REPUBLISHED = "republished"


class Correction(WinnerPart):
    """What was put right after the release: its page shows when and why, in these words.

    ``section`` is the slug of the section of its dossier that was corrected, ``places`` where in it:
    ``names/title``, ``partners/2/name_en``, or ``partners/2`` for a row that came or went.
    A section ``REPUBLISHED`` has no places.
    """

    at = models.DateTimeField(_("訂正日時"))
    section = models.CharField(_("訂正した欄"), max_length=20)
    places = TextListField(_("訂正した所"))
    reason = models.TextField(_("訂正の理由"))
    reason_en = models.TextField(_("訂正の理由（英語）"), blank=True)

    class Meta:
        verbose_name = _("訂正")
        verbose_name_plural = _("訂正")

    def __str__(self) -> str:
        return self.reason


class Withdrawal(models.Model):
    """A page that was public and is no longer: what its address says instead.

    It names its page itself, because nobody outside reads the winner any more. Without a ``slug``
    the release of the whole round was withdrawn, besides each of its pages.
    """

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="withdrawals", verbose_name=_("表彰回")
    )
    slug = models.SlugField(_("アドレスの名前"), max_length=60, blank=True)
    at = models.DateTimeField(_("取下げの日時"))
    reason = models.TextField(_("取下げの理由"))
    reason_en = models.TextField(_("取下げの理由（英語）"), blank=True)

    class Meta:
        verbose_name = _("取下げ")
        verbose_name_plural = _("取下げ")
        constraints: ClassVar = [
            UniqueConstraint(fields=["round", "slug"], name="withdrawal_once_per_page"),
        ]

    def __str__(self) -> str:
        return self.reason
