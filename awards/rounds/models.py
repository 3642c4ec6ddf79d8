"""What is awarded, by whom, under which rules and when. All of it belongs to one round."""

from datetime import datetime
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.constraints import at_least, in_order, one_of, one_of_or_empty
from awards.dossier.checks import Limits
from awards.dossier.models import Contact
from awards.languages import in_english
from awards.model_fields import PartialDateField, TextListField


def _named(japanese: str, english: str) -> str:
    """As the page's language calls it; Japanese stands in where there is no English."""
    return (english if in_english() else "") or japanese


class Phase(models.TextChoices):
    PREPARING = "preparing", _("準備中")
    OPEN = "open", _("推薦受付")
    JUDGING = "judging", _("審査（採点）")
    DELIBERATING = "deliberating", _("協議")
    DECIDED = "decided", _("決定")


NEXT: dict[Phase, set[Phase]] = {
    Phase.PREPARING: {Phase.OPEN},
    Phase.OPEN: {Phase.JUDGING},
    Phase.JUDGING: {Phase.DELIBERATING},
    Phase.DELIBERATING: {Phase.JUDGING, Phase.DECIDED},
    Phase.DECIDED: set(),
}
# How much a nomination or a profile may hold: the numbers that a round sets.
LIMITS = (
    "nominations_per_body",
    "title_limit",
    "bullets_max",
    "bullet_limit",
    "overview_limit",
    "appeal_limit",
    "description_limit",
    "caption_limit",
    "photos_max",
    "attachments_max",
    "evaluations_max",
    "evaluation_limit",
)


class Coverage(models.TextChoices):
    """How far the winners of an earlier round are known from the records that are left."""

    ALL = "all", _("全部")
    SOME = "some", _("一部")
    NONE = "none", _("未確認")


class CommentRule(models.TextChoices):
    OPTIONAL = "optional", _("任意")
    AT_EXTREMES = "at_extremes", _("最低点・最高点のときは必須")
    ALWAYS = "always", _("常に必須")


class RoundQuerySet(models.QuerySet["Round"]):
    def public(self) -> "RoundQuerySet":
        """Rounds the world may know of: all but those in preparation.

        Their phase is not among what is read: see ``awards.winners.embargo``.
        """
        return self.filter(is_public=True).defer("phase").select_related("announcement")

    def in_brief(self) -> "RoundQuerySet":
        """What a menu or a list of rounds shows of each: the words of a round are long."""
        return self.only("number", "fiscal_year", "title", "phase", "scoring_closes_at")

    def newest_first(self) -> "RoundQuerySet":
        return self.order_by("-number")


class Round(models.Model):
    number = models.PositiveSmallIntegerField(_("回"), unique=True)
    fiscal_year = models.PositiveSmallIntegerField(_("年度（西暦）"))
    title = models.CharField(_("名称"), max_length=60)
    title_en = models.CharField(_("名称（英語）"), max_length=120, blank=True)
    subtitle = models.CharField(_("副題"), max_length=60, blank=True)
    subtitle_en = models.CharField(_("副題（英語）"), max_length=120, blank=True)
    purpose = models.TextField(_("目的"), blank=True)
    purpose_en = models.TextField(_("目的（英語）"), blank=True)
    eligibility = models.TextField(_("表彰の対象"), blank=True)
    eligibility_en = models.TextField(_("表彰の対象（英語）"), blank=True)
    eligible_kinds = TextListField(_("対象となる団体の種別"))
    procedure = models.TextField(_("応募と審査"), blank=True)
    procedure_en = models.TextField(_("応募と審査（英語）"), blank=True)
    guidelines_url = models.CharField(_("募集要項のアドレス"), max_length=300, blank=True)
    committee_name = models.CharField(_("審査委員会の名称"), max_length=120, blank=True)
    committee_name_en = models.CharField(_("審査委員会の名称（英語）"), max_length=200, blank=True)
    chair = models.CharField(_("委員長"), max_length=120, blank=True)
    chair_en = models.CharField(_("委員長（英語）"), max_length=200, blank=True)
    booklet_title = models.CharField(_("冊子の題"), max_length=120, blank=True)
    booklet_title_en = models.CharField(_("冊子の題（英語）"), max_length=200, blank=True)
    publisher = models.CharField(_("冊子の発行者"), max_length=120, blank=True)
    publisher_en = models.CharField(_("冊子の発行者（英語）"), max_length=200, blank=True)
    ceremony_on = PartialDateField(_("表彰式の日"), null=True, blank=True)
    certificate_text = models.TextField(_("表彰状の文"), blank=True)
    next_call = models.TextField(_("次回の募集"), blank=True)
    next_call_en = models.TextField(_("次回の募集（英語）"), blank=True)
    publishes_english = models.BooleanField(_("受賞団体を英語でも公表する"), default=True)

    # Set for a round that was imported from records; empty for one that this system holds whole.
    coverage = models.CharField(
        _("受賞団体の確認"), max_length=4, choices=Coverage, blank=True, editable=False
    )
    source = models.CharField(_("出典"), max_length=300, blank=True, editable=False)
    source_url = models.CharField(_("出典のアドレス"), max_length=300, blank=True, editable=False)

    nominations_open_at = models.DateTimeField(_("推薦の受付開始"), null=True, blank=True)
    nominations_close_at = models.DateTimeField(_("推薦書の提出期限"), null=True, blank=True)
    scoring_closes_at = models.DateTimeField(_("採点期限"), null=True, blank=True)

    nominations_per_body = models.PositiveSmallIntegerField(
        _("1団体の推薦数の上限"), default=3, validators=[MinValueValidator(1)]
    )
    title_limit = models.PositiveSmallIntegerField(_("事業名の文字数"), default=30)
    bullets_max = models.PositiveSmallIntegerField(_("概要の項目数"), default=4)
    bullet_limit = models.PositiveSmallIntegerField(_("概要1項目の文字数"), default=200)
    overview_limit = models.PositiveSmallIntegerField(_("概要全体の文字数"), default=700)
    appeal_limit = models.PositiveSmallIntegerField(_("推薦理由1項目の文字数"), default=200)
    description_limit = models.PositiveSmallIntegerField(_("地域の概要の文字数"), default=160)
    caption_limit = models.PositiveSmallIntegerField(_("写真の説明の文字数"), default=40)
    photos_max = models.PositiveSmallIntegerField(_("写真の枚数"), default=6)
    attachments_max = models.PositiveSmallIntegerField(_("参考資料の数"), default=3)
    evaluations_max = models.PositiveSmallIntegerField(_("評価の項目数"), default=3)
    evaluation_limit = models.PositiveSmallIntegerField(_("評価1項目の文字数"), default=140)

    phase = models.CharField(
        _("段階"), max_length=12, choices=Phase, default=Phase.PREPARING, editable=False
    )
    # The public's role on PostgreSQL reads this, and not the phase.
    is_public = models.GeneratedField(
        expression=models.ExpressionWrapper(
            ~Q(phase=Phase.PREPARING), output_field=models.BooleanField()
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("表彰回")
        verbose_name_plural = _("表彰回")
        constraints: ClassVar = [
            one_of("phase", Phase),
            one_of_or_empty("coverage", Coverage.values),
            models.CheckConstraint(
                condition=Q(coverage="") | Q(phase=Phase.DECIDED), name="round_imported_is_decided"
            ),
            UniqueConstraint(fields=["phase"], condition=Q(phase="open"), name="round_one_open"),
            in_order("nominations_open_at", "nominations_close_at"),
            in_order("nominations_close_at", "scoring_closes_at"),
        ]

    def __str__(self) -> str:
        """With its title in Japanese; an English sentence takes "Round 5" alone."""
        numbered = gettext("第%(number)s回") % {"number": self.number}
        return numbered if in_english() else f"{numbered} {self.title}"

    @property
    def results_at(self) -> datetime | None:
        """When the results are announced, once that has been set; it may lie ahead."""
        return self.announcement.at if hasattr(self, "announcement") else None

    def is_announced(self, at: datetime) -> bool:
        return self.results_at is not None and self.results_at <= at

    @property
    def application_count(self) -> int | None:
        return self.announcement.application_count if hasattr(self, "announcement") else None

    @property
    def is_imported(self) -> bool:
        """From the records of earlier rounds: what they do not confirm is not known."""
        return bool(self.coverage)

    @property
    def has_scored(self) -> bool:
        """Scoring has closed, so members may see each other's scores."""
        return self.phase in (Phase.DELIBERATING, Phase.DECIDED)

    @property
    def limits(self) -> Limits:
        return Limits(
            eligible_kinds=tuple(self.eligible_kinds),
            title=self.title_limit,
            bullets=self.bullets_max,
            bullet=self.bullet_limit,
            overview=self.overview_limit,
            appeal=self.appeal_limit,
            description=self.description_limit,
            caption=self.caption_limit,
            photos=self.photos_max,
            attachments=self.attachments_max,
            evaluations=self.evaluations_max,
            evaluation=self.evaluation_limit,
        )

    def takes_nominations(self, at: datetime) -> bool:
        """The window is open for everyone at ``at``; the closing instant itself still counts."""
        return (
            self.phase == Phase.OPEN
            and self.nominations_open_at is not None
            and self.nominations_close_at is not None
            and self.nominations_open_at <= at <= self.nominations_close_at
        )


class Announcement(models.Model):
    """When the results of a round become public, and what is public from that instant.

    A table of its own, so that the public's role sees the row from then on and not before.
    """

    round = models.OneToOneField(
        Round, models.CASCADE, related_name="announcement", verbose_name=_("表彰回")
    )
    at = models.DateTimeField(_("結果の公表"))
    # None where no record of it is left.
    application_count = models.PositiveIntegerField(_("応募数"), null=True, blank=True)

    class Meta:
        verbose_name = _("結果の公表")
        verbose_name_plural = _("結果の公表")

    def __str__(self) -> str:
        return str(self.round)


class Host(models.Model):
    round = models.ForeignKey(Round, models.CASCADE, related_name="hosts", verbose_name=_("表彰回"))
    position = models.PositiveSmallIntegerField(_("順番"))
    code = models.SlugField(_("符号"), max_length=20)
    name = models.CharField(_("名称"), max_length=120)
    name_en = models.CharField(_("名称（英語）"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("主催者")
        verbose_name_plural = _("主催者")
        constraints: ClassVar = [
            UniqueConstraint(fields=["round", "code"], name="host_once_per_round"),
        ]

    def __str__(self) -> str:
        return _named(self.name, self.name_en)


class Prize(models.Model):
    round = models.ForeignKey(
        Round, models.CASCADE, related_name="prizes", verbose_name=_("表彰回")
    )
    position = models.PositiveSmallIntegerField(_("順番"))
    code = models.SlugField(_("符号"), max_length=20)
    name = models.CharField(_("名称"), max_length=60)
    name_en = models.CharField(_("名称（英語）"), max_length=120, blank=True)
    # None where there is none, or where no record tells it.
    max_winners = models.PositiveSmallIntegerField(
        _("団体数の上限"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    optional = models.BooleanField(_("該当なしを認める"), default=False)

    class Meta:
        verbose_name = _("賞")
        verbose_name_plural = _("賞")
        constraints: ClassVar = [
            UniqueConstraint(fields=["round", "code"], name="prize_once_per_round"),
            at_least("max_winners", 1),
        ]

    def __str__(self) -> str:
        return _named(self.name, self.name_en)


class Criterion(models.Model):
    round = models.ForeignKey(
        Round, models.CASCADE, related_name="criteria", verbose_name=_("表彰回")
    )
    position = models.PositiveSmallIntegerField(_("順番"))
    code = models.CharField(_("符号"), max_length=10)
    name = models.CharField(_("名称"), max_length=40)
    name_en = models.CharField(_("名称（英語）"), max_length=80, blank=True)
    help = models.TextField(_("審査基準の説明"), blank=True)
    help_en = models.TextField(_("審査基準の説明（英語）"), blank=True)
    anchors = TextListField(_("各段階の目安"))
    anchors_en = TextListField(_("各段階の目安（英語）"))
    weight = models.DecimalField(_("重み"), max_digits=4, decimal_places=2, default=1)
    max_points = models.PositiveSmallIntegerField(_("最高点"), default=5)
    comment_rule = models.CharField(
        _("所見"), max_length=12, choices=CommentRule, default=CommentRule.OPTIONAL
    )

    class Meta:
        verbose_name = _("審査基準")
        verbose_name_plural = _("審査基準")
        constraints: ClassVar = [
            one_of("comment_rule", CommentRule),
            UniqueConstraint(fields=["round", "code"], name="criterion_once_per_round"),
            at_least("max_points", 1),
            at_least("weight", 0),
        ]

    def __str__(self) -> str:
        return _named(self.name, self.name_en)


class RoundContact(Contact):
    """The secretariat of the round, as printed in its papers."""

    round = models.OneToOneField(
        Round, models.CASCADE, related_name="contact", verbose_name=_("表彰回")
    )
    office_en = models.CharField(_("部署・団体名（英語）"), max_length=200, blank=True)
    address_en = models.CharField(_("住所（英語）"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("問合せ先")
        verbose_name_plural = _("問合せ先")
