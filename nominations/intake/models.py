"""A nomination and its parts, as the nominating body writes them."""

import secrets
import uuid
from typing import ClassVar, Literal

from django.db import models
from django.db.models import Case, FilteredRelation, Q, UniqueConstraint, When
from django.utils.translation import gettext_lazy as _

from awards.constraints import one_of, together
from awards.dossier import models as dossier
from awards.model_fields import PartialDateField, TextListField
from awards.rounds.models import Criterion, Round
from awards.statements import Given
from nominations.people.models import NominatingBody, User
from nominations.people.seats import seats_of


class State(models.TextChoices):
    DRAFT = "draft", _("下書き")
    SUBMITTED = "submitted", _("提出済み")
    RETURNED = "returned", _("差戻し")
    ACCEPTED = "accepted", _("受理")
    INELIGIBLE = "ineligible", _("対象外")
    WITHDRAWN = "withdrawn", _("取下げ")


NEXT: dict[State, set[State]] = {
    State.DRAFT: {State.SUBMITTED, State.WITHDRAWN},
    State.SUBMITTED: {State.RETURNED, State.ACCEPTED, State.INELIGIBLE, State.WITHDRAWN},
    State.RETURNED: {State.SUBMITTED, State.WITHDRAWN},
    State.ACCEPTED: {State.SUBMITTED, State.WITHDRAWN},
    State.INELIGIBLE: {State.SUBMITTED},
    State.WITHDRAWN: set(),
}

RECEIVED = (State.SUBMITTED, State.ACCEPTED)
# For ``only``: what the body of a nomination is called in either language, and so ``str`` of it.
BODY_NAMES = ("body__name", "body__name_en")

Door = Literal["body", "office", "committee"]


class NominationQuerySet(models.QuerySet["Nomination"]):
    def visible_to(self, user: User, through: Door) -> "NominationQuerySet":
        """The nominations that exist for ``user`` when they come in by this door.

        The door matters because one person may hold several seats: a committee member who is
        recused stays recused at the committee's door whatever other seat they hold.
        """
        seats = seats_of(user)
        if through == "body":
            return self.filter(body__in=seats.bodies)
        if through == "office":
            return self.received() if seats.secretariat else self.none()
        return self._judged(
            Q(round__in=seats.committees), Q(recusals__seat__in=seats.committees.values())
        )

    def judged_from(self, seat: int | Given, round_: int | Given) -> "NominationQuerySet":
        """What is ``visible_to`` the member who holds this seat, of its own round."""
        return self._judged(Q(round=round_), Q(recusals__seat=seat))

    def _judged(self, in_rounds: Q, own: Q) -> "NominationQuerySet":
        """An outer join whose own column is empty: databases plan this better than a subquery."""
        own_recusals = FilteredRelation("recusals", condition=own)
        accepted = self.filter(in_rounds, state=State.ACCEPTED).alias(own_recusals=own_recusals)
        return accepted.filter(own_recusals__nomination=None)

    def for_list(self) -> "NominationQuerySet":
        """The newest round first; behind those that stand, the ones that were withdrawn."""
        withdrawn = Case(When(state=State.WITHDRAWN, then=1), default=0)
        by_state = ("-round__number", withdrawn, "body__code", "rank", "pk")
        return self.select_related("round", "body").order_by(*by_state)

    def with_open_request(self) -> "NominationQuerySet":
        """Received ones that their body has asked for, and nothing has been decided since."""
        return self.filter(
            state__in=RECEIVED, return_requests__answered_at=None, return_requests__isnull=False
        ).distinct()

    def received(self) -> "NominationQuerySet":
        """Those that have been submitted, whatever became of them since."""
        return self.filter(submitted_at__isnull=False)

    def beside(self, nomination: "Nomination") -> "NominationQuerySet":
        """Those among which a body gives ``nomination`` its priority, itself included."""
        own = self.filter(round=nomination.round_id, body=nomination.body_id)
        return own.exclude(state=State.WITHDRAWN)

    def by_entry(self) -> "NominationQuerySet":
        return self.order_by("entry_number", "pk")


def new_receipt_number() -> str:
    """Random, because a running number would tell every body how many others have submitted."""
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return "".join(secrets.choice(alphabet) for _ in range(8))


class Nomination(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(
        Round, models.PROTECT, related_name="nominations", verbose_name=_("表彰回")
    )
    body = models.ForeignKey(
        NominatingBody, models.PROTECT, related_name="nominations", verbose_name=_("推薦団体")
    )
    # 推薦者と文書
    rank = models.PositiveSmallIntegerField(_("推薦順位"), null=True, blank=True)
    document_number = models.CharField(_("文書番号"), max_length=60, blank=True)
    document_date = PartialDateField(_("文書の日付"), null=True, blank=True)
    nominator = models.CharField(_("推薦者の職・氏名"), max_length=80, blank=True)
    desk_office = models.CharField(_("担当部署名"), max_length=120, blank=True)
    desk_person = models.CharField(_("事務担当者の氏名"), max_length=80, blank=True)
    desk_tel = models.CharField(_("事務担当の電話番号"), max_length=60, blank=True)
    desk_email = models.CharField(_("事務担当のメールアドレス"), max_length=254, blank=True)
    # 取組の内容
    title = models.CharField(_("事業名"), max_length=200, blank=True)
    started_year = PartialDateField(_("事業開始年"), null=True, blank=True)
    participants = models.PositiveIntegerField(_("年間の参加者数"), null=True, blank=True)
    collaborators = models.TextField(_("連携・協働団体"), blank=True)
    overview = TextListField(_("交流事業の概要"))
    # 推薦理由、受賞歴
    reasons = models.TextField(_("推薦の理由（総括）"), blank=True)
    past_awards = models.TextField(_("過去の受賞・応募"), blank=True)
    press_coverage = models.TextField(_("報道掲載実績"), blank=True)
    # 確認事項
    confirms_consent = models.BooleanField(
        _("被推薦団体から、推薦と受賞した場合の公表について同意を得ている"), default=False
    )
    confirms_facts = models.BooleanField(_("記載した事実と数値を確認した"), default=False)
    confirms_authority = models.BooleanField(
        _("推薦について、所属団体の決裁を終えている"), default=False
    )

    # What was typed into one of these columns and could not be read, by column.
    unread = models.JSONField(_("読み取れなかった入力"), default=dict, blank=True, editable=False)

    # Which page wrote a section last, and the keys of the rows it added: {slug: [page, keys]}.
    pages = models.JSONField(default=dict, blank=True, editable=False)

    state = models.CharField(
        _("状態"), max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(_("版"), default=1, editable=False)
    receipt_number = models.CharField(  # noqa: DJ001 -- unique: many have none yet
        _("受付番号"), max_length=8, unique=True, null=True, editable=False
    )
    entry_number = models.PositiveSmallIntegerField(_("整理番号"), null=True, editable=False)
    created_at = models.DateTimeField(_("作成日時"), editable=False)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    changed_at = models.DateTimeField(_("更新日時"), editable=False)
    # The first submission; a corrected nomination keeps it and its receipt number.
    submitted_at = models.DateTimeField(_("提出日時"), null=True, editable=False)
    submitted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, editable=False
    )
    resubmitted_at = models.DateTimeField(_("再提出日時"), null=True, editable=False)

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("推薦")
        constraints: ClassVar = [
            one_of("state", State),
            together("receipt_number", "submitted_at", "submitted_by"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                name="nomination_submitted_has_a_receipt",
            ),
            models.CheckConstraint(
                condition=Q(entry_number__isnull=False) | ~Q(state="accepted"),
                name="nomination_accepted_has_an_entry_number",
            ),
            UniqueConstraint(fields=["round", "entry_number"], name="nomination_entry_number_once"),
        ]
        # Lists are counted from this alone, not from the rows with their texts.
        indexes: ClassVar = [
            models.Index(fields=["round", "state", "submitted_at"], name="nomination_round_state")
        ]

    def __str__(self) -> str:
        return self.title or f"{self.body}の推薦"

    @property
    def is_editable(self) -> bool:
        """Its body may still change its text."""
        return self.state in (State.DRAFT, State.RETURNED)


class NominationPart(models.Model):
    """Gives a part its nomination; rows are read in the order of ``position``."""

    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="%(class)ss", verbose_name=_("推薦")
    )

    class Meta:
        abstract = True


class Recipient(dossier.Recipient, NominationPart):
    class Meta(dossier.Recipient.Meta):
        verbose_name = verbose_name_plural = _("被推薦団体")


class Partner(dossier.Partner, NominationPart):
    class Meta(dossier.Partner.Meta):
        verbose_name = verbose_name_plural = _("交流先")


class RegionFact(dossier.RegionFact, NominationPart):
    """The own region where ``partner`` is empty."""

    partner = models.ForeignKey(
        Partner, models.CASCADE, null=True, blank=True, related_name="regionfacts"
    )

    class Meta(dossier.RegionFact.Meta):
        verbose_name = verbose_name_plural = _("地域の概要")
        constraints: ClassVar = [
            *dossier.RegionFact.Meta.constraints,
            UniqueConstraint(fields=["nomination", "partner"], name="region_of_partner"),
            UniqueConstraint(fields=["nomination"], condition=Q(partner=None), name="region_own"),
        ]


class Photo(dossier.Photo, NominationPart):
    """``file`` is cleaned on arrival: upright, sRGB, without metadata; its name is random."""

    file = models.FileField(_("画像"), max_length=200)
    sha256 = models.CharField(_("内容のハッシュ値"), max_length=64, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("写真")


class Attachment(dossier.Part, NominationPart):
    """A PDF the committee may read; never published."""

    name = models.CharField(_("資料の名称"), max_length=120)
    file = models.FileField(_("ファイル"), max_length=200)
    size = models.PositiveIntegerField(_("大きさ（バイト）"))
    sha256 = models.CharField(_("内容のハッシュ値"), max_length=64, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = _("参考資料")

    def __str__(self) -> str:
        return self.name


class Contact(dossier.Contact, NominationPart):
    class Meta:
        verbose_name = verbose_name_plural = _("公表用の問合せ先")


class Appeal(NominationPart):
    """What speaks for the group under one criterion."""

    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="+", verbose_name=_("審査基準")
    )
    text = models.TextField(_("推薦理由"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("審査基準ごとの推薦理由")
        constraints: ClassVar = [
            UniqueConstraint(fields=["nomination", "criterion"], name="appeal_once_per_criterion")
        ]

    def __str__(self) -> str:
        return f"{self.criterion}"


class ReturnRequest(models.Model):
    """A body asks the secretariat to send a nomination back, because something has to be changed."""

    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="return_requests", verbose_name=_("推薦")
    )
    reason = models.TextField(_("直したい所"))
    at = models.DateTimeField(_("依頼した日時"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("依頼した人"))
    answered_at = models.DateTimeField(_("対応した日時"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("差戻しの依頼")

    def __str__(self) -> str:
        return self.reason[:40]


class Extension(models.Model):
    """A later deadline for one body; the newest one counts."""

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="extensions", verbose_name=_("表彰回")
    )
    body = models.ForeignKey(
        NominatingBody, models.PROTECT, related_name="extensions", verbose_name=_("推薦団体")
    )
    until = models.DateTimeField(_("延長後の提出期限"))
    reason = models.TextField(_("理由"))
    at = models.DateTimeField(_("決めた日時"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("決めた人"))

    class Meta:
        verbose_name = verbose_name_plural = _("提出期限の延長")

    def __str__(self) -> str:
        return f"{self.body} {self.until:%Y-%m-%d %H:%M}"
