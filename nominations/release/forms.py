"""The forms of the winners' desk, one editor a section."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict  # noqa: TID251 -- the type of what was typed, nothing of HTTP
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from awards.fields import KanaField, LineField, MomentField, ProseField
from awards.rounds.models import Criterion, Round
from awards.winners.models import Winner
from nominations.grouped import Rows, rearranged, wants_rearranging
from nominations.release.fields import BulletsField, SlugField
from nominations.release.part_forms import (
    ContactForm,
    EvaluationForm,
    Lines,
    PairedForm,
    PartnerForm,
    PhotoForm,
    RecipientForm,
    RegionForm,
)
from nominations.release.stored import stored

PREFIX = "rows"


class NamesForm(PairedForm):
    slug = SlugField(
        label=_("アドレスの名前"),
        limit=60,
        help_text=_("公表するページのアドレスの終わりになります。"),
    )
    name = LineField(label=_("受賞団体の名称"), limit=120)
    name_en = LineField(label=_("受賞団体の名称（英語）"), limit=200, required=False)
    kana = KanaField(label=_("ふりがな"), limit=200, required=False)
    short_name = LineField(label=_("略称"), limit=60, required=False)
    title = LineField(label=_("事業名"), required=False)
    title_en = LineField(label=_("事業名（英語）"), limit=200, required=False)
    lines: ClassVar[Lines] = (
        ("name", "name_en"),
        ("title", "title_en"),
        ("kana", "short_name"),
        ("slug",),
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, round_=round_, **kwargs)
        # A round may allow more than the column holds.
        self.fields["title"].limit = min(round_.title_limit, 200)  # type: ignore[attr-defined]


class OverviewForm(PairedForm):
    overview = BulletsField(
        label=_("取組の概要"), required=False, rows=10, help_text=_("1行に1項目を書きます。")
    )
    overview_en = BulletsField(
        label=_("取組の概要（英語）"), required=False, rows=10, limit=4000,
        help_text=_("日本語と同じ順に、1行に1項目を書きます。"),
    )  # fmt: skip
    lines: ClassVar[Lines] = (("overview", "overview_en"),)
    limits: ClassVar = {"overview": "overview_limit"}

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, round_=round_, **kwargs)
        field = self.fields["overview"]
        field.each, field.most = round_.bullet_limit, round_.bullets_max  # type: ignore[attr-defined]


class ProfileRows(Rows):
    """Read in the order of the numbers that were typed; a row without one comes last."""

    most = 50

    def values(self) -> list[dict[str, Any]]:
        found = super().values()
        found.sort(key=lambda row: row.get("position") or 10_000)
        return [{n: v for n, v in row.items() if n != "position"} for row in found]

    def clean(self) -> None:
        if len(self.forms) > self.most:
            raise forms.ValidationError(
                _("%(most)d件までです。取り除いてから保存してください。"),
                params={"most": self.most},
            )

    @staticmethod
    def _has_content(form: forms.Form) -> bool:
        keys = ("id", "partner", "position")
        return any(
            value not in (None, "", [], False)
            for name, value in form.cleaned_data.items()
            if name not in keys
        )


COLUMN_FORMS: Mapping[str, type[PairedForm]] = {"names": NamesForm, "overview": OverviewForm}
ROW_FORMS: Mapping[str, type[PairedForm]] = {
    "evaluations": EvaluationForm,
    "recipients": RecipientForm,
    "partners": PartnerForm,
    "regions": RegionForm,
    "photos": PhotoForm,
    "contacts": ContactForm,
}
MOST: Mapping[str, str] = {"evaluations": "evaluations_max", "photos": "photos_max"}


def editor(
    winner: Winner,
    section: str,
    data: QueryDict | None = None,
    files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
) -> "Editor":
    if section in COLUMN_FORMS:
        return ColumnsEditor(winner, section, data)
    return RowsEditor(winner, section, data, files)


class Editor:
    """``seen`` is the fingerprint of what the writer started from."""

    has_rows = False

    def __init__(self, winner: Winner, section: str, data: QueryDict | None) -> None:
        self.content = stored(winner, section)
        self.section, self.winner = section, winner
        self.seen = (data and data.get("seen")) or self.content.fingerprint
        self.changes: dict[str, Any] = {}
        self.rows: list[dict[str, Any]] = []

    def is_valid(self) -> bool:
        raise NotImplementedError


class ColumnsEditor(Editor):
    def __init__(self, winner: Winner, section: str, data: QueryDict | None) -> None:
        super().__init__(winner, section, data)
        form = COLUMN_FORMS[section]
        self.form = form(data, initial=self.content.columns, round_=winner.round)
        self.forms = [self.form]

    def is_valid(self) -> bool:
        valid = self.form.is_valid()
        self.changes = self.form.cleaned_data
        return valid


class RowsEditor(Editor):
    has_rows = True

    def __init__(
        self,
        winner: Winner,
        section: str,
        data: QueryDict | None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None",
    ) -> None:
        super().__init__(winner, section, data)
        self.is_fixed = section == "regions"
        self._rearranges = data is not None and wants_rearranging(data, PREFIX)
        if data is not None and self._rearranges:
            data = rearranged(data, PREFIX)
        self.form: ProfileRows = _rows_class(section, winner.round)(
            data,
            files,
            prefix=PREFIX,
            initial=self.content.rows,
            form_kwargs=_given(winner, section),
        )
        if self._rearranges:
            self.form.as_typed()
        self.forms = self.form.forms

    def is_valid(self) -> bool:
        if self._rearranges or not self.form.is_valid():
            return False
        self.rows = self.form.values()
        return True

    @property
    def headed(self) -> list[tuple[str, int | None, Any]]:
        """Each form with the name of its region and the stored position of its photograph."""
        names = self._region_names() if self.is_fixed else {}
        shown = self._positions() if self.section == "photos" else {}
        key = "partner" if self.is_fixed else "id"
        keyed = [(str(form[key].value() or ""), form) for form in self.forms]
        return [(names.get(key, ""), shown.get(key), form) for key, form in keyed]

    def _region_names(self) -> dict[str, str]:
        partners = self.winner.partners.values_list("pk", "name")
        return {"": str(_("団体自身の地域"))} | {str(key): name for key, name in partners}

    def _positions(self) -> dict[str, int]:
        return {str(row["id"]): row["position"] for row in self.content.rows}


def _rows_class(section: str, round_: Round) -> type[ProfileRows]:
    most = getattr(round_, MOST[section]) if section in MOST else ProfileRows.most
    made = forms.formset_factory(
        ROW_FORMS[section], formset=ProfileRows, extra=0, max_num=100, absolute_max=100
    )
    return cast("type[ProfileRows]", type(made.__name__, (made,), {"most": most}))


def _given(winner: Winner, section: str) -> dict[str, Any]:
    if section != "evaluations":
        return {"round_": winner.round}
    criteria = Criterion.objects.filter(round=winner.round_id).order_by("position", "pk")
    return {"round_": winner.round, "criteria": [(c.code, c.name) for c in criteria]}


class ReopenForm(forms.Form):
    reason = ProseField(label=_("作成中に戻す理由"), limit=1000, help_text=_("台帳に残ります。"))


class ReleaseForm(forms.Form):
    publish_at = MomentField(
        label=_("公表の日時（日本時間）"), help_text=_("例：2026年12月23日 14:00")
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean_publish_at(self) -> datetime:
        publish_at: datetime = self.cleaned_data["publish_at"]
        if publish_at <= self.at:
            raise forms.ValidationError(_("これからの日時を入力してください。"))
        return publish_at
