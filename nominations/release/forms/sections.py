"""The forms of a profile's sections: Japanese and English beside each other, a line a pair."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.dossier.models import PartnerKind, PopulationBasis, RecipientKind
from awards.dossier.values import Row, Section
from awards.fields import (
    AreaField,
    CountField,
    KanaField,
    LinesField,
    MailField,
    PhoneField,
    PictureField,
    PostalField,
    ProseField,
    WebField,
    WhenField,
)
from awards.languages import in_language
from awards.winners.models import (
    Contact,
    EvaluationPoint,
    Partner,
    Photo,
    Recipient,
    RegionFact,
    Winner,
)
from nominations.editing.fields import choice_of, countries, field_of, prefectures
from nominations.editing.forms import Groups, RowForm, SectionForm
from nominations.release.dossier import ProfileDossier
from nominations.release.fields import DegreeField, SlugField
from nominations.release.proofreading import DESCRIPTION_EN, EVALUATION_EN, OVERVIEW_EN

NONE = _("選ばない")


class ProfileForm(SectionForm):
    is_draft = True
    record: ProfileDossier

    def limit(self, name: str, characters: int) -> None:
        """Counted beside the field; what is longer is kept, and told before proofreading."""
        self.fields[name].limit = characters  # type: ignore[attr-defined]


class ProfileRow(RowForm, ProfileForm):
    record: ProfileDossier


class NamesForm(ProfileForm):
    # Two winners of a round cannot share an address, so it is never left empty.
    address = SlugField(
        label=_("アドレスの名前"),
        limit=60,
        help_text=_("公表するページのアドレスの終わりになります。"),
    )
    name = field_of(Winner, "name", needed=True)
    name_en = field_of(Winner, "name_en", needed=True)
    kana = field_of(Winner, "kana", KanaField)
    short_name = field_of(Winner, "short_name")
    title = field_of(Winner, "title", needed=True)  # type: ignore[assignment]  # a field, no name
    title_en = field_of(Winner, "title_en", needed=True)
    groups: ClassVar[Groups] = {
        "": [("name", "name_en"), ("title", "title_en"), ("kana", "short_name"), "address"]
    }

    def prepare(self) -> None:
        # A round may allow more than the column holds.
        self.limit("title", min(self.record.limits.title, 200))


class ReleasedNamesForm(NamesForm):
    """A page that is public keeps its address."""

    address = None  # type: ignore[assignment]  # taken out of the form
    groups: ClassVar[Groups] = {
        "": [("name", "name_en"), ("title", "title_en"), ("kana", "short_name")]
    }


class OverviewForm(ProfileForm):
    overview = field_of(
        Winner,
        "overview",
        LinesField,
        needed=True,
        rows=10,
        help_text=_("1行に1項目を書きます。"),
    )
    overview_en = field_of(
        Winner,
        "overview_en",
        LinesField,
        rows=10,
        limit=OVERVIEW_EN,
        help_text=_("日本語と同じ順に、1行に1項目を書きます。"),
    )
    groups: ClassVar[Groups] = {"": [("overview", "overview_en")]}

    def prepare(self) -> None:
        self.limit("overview", self.record.limits.overview)


class EvaluationForm(ProfileRow):
    text = field_of(EvaluationPoint, "text", ProseField, needed=True, rows=3)
    text_en = field_of(EvaluationPoint, "text_en", ProseField, rows=3, limit=EVALUATION_EN)
    criteria = forms.MultipleChoiceField(
        label=_("関係する評価基準"), required=False, widget=forms.CheckboxSelectMultiple
    )
    groups: ClassVar[Groups] = {"": [("text", "text_en"), "criteria"]}

    def prepare(self) -> None:
        self.limit("text", self.record.limits.evaluation)
        criteria = self.fields["criteria"]
        criteria.choices = [  # type: ignore[attr-defined]
            (code, in_language(name)) for code, name in self.record.criteria
        ]
        criteria.widget.attrs["class"] = "inline"

    def cleaned_columns(self) -> Mapping[str, object]:
        return self.cleaned_data | {"criteria": tuple(self.cleaned_data["criteria"])}


class RecipientForm(ProfileRow):
    name = field_of(Recipient, "name", needed=True)
    name_en = field_of(Recipient, "name_en")
    kana = field_of(Recipient, "kana", KanaField)
    kind = choice_of(Recipient, "kind", RecipientKind.choices, NONE)
    legal_form = field_of(Recipient, "legal_form")
    representative = field_of(Recipient, "representative")
    founded_on = field_of(Recipient, "founded_on", WhenField)
    prefecture = choice_of(Recipient, "prefecture", prefectures, NONE)
    home_municipality = field_of(Recipient, "home_municipality")
    home_municipality_en = field_of(Recipient, "home_municipality_en")
    groups: ClassVar[Groups] = {
        "": [
            ("name", "name_en"),
            ("kana", "kind"),
            ("legal_form", "founded_on"),
            ("representative", "prefecture"),
            ("home_municipality", "home_municipality_en"),
        ]
    }


class PartnerForm(ProfileRow):
    name = field_of(Partner, "name", needed=True)
    name_en = field_of(Partner, "name_en")
    local_name = field_of(Partner, "local_name", label=_("現地語の名称"))
    kind = choice_of(Partner, "kind", PartnerKind.choices, NONE)
    country = choice_of(Partner, "country", countries, NONE)
    country_at_signing = choice_of(
        Partner, "country_at_signing", countries, NONE, label=_("提携時の国名（今と違うとき）")
    )
    agreement_kind = field_of(Partner, "agreement_kind")
    agreement_kind_en = field_of(Partner, "agreement_kind_en")
    signed_on = field_of(Partner, "signed_on", WhenField)
    agreement_owner = field_of(Partner, "agreement_owner")
    agreement_owner_en = field_of(Partner, "agreement_owner_en")
    latitude = field_of(Partner, "latitude", DegreeField, most=90)
    longitude = field_of(Partner, "longitude", DegreeField, most=180)
    groups: ClassVar[Groups] = {
        "": [
            ("name", "name_en"),
            ("local_name", "kind"),
            ("country", "country_at_signing"),
            ("agreement_kind", "agreement_kind_en"),
            ("agreement_owner", "agreement_owner_en"),
            "signed_on",
            ("latitude", "longitude"),
        ]
    }


class RegionForm(ProfileRow):
    """One for the own region and one for each partner; an empty one is not shown."""

    id = None  # type: ignore[assignment]  # found by its partner
    partner = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = field_of(RegionFact, "name")
    name_en = field_of(RegionFact, "name_en")
    population = field_of(RegionFact, "population", CountField)
    as_of = field_of(RegionFact, "as_of", WhenField)
    basis = choice_of(RegionFact, "basis", PopulationBasis.choices, NONE)
    area_km2 = field_of(RegionFact, "area_km2", AreaField)
    description = field_of(RegionFact, "description", ProseField, rows=3)
    description_en = field_of(
        RegionFact, "description_en", ProseField, rows=3, limit=DESCRIPTION_EN
    )
    source = field_of(RegionFact, "source")
    source_en = field_of(RegionFact, "source_en")
    groups: ClassVar[Groups] = {
        "": [
            ("name", "name_en"),
            ("population", "as_of"),
            ("basis", "area_km2"),
            ("description", "description_en"),
            ("source", "source_en"),
        ]
    }

    def prepare(self) -> None:
        self.limit("description", self.record.limits.description)

    @property
    def title(self) -> str | Promise:
        partner = str(self["partner"].value() or "")
        names = {str(row.key): row.name.ja for row in self.record.partners.rows}
        return (names.get(partner) or partner) if partner else _("団体自身の地域")

    @staticmethod
    def initial_of(value: Row | Section) -> dict[str, object]:
        return SectionForm.initial_of(value) | {"partner": getattr(value, "partner", None)}


class PhotoWordsForm(ProfileRow):
    """The words of a photograph that is public: the picture stays, and so does its consent."""

    caption = field_of(Photo, "caption")
    caption_en = field_of(Photo, "caption_en")
    alt = field_of(
        Photo,
        "alt",
        needed=True,
        help_text=_("写真が見えない人のために、何が写っているかを書きます。"),
    )
    alt_en = field_of(Photo, "alt_en")
    place = field_of(Photo, "place")
    place_en = field_of(Photo, "place_en")
    taken_on = field_of(Photo, "taken_on", WhenField)
    credit = field_of(Photo, "credit")
    groups: ClassVar[Groups] = {
        "": [
            ("caption", "caption_en"),
            ("alt", "alt_en"),
            ("place", "place_en"),
            ("taken_on", "credit"),
        ]
    }

    def prepare(self) -> None:
        self.limit("caption", self.record.limits.caption)

    @property
    def picture_url(self) -> str:
        """Empty for a photograph that is being added."""
        places = {str(row.key): n for n, row in enumerate(self.record.photos.rows, start=1)}
        place = places.get(str(self["id"].value() or ""))
        return reverse("profile-photo", args=[self.record.winner, place]) if place else ""


class PhotoForm(PhotoWordsForm):
    file = PictureField(
        label=_("写真を加える、または差し替える"),
        required=False,
        help_text=_("JPEG、PNG、WebPのいずれか。15MBまで。位置情報などは自動で取り除きます。"),
    )
    consent = field_of(Photo, "consent", forms.BooleanField, needed=True)
    groups: ClassVar[Groups] = {"": [*PhotoWordsForm.groups[""], "file", "consent"]}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if not cleaned.get("id") and not cleaned.get("file") and "file" not in self.errors:
            self.add_error("file", _("加える写真のファイルを選んでください。"))
        return cleaned


class ContactForm(ProfileRow):
    office = field_of(Contact, "office", needed=True)
    office_en = field_of(Contact, "office_en")
    postal_code = field_of(Contact, "postal_code", PostalField)
    care_of = field_of(Contact, "care_of")
    address = field_of(Contact, "address")
    address_en = field_of(Contact, "address_en")
    tel = field_of(Contact, "tel", PhoneField)
    fax = field_of(Contact, "fax", PhoneField)
    email = field_of(Contact, "email", MailField)
    url = field_of(Contact, "url", WebField)
    groups: ClassVar[Groups] = {
        "": [
            ("office", "office_en"),
            ("postal_code", "care_of"),
            ("address", "address_en"),
            ("tel", "fax"),
            ("email", "url"),
        ]
    }
