"""The forms of a nomination's sections: its own columns, and one row of each kind of part."""

from collections.abc import Mapping

from django import forms
from django.core.validators import MinValueValidator
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.dossier.values import Value
from awards.fields import KanaField, MailField, PhoneField, PictureField, PostalField, WebField
from awards.fields.words import Total
from awards.languages import in_language
from nominations.editing.fields import field_for, needed, optional
from nominations.editing.forms import Groups, RowForm, SectionForm
from nominations.intake import models
from nominations.intake.dossier import NominationDossier, Work

FROM_ONE = MinValueValidator(1, message=_("1以上の数を入力してください。"))
MIDDLE, SHORT = "w-m", "w-s"


class DraftForm(SectionForm):
    is_draft = True
    model = models.Nomination
    record: NominationDossier


class DraftRow(RowForm):
    is_draft = True
    record: NominationDossier


class FoundRow(DraftRow):
    """A row that is there already, found by what it is about instead of a key of its own."""

    id = None  # type: ignore[assignment]

    @staticmethod
    def initial_of(value: Value) -> dict[str, object]:
        about = {name: getattr(value, name, None) for name in ("criterion", "partner", "key")}
        return SectionForm.initial_of(value) | about


class CoverForm(DraftForm):
    columns = {
        "rank": needed(
            _("貴団体からの推薦の中での順位です。推薦が1件のときは「1」と書きます。"),
            "w-xs",
            max_value=99,
            example="1",
            validators=[FROM_ONE],
        ),
        "nominator": needed(_("例：見本県知事　見本太郎"), MIDDLE),
        "document_number": optional(_("例：国第123号"), MIDDLE),
        "document_date": optional(_("例：2026年12月1日、令和8年12月1日"), SHORT),
        "desk_office": needed(_("例：見本県地域創生部国際課")),
        "desk_person": needed(size=MIDDLE),
        "desk_tel": needed(size=MIDDLE, kind=PhoneField),
        "desk_email": needed(_("受付のお知らせを送ります。公表はしません。"), MIDDLE, MailField),
    }
    groups = {
        _("推薦者"): ["rank", "nominator"],
        _("文書"): ["document_number", "document_date"],
        _("事務担当（公表しません）"): ["desk_office", "desk_person", "desk_tel", "desk_email"],
    }


class WorkForm(DraftForm):
    """A field for each bullet: as many as the round allows, or as are there already."""

    columns = {
        "title": needed(_("公表時の事業名になります。")),
        "started_year": needed(_("例：1995年、平成7年"), SHORT),
        "participants": optional(
            _("およその人数で差し支えありません。"), SHORT, max_value=100_000_000
        ),
        "collaborators": optional(_("学校、企業、市民団体などの名称を書きます。"), rows=3),
    }

    def prepare(self) -> None:
        limits = self.record.limits
        self.fields["title"].limit = limits.title  # type: ignore[attr-defined]
        for number, name in enumerate(self._bullets(), start=1):
            label = gettext("%(n)s番目の項目") % {"n": number}
            ask = needed if number == 1 else optional
            hint = gettext("一つの項目に、一つのことを書きます。例：交流の始まり、主な活動、成果。")
            bullet = ask(hint if number == 1 else "", limit=limits.bullet, rows=4, label=label)
            self.fields[name] = field_for(models.Nomination, "overview", bullet)
        last = self.fields[self._bullets()[-1]]
        last.total = Total(limits.overview, self._bullets())  # type: ignore[attr-defined]

    def _bullets(self) -> list[str]:
        count = max(self.record.limits.bullets, len(self.record.work.overview))
        return [f"overview_{n}" for n in range(count)]

    def layout(self) -> Groups:
        legend = gettext("概要（%(most)s項目まで、合わせて%(total)s文字まで）") % {
            "most": self.record.limits.bullets,
            "total": self.record.limits.overview,
        }
        return {_("事業"): list(self.columns), legend: self._bullets()}

    @staticmethod
    def initial_of(value: Value) -> dict[str, object]:
        bullets = enumerate(value.overview) if isinstance(value, Work) else ()
        return SectionForm.initial_of(value) | {f"overview_{n}": text for n, text in bullets}

    def cleaned_columns(self) -> Mapping[str, object]:
        bullets = [self.cleaned_data[name] for name in self._bullets()]
        return self.cleaned_data | {"overview": tuple(text for text in bullets if text)}


class AppealsForm(DraftForm):
    columns = {"reasons": optional()}
    groups = {_("総括"): ["reasons"]}


class AppealForm(FoundRow):
    """Named and explained by its criterion."""

    criterion = forms.IntegerField(required=False, widget=forms.HiddenInput)
    model = models.Appeal
    columns = {"text": needed()}

    def prepare(self) -> None:
        field = self.fields["text"]
        field.limit = self.record.limits.appeal  # type: ignore[attr-defined]
        about = str(self["criterion"].value() or "")
        for appeal in self.record.appeals.rows:
            if str(appeal.criterion) == about:
                field.label = str(in_language(appeal.name))
                field.help_text = str(in_language(appeal.help))


class PastForm(DraftForm):
    columns = {
        "past_awards": optional(
            _("この表彰や同じ種類の表彰について、年度、名称、結果を書きます。")
        ),
        "press_coverage": optional(_("掲載日、媒体名、見出しを書きます。")),
    }
    groups = {_("受賞歴・報道"): list(columns)}


class ConfirmationForm(DraftForm):
    columns = dict.fromkeys(("confirms_consent", "confirms_facts", "confirms_authority"), needed())
    groups = {_("提出する前に"): list(columns)}


class RecipientForm(DraftRow):
    model = models.Recipient
    columns = {
        "name": needed(),
        "kana": needed(
            _("ひらがなで書きます。カタカナは、ひらがなに直して保存します。"), kind=KanaField
        ),
        "kind": needed(),
        "legal_form": optional(_("例：特定非営利活動法人、任意団体"), MIDDLE),
        "representative": optional(_("例：会長　見本次郎"), MIDDLE),
        "founded_on": optional(_("年だけ、年月だけでも差し支えありません。例：平成7年4月"), SHORT),
        "prefecture": needed(),
        "home_municipality": optional(_("都道府県の場合は空けておきます。例：見本市"), MIDDLE),
    }

    proposed = {"prefecture": "prefecture"}


class PartnerForm(DraftRow):
    model = models.Partner
    columns = {
        "name": needed(_("例：リンデン市")),
        "local_name": optional(_("例：Linden"), MIDDLE),
        "kind": needed(),
        "country": needed(_("名称の一部を入力すると、候補が出ます。例：ドイツ"), MIDDLE),
        "country_at_signing": optional(
            _("提携した時の国名が今と違うときに書きます。例：ソビエト連邦"), MIDDLE
        ),
        "agreement_kind": needed(_("例：姉妹都市、友好都市"), MIDDLE),
        "signed_on": needed(_("例：1973年10月12日、昭和48年10月12日"), SHORT),
        "ended_on": optional(
            _("提携を解消し、又は交流を休止しているときに書きます。例：2019年3月"), SHORT
        ),
        "agreement_owner": needed(
            _("協定・提携を結んだ自治体又は団体の名称です。例：見本市"), MIDDLE
        ),
    }


class ContactForm(DraftRow):
    model = models.Contact
    columns = {
        "office": needed(_("例：見本市総務部国際交流課")),
        "postal_code": optional(_("例：370-8501"), SHORT, PostalField),
        "address": optional(),
        "care_of": optional(_("事務局をほかの団体に置いているときに書きます。"), MIDDLE),
        "tel": optional(_("電話番号かメールアドレスのどちらかは必要です。"), MIDDLE, PhoneField),
        "fax": optional(size=MIDDLE, kind=PhoneField),
        "email": optional(size=MIDDLE, kind=MailField),
        "url": optional(kind=WebField),
    }


class RegionForm(FoundRow):
    """A partner's region is called like the partner, so only the own region has a name."""

    partner = forms.IntegerField(required=False, widget=forms.HiddenInput)
    model = models.RegionFact
    columns = {
        "name": needed(_("例：見本県見本市"), MIDDLE),
        "population": needed(_("例：374,997"), SHORT, example="374,997"),
        "as_of": needed(_("人口がいつの数値かを書きます。例：2026年4月1日"), SHORT),
        "basis": optional(),
        "area_km2": needed(_("例：459.41"), SHORT),
        "description": needed(_("位置、産業、歴史などの特色を書きます。")),
        "source": optional(_("例：見本市統計書（令和7年版）")),
    }

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
            return _("被推薦団体の地域")
        names = {str(row.key): row.name.ja for row in self.record.partners.rows}
        return names.get(self.about) or _("名称を入力していない交流先")


class PhotoForm(FoundRow):
    """The words of one photograph; which one, the address says."""

    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    model = models.Photo
    columns = {
        "caption": needed(_("写真の下に載せる説明です。")),
        "alt": needed(_("写真を見られない方のために、何が写っているかを書きます。")),
        "taken_on": optional(_("例：2025年8月"), SHORT),
        "place": optional(size=MIDDLE),
        "credit": optional(size=MIDDLE),
        "consent": needed(),
    }
    file = PictureField(
        label=_("別の写真に差し替える"), required=False, help_text=_("差し替えるときだけ選びます。")
    )
    groups = {
        _("説明"): ["caption", "alt", "taken_on", "place", "credit"],
        _("承諾"): ["consent"],
        _("差替え"): ["file"],
    }

    def prepare(self) -> None:
        self.fields["caption"].limit = self.record.limits.caption  # type: ignore[attr-defined]
