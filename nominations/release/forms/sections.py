"""The forms of a profile's sections: Japanese and English beside each other, a line a pair."""

from collections.abc import Mapping
from typing import ClassVar, Unpack

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.bilingual import is_english
from awards.dossier.values import Value
from awards.fields import (
    KanaField,
    LinesField,
    MailField,
    PhoneField,
    PictureField,
    PostalField,
    WebField,
)
from awards.fields.options import Files, FormOptions
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
from nominations.editing.fields import needed, optional
from nominations.editing.forms import Groups, RowForm, SectionForm
from nominations.release.dossier import ProfileDossier
from nominations.release.fields import DegreeField, SlugField
from nominations.release.proofreading import DESCRIPTION_EN, EVALUATION_EN, NOTE, OVERVIEW_EN

NONE = _("選ばない")


class ProfileForm(SectionForm):
    is_draft = True
    record: ProfileDossier

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        files: Files | None = None,
        *,
        record: ProfileDossier,
        **options: Unpack[FormOptions],
    ) -> None:
        super().__init__(data, files, record=record, **options)
        for name in filter(is_english, self.fields):
            field = self.fields[name]
            if name.removesuffix("_en") not in self.fields:
                continue  # it stands alone: nothing is written beside it
            field.needed = False  # type: ignore[attr-defined]
            field.with_japanese = record.publishes_english  # type: ignore[attr-defined]

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
    model = Winner
    columns = {
        "name": needed(),
        "name_en": needed(),
        "kana": optional(kind=KanaField),
        "short_name": optional(),
        "title": needed(),
        "title_en": needed(),
    }
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
    model = Winner
    columns = {
        "overview": needed(_("1行に1項目を書きます。"), kind=LinesField, rows=10),
        "overview_en": optional(
            _("日本語と同じ順に、1行に1項目を書きます。"),
            kind=LinesField,
            rows=10,
            limit=OVERVIEW_EN,
        ),
        "note": optional(
            _("推薦書や当時の資料と違う点を、理由とともに書きます。ページの終わりに載ります。"),
            rows=3,
            limit=NOTE,
        ),
        "note_en": optional(rows=3, limit=2 * NOTE),
    }
    groups: ClassVar[Groups] = {"": [("overview", "overview_en"), ("note", "note_en")]}

    def prepare(self) -> None:
        self.limit("overview", self.record.limits.overview)


class EvaluationForm(ProfileRow):
    criteria = forms.MultipleChoiceField(
        label=_("関係する審査基準"), required=False, widget=forms.CheckboxSelectMultiple
    )
    model = EvaluationPoint
    columns = {
        "text": needed(rows=3),
        "text_en": optional(rows=3, limit=EVALUATION_EN),
    }
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
    model = Recipient
    columns = {
        "name": needed(),
        "name_en": optional(),
        "kana": optional(kind=KanaField),
        "kind": optional(nothing=NONE),
        "legal_form": optional(),
        "representative": optional(),
        "founded_on": optional(),
        "prefecture": optional(nothing=NONE),
        "home_municipality": optional(),
        "home_municipality_en": optional(),
    }
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
    model = Partner
    columns = {
        "name": needed(),
        "name_en": optional(),
        "local_name": optional(label=_("現地語の名称")),
        "kind": optional(nothing=NONE),
        "country": optional(size="w-m"),
        "country_at_signing": optional(size="w-m", label=_("提携時の国名（今と違うとき）")),
        "agreement_kind": optional(),
        "agreement_kind_en": optional(),
        "signed_on": optional(),
        "ended_on": optional(),
        "agreement_owner": optional(),
        "agreement_owner_en": optional(),
        "latitude": optional(kind=DegreeField, most=90),
        "longitude": optional(kind=DegreeField, most=180),
    }
    groups: ClassVar[Groups] = {
        "": [
            ("name", "name_en"),
            ("local_name", "kind"),
            ("country", "country_at_signing"),
            ("agreement_kind", "agreement_kind_en"),
            ("agreement_owner", "agreement_owner_en"),
            ("signed_on", "ended_on"),
            ("latitude", "longitude"),
        ]
    }


class RegionForm(ProfileRow):
    """One for the own region and one for each partner; an empty one is not shown."""

    id = None  # type: ignore[assignment]  # found by its partner
    partner = forms.IntegerField(required=False, widget=forms.HiddenInput)
    model = RegionFact
    columns = {
        "name": optional(),
        "name_en": optional(),
        "population": optional(),
        "as_of": optional(),
        "basis": optional(nothing=NONE),
        "area_km2": optional(),
        "description": optional(rows=3),
        "description_en": optional(rows=3, limit=DESCRIPTION_EN),
        "source": optional(),
        "source_en": optional(),
    }
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
    def initial_of(value: Value) -> dict[str, object]:
        return SectionForm.initial_of(value) | {"partner": getattr(value, "partner", None)}


class PhotoWordsForm(ProfileRow):
    """The words of a photograph that is public: the picture stays, and so does its consent."""

    model = Photo
    columns = {
        "caption": optional(),
        "caption_en": optional(),
        "alt": needed(_("写真を見られない方のために、何が写っているかを書きます。")),
        "alt_en": optional(),
        "place": optional(),
        "place_en": optional(),
        "taken_on": optional(),
        "credit": optional(),
    }
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
        label=_("写真を加える、又は差し替える"),
        required=False,
        help_text=_("JPEG、PNG、WebPのいずれか。15MBまで。位置情報などは自動で削除します。"),
    )
    columns = PhotoWordsForm.columns | {"consent": needed()}
    groups: ClassVar[Groups] = {"": [*PhotoWordsForm.groups[""], "file", "consent"]}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if not cleaned.get("id") and not cleaned.get("file") and "file" not in self.errors:
            self.add_error("file", _("加える写真のファイルを選んでください。"))
        return cleaned


class ContactForm(ProfileRow):
    model = Contact
    columns = {
        "office": needed(),
        "office_en": optional(),
        "postal_code": optional(kind=PostalField),
        "care_of": optional(),
        "address": optional(),
        "address_en": optional(),
        "tel": optional(kind=PhoneField),
        "fax": optional(kind=PhoneField),
        "email": optional(kind=MailField),
        "url": optional(kind=WebField),
    }
    groups: ClassVar[Groups] = {
        "": [
            ("office", "office_en"),
            ("postal_code", "care_of"),
            ("address", "address_en"),
            ("tel", "fax"),
            ("email", "url"),
        ]
    }
