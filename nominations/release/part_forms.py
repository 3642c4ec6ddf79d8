"""The rows of a profile's parts: Japanese and English beside each other, a line a pair."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.dossier.models import PartnerKind, PopulationBasis, RecipientKind
from awards.fields import (
    AreaField,
    CountField,
    KanaField,
    LineField,
    MailField,
    PhoneField,
    PictureField,
    PostalField,
    ProseField,
    WebField,
    WhenField,
)
from awards.geo import country_choices, prefecture_choices
from awards.languages import language
from awards.rounds.models import Round
from nominations.release.fields import DegreeField

Lines = tuple[tuple[str, ...], ...]


def _chosen(choices: Any) -> Any:
    """A list to choose from that may stay unchosen, in the language of the page."""
    return lambda: [("", _("選ばない")), *choices(language())]


class PairedForm(forms.Form):
    """``limits`` takes the length of a field from a column of the round."""

    lines: ClassVar[Lines] = ()
    limits: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, column in self.limits.items():
            self.fields[name].limit = getattr(round_, column)  # type: ignore[attr-defined]
        placed = [name for line in self.lines for name in line]
        if sorted(placed) != sorted(field.name for field in self.visible_fields()):
            raise ValueError(f"{type(self).__name__}.lines must place every field once")

    @property
    def laid_out(self) -> list[list[forms.BoundField]]:
        return [[self[name] for name in line] for line in self.lines]


class RowForm(PairedForm):
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    position = CountField(
        label=_("順番"),
        required=False,
        max_value=999,
        help_text=_("小さい順に並べます。"),
        widget=forms.TextInput(attrs={"class": "w-xs"}),
    )


class EvaluationForm(RowForm):
    text = ProseField(label=_("評価された点"), rows=3)
    text_en = ProseField(label=_("評価された点（英語）"), limit=600, required=False, rows=3)
    criteria = forms.MultipleChoiceField(
        label=_("関係する評価基準"), required=False, widget=forms.CheckboxSelectMultiple
    )
    lines = (("text", "text_en"), ("criteria",), ("position",))
    limits: ClassVar = {"text": "evaluation_limit"}

    def __init__(self, *args: Any, round_: Round, criteria: Any, **kwargs: Any) -> None:
        super().__init__(*args, round_=round_, **kwargs)
        self.fields["criteria"].choices = criteria  # type: ignore[attr-defined]
        self.fields["criteria"].widget.attrs["class"] = "inline"


class RecipientForm(RowForm):
    name = LineField(label=_("団体名"), limit=120)
    name_en = LineField(label=_("団体名（英語）"), limit=200, required=False)
    kana = KanaField(label=_("ふりがな"), limit=200, required=False)
    kind = forms.ChoiceField(
        label=_("種別"), required=False, choices=[("", _("選ばない")), *RecipientKind.choices]
    )
    legal_form = LineField(label=_("法人格"), limit=60, required=False)
    representative = LineField(label=_("代表者の職・氏名"), limit=120, required=False)
    founded_on = WhenField(label=_("設立年月日"), required=False)
    prefecture = forms.ChoiceField(
        label=_("都道府県"), required=False, choices=_chosen(prefecture_choices)
    )
    home_municipality = LineField(label=_("所在する市区町村"), limit=60, required=False)
    home_municipality_en = LineField(label=_("所在する市区町村（英語）"), limit=120, required=False)
    lines = (
        ("name", "name_en"),
        ("kana", "kind"),
        ("legal_form", "founded_on"),
        ("representative", "prefecture"),
        ("home_municipality", "home_municipality_en"),
        ("position",),
    )


class PartnerForm(RowForm):
    name = LineField(label=_("交流先の名称"), limit=120)
    name_en = LineField(label=_("交流先の名称（英語）"), limit=200, required=False)
    local_name = LineField(label=_("現地語の名称"), limit=120, required=False)
    kind = forms.ChoiceField(
        label=_("区分"), required=False, choices=[("", _("選ばない")), *PartnerKind.choices]
    )
    country = forms.ChoiceField(
        label=_("国・地域"), required=False, choices=_chosen(country_choices)
    )
    country_at_signing = forms.ChoiceField(
        label=_("提携時の国名（今と違うとき）"), required=False, choices=_chosen(country_choices)
    )
    agreement_kind = LineField(label=_("提携の種類"), limit=60, required=False)
    agreement_kind_en = LineField(label=_("提携の種類（英語）"), limit=120, required=False)
    signed_on = WhenField(label=_("提携年月日"), required=False)
    agreement_owner = LineField(label=_("提携した自治体"), limit=120, required=False)
    agreement_owner_en = LineField(label=_("提携した自治体（英語）"), limit=200, required=False)
    latitude = DegreeField(label=_("緯度"), most=90, required=False)
    longitude = DegreeField(label=_("経度"), most=180, required=False)
    lines = (
        ("name", "name_en"),
        ("local_name", "kind"),
        ("country", "country_at_signing"),
        ("agreement_kind", "agreement_kind_en"),
        ("agreement_owner", "agreement_owner_en"),
        ("signed_on", "position"),
        ("latitude", "longitude"),
    )


class RegionForm(PairedForm):
    """One for the own region and one for each partner; an empty one is not shown."""

    partner = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = LineField(label=_("地域の名称"), limit=120, required=False)
    name_en = LineField(label=_("地域の名称（英語）"), limit=200, required=False)
    population = CountField(label=_("人口（人）"), required=False)
    as_of = WhenField(label=_("人口の時点"), required=False)
    basis = forms.ChoiceField(
        label=_("人口の根拠"), required=False,
        choices=[("", _("選ばない")), *PopulationBasis.choices],
    )  # fmt: skip
    area_km2 = AreaField(label=_("面積（km²）"), required=False)
    description = ProseField(label=_("概要"), required=False, rows=3)
    description_en = ProseField(label=_("概要（英語）"), limit=800, required=False, rows=3)
    source = LineField(label=_("出典"), limit=200, required=False)
    source_en = LineField(label=_("出典（英語）"), limit=300, required=False)
    lines = (
        ("name", "name_en"),
        ("population", "as_of"),
        ("basis", "area_km2"),
        ("description", "description_en"),
        ("source", "source_en"),
    )
    limits: ClassVar = {"description": "description_limit"}


class PhotoForm(RowForm):
    file = PictureField(
        label=_("写真を加える、または差し替える"),
        required=False,
        help_text=_("JPEG、PNG、WebPのいずれか。15MBまで。位置情報などは自動で取り除きます。"),
    )
    caption = LineField(label=_("説明"), required=False)
    caption_en = LineField(label=_("説明（英語）"), limit=300, required=False)
    alt = LineField(
        label=_("代替テキスト"), limit=200, required=False,
        help_text=_("写真が見えない人のために、何が写っているかを書きます。"),
    )  # fmt: skip
    alt_en = LineField(label=_("代替テキスト（英語）"), limit=300, required=False)
    place = LineField(label=_("撮影場所"), limit=120, required=False)
    place_en = LineField(label=_("撮影場所（英語）"), limit=200, required=False)
    taken_on = WhenField(label=_("撮影年月日"), required=False)
    credit = LineField(label=_("撮影者・提供者"), limit=120, required=False)
    consent = forms.BooleanField(label=_("写っている方と撮影者の承諾を得ている"), required=False)
    lines = (
        ("caption", "caption_en"),
        ("alt", "alt_en"),
        ("place", "place_en"),
        ("taken_on", "credit"),
        ("file",),
        ("consent", "position"),
    )
    limits: ClassVar = {"caption": "caption_limit"}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("id") and not given.get("file") and "file" not in self.errors:
            self.add_error("file", _("加える写真のファイルを選んでください。"))
        return given


class ContactForm(RowForm):
    office = LineField(label=_("部署・団体名"), limit=120)
    office_en = LineField(label=_("部署・団体名（英語）"), limit=200, required=False)
    postal_code = PostalField(label=_("郵便番号"), required=False)
    care_of = LineField(label=_("気付"), limit=120, required=False)
    address = LineField(label=_("住所"), limit=200, required=False)
    address_en = LineField(label=_("住所（英語）"), limit=300, required=False)
    tel = PhoneField(label=_("電話番号"), required=False)
    fax = PhoneField(label=_("FAX番号"), required=False)
    email = MailField(label=_("メールアドレス"), limit=254, required=False)
    url = WebField(label=_("ウェブサイト"), limit=300, required=False)
    lines = (
        ("office", "office_en"),
        ("postal_code", "care_of"),
        ("address", "address_en"),
        ("tel", "fax"),
        ("email", "url"),
        ("position",),
    )
