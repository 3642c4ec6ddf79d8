"""People, the bodies that nominate, and the seats that give people rights for a term.

No rights hang on a user; ``is_staff`` opens the back office to the operator and nothing else.
"""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.clock import in_japan
from awards.constraints import in_order, one_of
from awards.geo import prefecture_choices
from awards.languages import in_english
from awards.rounds.models import Round


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("メールアドレス"), unique=True)
    name = models.CharField(_("氏名"), max_length=80)
    section = models.CharField(_("所属"), max_length=120, blank=True)
    is_active = models.BooleanField(_("有効"), default=True)
    is_staff = models.BooleanField(_("管理画面を使える"), default=False)
    date_joined = models.DateTimeField(_("登録日時"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        verbose_name = _("利用者")
        verbose_name_plural = _("利用者")
        constraints: ClassVar = [
            UniqueConstraint(Lower("email"), name="user_email_whatever_its_case"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class BodyKind(models.TextChoices):
    PREFECTURE = "prefecture", _("都道府県")
    DESIGNATED_CITY = "designated_city", _("政令指定都市")


class BodyQuerySet(models.QuerySet["NominatingBody"]):
    def standing(self, on: date) -> "BodyQuerySet":
        """Bodies that could nominate on that day: 66 in FY2010, 67 since 1 April 2012."""
        still = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
        return self.filter(still, valid_from__lte=on)

    def by_code(self) -> "BodyQuerySet":
        return self.order_by("prefecture", "code")


class NominatingBody(models.Model):
    code = models.CharField(_("団体コード"), max_length=6, unique=True)
    name = models.CharField(_("名称"), max_length=20)
    name_en = models.CharField(_("名称（英語）"), max_length=40, blank=True)
    kana = models.CharField(_("ふりがな"), max_length=40)
    kind = models.CharField(_("種別"), max_length=16, choices=BodyKind)
    prefecture = models.CharField(_("都道府県"), max_length=2, choices=prefecture_choices)
    valid_from = models.DateField(_("推薦できる期間の始め"))
    valid_to = models.DateField(_("推薦できる期間の終わり"), null=True, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("推薦団体")
        verbose_name_plural = _("推薦団体")
        constraints: ClassVar = [one_of("kind", BodyKind), in_order("valid_from", "valid_to")]

    def __str__(self) -> str:
        return (in_english() and self.name_en) or self.name


class SeatQuerySet(models.QuerySet[Any]):
    def held(self, on: date) -> Self:
        """Seats whose term includes that day, of people who may still sign in."""
        still = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        return self.filter(still, starts_on__lte=on, user__is_active=True)

    def overlapping(self, starts_on: date, ends_on: date | None) -> Self:
        """Seats whose term shares a day with that term; without an end it never ends."""
        running = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
        begun = Q(starts_on__lte=ends_on) if ends_on else Q()
        return self.filter(running & begun)

    def holders(self, at: datetime) -> "models.QuerySet[User]":
        """Who holds one of these seats on that day in Japan, each once, by address."""
        held = self.held(in_japan(at).date())
        return User.objects.filter(pk__in=held.values("user")).order_by("email")


class Seat(models.Model):
    starts_on = models.DateField(_("任期の始め"))
    ends_on = models.DateField(_("任期の終わり"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        abstract = True


class BodyRole(models.TextChoices):
    DRAFTER = "drafter", _("作成担当（提出はできません）")
    SUBMITTER = "submitter", _("提出担当")


class BodySeat(Seat):
    user = models.ForeignKey(
        User, models.PROTECT, related_name="body_seats", verbose_name=_("利用者")
    )
    body = models.ForeignKey(
        NominatingBody, models.PROTECT, related_name="seats", verbose_name=_("推薦団体")
    )
    role = models.CharField(_("役割"), max_length=10, choices=BodyRole, default=BodyRole.SUBMITTER)

    class Meta:
        verbose_name = _("推薦団体の利用登録")
        verbose_name_plural = _("推薦団体の利用登録")
        constraints: ClassVar = [
            one_of("role", BodyRole),
            in_order("starts_on", "ends_on"),
            UniqueConstraint(fields=["user", "body", "starts_on"], name="bodyseat_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.body}"


class CommitteeRole(models.TextChoices):
    MEMBER = "member", _("委員")
    CHAIR = "chair", _("委員長")


class CommitteeSeat(Seat):
    user = models.ForeignKey(
        User, models.PROTECT, related_name="committee_seats", verbose_name=_("利用者")
    )
    round = models.ForeignKey(
        Round, models.PROTECT, related_name="committee_seats", verbose_name=_("表彰回")
    )
    role = models.CharField(
        _("役割"), max_length=6, choices=CommitteeRole, default=CommitteeRole.MEMBER
    )
    affiliation = models.CharField(_("所属・肩書"), max_length=120, blank=True)
    pledged_at = models.DateTimeField(_("誓約した日時"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("審査委員会の利用登録")
        verbose_name_plural = _("審査委員会の利用登録")
        constraints: ClassVar = [
            one_of("role", CommitteeRole),
            in_order("starts_on", "ends_on"),
            UniqueConstraint(fields=["user", "round"], name="committeeseat_once_per_round"),
            UniqueConstraint(
                fields=["round"], condition=Q(role="chair"), name="committeeseat_one_chair"
            ),
        ]

    def __str__(self) -> str:
        return self.user.name


class OfficeRole(models.TextChoices):
    SECRETARIAT = "secretariat", _("事務局")
    HOST = "host", _("主催者の担当者")


class OfficeSeat(Seat):
    user = models.ForeignKey(
        User, models.PROTECT, related_name="office_seats", verbose_name=_("利用者")
    )
    role = models.CharField(_("役割"), max_length=11, choices=OfficeRole)
    host_code = models.SlugField(
        _("主催者の符号"),
        max_length=20,
        blank=True,
        help_text=_("主催者の担当者の登録で入力します。"),
    )

    class Meta:
        verbose_name = _("事務局・主催者の利用登録")
        verbose_name_plural = _("事務局・主催者の利用登録")
        constraints: ClassVar = [
            in_order("starts_on", "ends_on"),
            models.CheckConstraint(
                condition=Q(role="secretariat", host_code="") | (Q(role="host") & ~Q(host_code="")),
                name="officeseat_host_has_a_code",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"


AnySeat = BodySeat | CommitteeSeat | OfficeSeat
