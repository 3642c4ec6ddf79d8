"""The parts that describe a group's exchange, in a nomination and in a winner's profile alike.

Each is abstract: the room that owns the rows says to what they belong. Dates are stored with
their precision, areas in km², populations in persons; coordinates are degrees (WGS 84).
"""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.constraints import one_of_or_empty
from awards.geo import COUNTRIES, PREFECTURES, country_choices, prefecture_choices
from awards.model_fields import PartialDateField


class RecipientKind(models.TextChoices):
    PREFECTURE = "prefecture", _("都道府県")
    DESIGNATED_CITY = "designated_city", _("政令指定都市")
    MUNICIPALITY = "municipality", _("市区町村")
    ASSOCIATION = "association", _("地域国際化協会")
    NPO = "npo", _("民間非営利団体")


class PartnerKind(models.TextChoices):
    CITY = "city", _("市町村")
    PROVINCE = "province", _("州・省・県")
    COUNTY = "county", _("郡")
    COUNTRY = "country", _("国")
    NETWORK = "network", _("都市のネットワーク")


class PopulationBasis(models.TextChoices):
    RESIDENT_REGISTER = "resident_register", _("住民基本台帳")
    ESTIMATE = "estimate", _("推計人口")
    CENSUS = "census", _("国勢調査")
    OTHER = "other", _("その他")


class Part(models.Model):
    """A numbered part of something; its number is its place on the page, from 1."""

    position = models.PositiveSmallIntegerField(_("順番"))

    class Meta:
        abstract = True


class Written(Part):
    """A part that people type. ``unread`` is what could not be read, as it was typed, by column."""

    unread = models.JSONField(_("読み取れなかった入力"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True


class Recipient(Written):
    name = models.CharField(_("団体名"), max_length=120, blank=True)
    kana = models.CharField(_("ふりがな"), max_length=200, blank=True)
    kind = models.CharField(_("種別"), max_length=20, choices=RecipientKind, blank=True)
    legal_form = models.CharField(_("法人格"), max_length=60, blank=True)
    representative = models.CharField(_("代表者の職・氏名"), max_length=120, blank=True)
    founded_on = PartialDateField(_("設立年月日"), null=True, blank=True)
    home_municipality = models.CharField(_("所在する市区町村"), max_length=60, blank=True)
    prefecture = models.CharField(
        _("都道府県"), max_length=2, choices=prefecture_choices, blank=True
    )

    class Meta:
        abstract = True
        constraints: ClassVar = [
            one_of_or_empty("kind", RecipientKind.values),
            one_of_or_empty("prefecture", PREFECTURES),
        ]

    def __str__(self) -> str:
        return self.name


class Partner(Written):
    name = models.CharField(_("交流先の名称"), max_length=120, blank=True)
    local_name = models.CharField(_("現地語・英語の名称"), max_length=120, blank=True)
    kind = models.CharField(_("区分"), max_length=20, choices=PartnerKind, blank=True)
    country = models.CharField(_("国・地域"), max_length=2, choices=country_choices, blank=True)
    country_at_signing = models.CharField(
        _("提携時の国名"), max_length=2, choices=country_choices, blank=True
    )
    agreement_kind = models.CharField(_("提携の種類"), max_length=60, blank=True)
    signed_on = PartialDateField(_("提携年月日"), null=True, blank=True)
    ended_on = PartialDateField(_("提携を終了又は休止した年月日"), null=True, blank=True)
    agreement_owner = models.CharField(_("協定・提携の主体"), max_length=120, blank=True)
    latitude = models.DecimalField(
        _("緯度"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("経度"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    class Meta:
        abstract = True
        constraints: ClassVar = [
            one_of_or_empty("kind", PartnerKind.values),
            one_of_or_empty("country", COUNTRIES),
            one_of_or_empty("country_at_signing", COUNTRIES),
        ]

    def __str__(self) -> str:
        return self.name


class RegionFact(Written):
    """Figures and a short text about the group's own region, or about one partner."""

    name = models.CharField(_("地域の名称"), max_length=120, blank=True)
    population = models.PositiveBigIntegerField(_("人口（人）"), null=True, blank=True)
    as_of = PartialDateField(_("人口の基準日"), null=True, blank=True)
    basis = models.CharField(_("人口の根拠"), max_length=20, choices=PopulationBasis, blank=True)
    area_km2 = models.DecimalField(
        _("面積（km²）"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    description = models.TextField(_("概要"), blank=True)
    source = models.CharField(_("出典"), max_length=200, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            one_of_or_empty("basis", PopulationBasis.values),
        ]

    def __str__(self) -> str:
        return self.name


class Photo(Written):
    caption = models.CharField(_("説明"), max_length=200, blank=True)
    taken_on = PartialDateField(_("撮影年月日"), null=True, blank=True)
    place = models.CharField(_("撮影場所"), max_length=120, blank=True)
    credit = models.CharField(_("撮影者・提供者"), max_length=120, blank=True)
    alt = models.CharField(_("代替テキスト"), max_length=200, blank=True)
    consent = models.BooleanField(_("写っている方と撮影者の承諾を得ている"), default=False)
    width = models.PositiveIntegerField(_("幅（ピクセル）"))
    height = models.PositiveIntegerField(_("高さ（ピクセル）"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.caption


class Contact(Written):
    """An office the public may turn to."""

    office = models.CharField(_("部署・団体名"), max_length=120, blank=True)
    postal_code = models.CharField(_("郵便番号"), max_length=8, blank=True)
    address = models.CharField(_("住所"), max_length=200, blank=True)
    care_of = models.CharField(_("気付"), max_length=120, blank=True)
    tel = models.CharField(_("電話番号"), max_length=60, blank=True)
    fax = models.CharField(_("FAX番号"), max_length=60, blank=True)
    email = models.CharField(_("メールアドレス"), max_length=254, blank=True)
    url = models.CharField(_("ウェブサイト"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.office
