"""Sections made of rows: recipients, partners, regions, contacts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.dossier.models import PartnerKind, PopulationBasis, RecipientKind
from awards.rounds.models import Round
from nominations.grouped import Rows, rows_of
from nominations.intake.forms.drafts import (
    DraftArea,
    DraftCount,
    DraftKana,
    DraftMail,
    DraftPhone,
    DraftPostal,
    DraftProse,
    DraftWeb,
    DraftWhen,
)
from nominations.intake.forms.making import (
    MIDDLE,
    SHORT,
    choice_of,
    countries,
    of,
    prefectures,
)
from nominations.intake.models import Contact, Partner, Recipient, RegionFact


class RowForm(forms.Form):
    use_required_attribute = False
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RecipientForm(RowForm):
    name = of(Recipient, "name", needed=True)
    kana = of(
        Recipient,
        "kana",
        DraftKana,
        needed=True,
        help_text=_("ひらがなで書きます。カタカナは、ひらがなに直して保存します。"),
    )
    kind = choice_of(Recipient, "kind", RecipientKind.choices, needed=True)
    legal_form = of(
        Recipient, "legal_form", size=MIDDLE, help_text=_("例：特定非営利活動法人、任意団体")
    )
    representative = of(Recipient, "representative", size=MIDDLE, help_text=_("例：会長　見本次郎"))
    founded_on = of(
        Recipient,
        "founded_on",
        DraftWhen,
        size=SHORT,
        help_text=_("年だけ、年月だけでもかまいません。例：平成7年4月"),
    )
    prefecture = choice_of(Recipient, "prefecture", prefectures, needed=True)
    home_municipality = of(
        Recipient,
        "home_municipality",
        size=MIDDLE,
        help_text=_("都道府県の場合は空けておきます。例：見本市"),
    )


class PartnerForm(RowForm):
    name = of(Partner, "name", needed=True, help_text=_("例：リンデン市"))
    local_name = of(Partner, "local_name", size=MIDDLE, help_text=_("例：Linden"))
    kind = choice_of(Partner, "kind", PartnerKind.choices, needed=True)
    country = choice_of(Partner, "country", countries, needed=True)
    country_at_signing = choice_of(
        Partner,
        "country_at_signing",
        countries,
        help_text=_("提携した時の国名が今と違うときに選びます。"),
    )
    agreement_kind = of(
        Partner,
        "agreement_kind",
        needed=True,
        size=MIDDLE,
        help_text=_("例：姉妹都市、友好都市"),
    )
    signed_on = of(
        Partner,
        "signed_on",
        DraftWhen,
        needed=True,
        size=SHORT,
        help_text=_("例：1973年10月12日、昭和48年10月12日"),
    )
    agreement_owner = of(
        Partner,
        "agreement_owner",
        needed=True,
        size=MIDDLE,
        help_text=_("提携を結んだ自治体の名称です。例：見本市"),
    )


class ContactForm(RowForm):
    office = of(Contact, "office", needed=True, help_text=_("例：見本市総務部国際交流課"))
    postal_code = of(Contact, "postal_code", DraftPostal, size=SHORT, help_text=_("例：370-8501"))
    address = of(Contact, "address")
    care_of = of(
        Contact,
        "care_of",
        size=MIDDLE,
        help_text=_("事務局をほかの団体に置いているときに書きます。"),
    )
    tel = of(
        Contact,
        "tel",
        DraftPhone,
        size=MIDDLE,
        help_text=_("電話番号かメールアドレスのどちらかは必要です。"),
    )
    fax = of(Contact, "fax", DraftPhone, size=MIDDLE)
    email = of(Contact, "email", DraftMail, size=MIDDLE)
    url = of(Contact, "url", DraftWeb)


class RegionForm(forms.Form):
    """A partner's region is called like the partner, so only the own region has a name."""

    use_required_attribute = False
    partner = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = of(RegionFact, "name", needed=True, size=MIDDLE, help_text=_("例：見本県見本市"))
    population = of(
        RegionFact, "population", DraftCount, needed=True, size=SHORT, help_text=_("例：374,997")
    )
    as_of = of(
        RegionFact,
        "as_of",
        DraftWhen,
        needed=True,
        size=SHORT,
        help_text=_("人口がいつの数値かを書きます。例：2026年4月1日"),
    )
    basis = choice_of(RegionFact, "basis", PopulationBasis.choices)
    area_km2 = of(
        RegionFact, "area_km2", DraftArea, needed=True, size=SHORT, help_text=_("例：459.41")
    )
    description = of(
        RegionFact,
        "description",
        DraftProse,
        needed=True,
        help_text=_("位置、産業、歴史などの特色を書きます。"),
    )
    source = of(RegionFact, "source", help_text=_("例：見本市統計書（令和7年版）"))

    def __init__(self, *args: Any, limit: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].limit = limit  # type: ignore[attr-defined]
        if self["partner"].value():
            del self.fields["name"]


class RegionRows(Rows):
    def values(self) -> list[dict[str, Any]]:
        """All of them: which rows there are is not for the writer to say."""
        return [form.cleaned_data for form in self.forms]


RecipientRows = rows_of(RecipientForm, at_most=20)
PartnerRows = rows_of(PartnerForm, at_most=50)
ContactRows = rows_of(ContactForm, at_most=10)
RegionFormSet = forms.formset_factory(
    RegionForm, formset=RegionRows, extra=0, max_num=60, absolute_max=60
)


def region_options(round_: Round) -> dict[str, Any]:
    return {"limit": round_.description_limit}
