"""The forms of a nomination's sections: its own columns, and one row of each kind of part."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.validators import MinValueValidator
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.dossier.models import PartnerKind, PopulationBasis, RecipientKind
from awards.dossier.values import Row, Section
from awards.fields import (
    AreaField,
    CountField,
    KanaField,
    MailField,
    PhoneField,
    PostalField,
    ProseField,
    WebField,
    WhenField,
)
from awards.languages import in_language
from nominations.editing.fields import choice_of, countries, field_of, prefectures
from nominations.editing.forms import Groups, RowForm, SectionForm
from nominations.intake.dossier import Appeal, NominationDossier, Work
from nominations.intake.models import (
    Appeal as AppealRow,
)
from nominations.intake.models import (
    Contact,
    Nomination,
    Partner,
    Recipient,
    RegionFact,
)

FROM_ONE = MinValueValidator(1, message=_("1以上の数を入力してください。"))
MIDDLE, SHORT = "w-m", "w-s"


class DraftForm(SectionForm):
    is_draft = True
    record: NominationDossier


class DraftRow(RowForm):
    is_draft = True
    record: NominationDossier


class CoverForm(DraftForm):
    rank = field_of(
        Nomination,
        "rank",
        CountField,
        needed=True,
        size="w-xs",
        max_value=99,
        validators=[FROM_ONE],
        help_text=_("貴団体からの推薦の中での順位です。推薦が1件のときは「1」と書きます。"),
    )
    nominator = field_of(
        Nomination,
        "nominator",
        needed=True,
        size=MIDDLE,
        help_text=_("例：見本県知事　見本太郎"),
    )
    document_number = field_of(
        Nomination, "document_number", size=MIDDLE, help_text=_("例：国第123号")
    )
    document_date = field_of(
        Nomination,
        "document_date",
        WhenField,
        size=SHORT,
        help_text=_("例：2026年12月1日、令和8年12月1日"),
    )
    desk_office = field_of(
        Nomination, "desk_office", needed=True, help_text=_("例：見本県地域創生部国際課")
    )
    desk_person = field_of(Nomination, "desk_person", needed=True, size=MIDDLE)
    desk_tel = field_of(Nomination, "desk_tel", PhoneField, needed=True, size=MIDDLE)
    desk_email = field_of(
        Nomination,
        "desk_email",
        MailField,
        needed=True,
        size=MIDDLE,
        help_text=_("受付のお知らせを送ります。公表はしません。"),
    )
    groups: ClassVar[Groups] = {
        _("推薦者"): ["rank", "nominator"],
        _("文書"): ["document_number", "document_date"],
        _("事務担当（公表しません）"): ["desk_office", "desk_person", "desk_tel", "desk_email"],
    }


class WorkForm(DraftForm):
    """A field for each bullet: as many as the round allows, or as are there already."""

    title = field_of(
        Nomination, "title", needed=True, help_text=_("公表されるときの題になります。")
    )
    started_year = field_of(
        Nomination,
        "started_year",
        WhenField,
        needed=True,
        size=SHORT,
        help_text=_("例：1995年、平成7年"),
    )
    participants = field_of(
        Nomination,
        "participants",
        CountField,
        size=SHORT,
        max_value=100_000_000,
        help_text=_("およその人数でかまいません。"),
    )
    collaborators = field_of(
        Nomination,
        "collaborators",
        ProseField,
        rows=3,
        help_text=_("学校、企業、市民団体などの名称を書きます。"),
    )

    def prepare(self) -> None:
        limits = self.record.limits
        self.fields["title"].limit = limits.title  # type: ignore[attr-defined]
        for name, number in zip(self._bullets(), range(1, 1000), strict=False):
            label = gettext("%(n)s番目の項目") % {"n": number}
            self.fields[name] = field_of(
                Nomination, "overview", ProseField, needed=number == 1, limit=limits.bullet, rows=4,
                label=label,
            )  # fmt: skip

    def _bullets(self) -> list[str]:
        count = max(self.record.limits.bullets, len(self.record.work.overview))
        return [f"overview_{n}" for n in range(count)]

    def layout(self) -> Groups:
        legend = gettext("概要（%(most)s項目まで、合わせて%(total)s文字まで）") % {
            "most": self.record.limits.bullets,
            "total": self.record.limits.overview,
        }
        columns = ["title", "started_year", "participants", "collaborators"]
        return {_("事業"): columns, legend: self._bullets()}

    @staticmethod
    def initial_of(value: Row | Section) -> dict[str, Any]:
        bullets = enumerate(value.overview) if isinstance(value, Work) else ()
        own = SectionForm.initial_of(value)
        return own | {f"overview_{n}": text for n, text in bullets}

    def columns(self) -> Mapping[str, object]:
        bullets = [self.cleaned_data[name] for name in self._bullets()]
        return self.cleaned_data | {"overview": tuple(text for text in bullets if text)}


class AppealsForm(DraftForm):
    reasons = field_of(Nomination, "reasons", ProseField)
    groups: ClassVar[Groups] = {_("総括"): ["reasons"]}


class AppealForm(DraftRow):
    """Named and explained by its criterion."""

    id = None  # type: ignore[assignment]  # found by its criterion
    criterion = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = field_of(AppealRow, "text", ProseField, needed=True)

    def prepare(self) -> None:
        field = self.fields["text"]
        field.limit = self.record.limits.appeal  # type: ignore[attr-defined]
        about = str(self["criterion"].value() or "")
        for appeal in self.record.appeals.rows:
            if str(appeal.criterion) == about:
                field.label = str(in_language(appeal.name))
                field.help_text = str(in_language(appeal.help))

    @staticmethod
    def initial_of(value: Row | Section) -> dict[str, Any]:
        about = value.criterion if isinstance(value, Appeal) else None
        return SectionForm.initial_of(value) | {"criterion": about}


class PastForm(DraftForm):
    past_awards = field_of(
        Nomination,
        "past_awards",
        ProseField,
        help_text=_("この表彰や同じ種類の表彰について、年度、名称、結果を書きます。"),
    )
    press_coverage = field_of(
        Nomination, "press_coverage", ProseField, help_text=_("掲載日、媒体名、見出しを書きます。")
    )
    groups: ClassVar[Groups] = {_("受賞歴・報道"): ["past_awards", "press_coverage"]}


class ConfirmationForm(DraftForm):
    confirms_consent = field_of(Nomination, "confirms_consent", forms.BooleanField, needed=True)
    confirms_facts = field_of(Nomination, "confirms_facts", forms.BooleanField, needed=True)
    confirms_authority = field_of(Nomination, "confirms_authority", forms.BooleanField, needed=True)
    groups: ClassVar[Groups] = {
        _("提出する前に"): ["confirms_consent", "confirms_facts", "confirms_authority"]
    }


class RecipientForm(DraftRow):
    name = field_of(Recipient, "name", needed=True)
    kana = field_of(
        Recipient,
        "kana",
        KanaField,
        needed=True,
        help_text=_("ひらがなで書きます。カタカナは、ひらがなに直して保存します。"),
    )
    kind = choice_of(Recipient, "kind", RecipientKind.choices, needed=True)
    legal_form = field_of(
        Recipient, "legal_form", size=MIDDLE, help_text=_("例：特定非営利活動法人、任意団体")
    )
    representative = field_of(
        Recipient, "representative", size=MIDDLE, help_text=_("例：会長　見本次郎")
    )
    founded_on = field_of(
        Recipient,
        "founded_on",
        WhenField,
        size=SHORT,
        help_text=_("年だけ、年月だけでもかまいません。例：平成7年4月"),
    )
    prefecture = choice_of(Recipient, "prefecture", prefectures, needed=True)
    home_municipality = field_of(
        Recipient,
        "home_municipality",
        size=MIDDLE,
        help_text=_("都道府県の場合は空けておきます。例：見本市"),
    )


class PartnerForm(DraftRow):
    name = field_of(Partner, "name", needed=True, help_text=_("例：リンデン市"))
    local_name = field_of(Partner, "local_name", size=MIDDLE, help_text=_("例：Linden"))
    kind = choice_of(Partner, "kind", PartnerKind.choices, needed=True)
    country = choice_of(Partner, "country", countries, needed=True)
    country_at_signing = choice_of(
        Partner,
        "country_at_signing",
        countries,
        help_text=_("提携した時の国名が今と違うときに選びます。"),
    )
    agreement_kind = field_of(
        Partner,
        "agreement_kind",
        needed=True,
        size=MIDDLE,
        help_text=_("例：姉妹都市、友好都市"),
    )
    signed_on = field_of(
        Partner,
        "signed_on",
        WhenField,
        needed=True,
        size=SHORT,
        help_text=_("例：1973年10月12日、昭和48年10月12日"),
    )
    agreement_owner = field_of(
        Partner,
        "agreement_owner",
        needed=True,
        size=MIDDLE,
        help_text=_("提携を結んだ自治体の名称です。例：見本市"),
    )


class ContactForm(DraftRow):
    office = field_of(Contact, "office", needed=True, help_text=_("例：見本市総務部国際交流課"))
    postal_code = field_of(
        Contact, "postal_code", PostalField, size=SHORT, help_text=_("例：370-8501")
    )
    address = field_of(Contact, "address")
    care_of = field_of(
        Contact,
        "care_of",
        size=MIDDLE,
        help_text=_("事務局をほかの団体に置いているときに書きます。"),
    )
    tel = field_of(
        Contact,
        "tel",
        PhoneField,
        size=MIDDLE,
        help_text=_("電話番号かメールアドレスのどちらかは必要です。"),
    )
    fax = field_of(Contact, "fax", PhoneField, size=MIDDLE)
    email = field_of(Contact, "email", MailField, size=MIDDLE)
    url = field_of(Contact, "url", WebField)


class RegionForm(DraftRow):
    """A partner's region is called like the partner, so only the own region has a name."""

    id = None  # type: ignore[assignment]  # found by its partner
    partner = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = field_of(RegionFact, "name", needed=True, size=MIDDLE, help_text=_("例：見本県見本市"))
    population = field_of(
        RegionFact, "population", CountField, needed=True, size=SHORT, help_text=_("例：374,997")
    )
    as_of = field_of(
        RegionFact,
        "as_of",
        WhenField,
        needed=True,
        size=SHORT,
        help_text=_("人口がいつの数値かを書きます。例：2026年4月1日"),
    )
    basis = choice_of(RegionFact, "basis", PopulationBasis.choices)
    area_km2 = field_of(
        RegionFact, "area_km2", AreaField, needed=True, size=SHORT, help_text=_("例：459.41")
    )
    description = field_of(
        RegionFact,
        "description",
        ProseField,
        needed=True,
        help_text=_("位置、産業、歴史などの特色を書きます。"),
    )
    source = field_of(RegionFact, "source", help_text=_("例：見本市統計書（令和7年版）"))

    def prepare(self) -> None:
        self.fields["description"].limit = self.record.limits.description  # type: ignore[attr-defined]
        if self.about:
            del self.fields["name"]

    @property
    def about(self) -> str:
        """The key of the partner, as text; empty for the own region."""
        return str(self["partner"].value() or "")

    @property
    def title(self) -> str | Promise:
        if not self.about:
            return _("貴地域")
        names = {str(row.key): row.name.ja for row in self.record.partners.rows}
        return names.get(self.about) or _("名称を入力していない交流先")

    @staticmethod
    def initial_of(value: Row | Section) -> dict[str, Any]:
        return SectionForm.initial_of(value) | {"partner": getattr(value, "partner", None)}
