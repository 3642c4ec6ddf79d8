"""A photograph, its words, and a paper attached."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from awards.dossier.values import Row, Section
from awards.fields import LineField, PictureField, ProseField, WhenField
from awards.fields.required import Named
from nominations.editing.fields import field_of
from nominations.editing.forms import Groups, SectionForm
from nominations.intake.forms.sections import MIDDLE, SHORT, DraftRow
from nominations.intake.models import Photo

MEGABYTE = 1024 * 1024
PDF_MOST = 10 * MEGABYTE


class PhotoFileForm(forms.Form):
    """Only the file: its words come on the next page, so that no slip costs a second upload."""

    use_required_attribute = False
    file = PictureField(
        label=_("写真"),
        help_text=_("JPEG、PNG、WebP。15MB、4,000万画素まで。撮影場所などの記録は取り除きます。"),
    )


class PhotoForm(DraftRow):
    id = None  # type: ignore[assignment]  # the address says which photograph it is
    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    caption = field_of(Photo, "caption", needed=True, help_text=_("写真の下に載せる説明です。"))
    alt = field_of(
        Photo,
        "alt",
        needed=True,
        help_text=_("写真を見られない方のために、何が写っているかを書きます。"),
    )
    taken_on = field_of(Photo, "taken_on", WhenField, size=SHORT, help_text=_("例：2025年8月"))
    place = field_of(Photo, "place", size=MIDDLE)
    credit = field_of(Photo, "credit", size=MIDDLE)
    consent = field_of(Photo, "consent", forms.BooleanField, needed=True)
    file = PictureField(
        label=_("別の写真に差し替える"),
        required=False,
        help_text=_("差し替えるときだけ選びます。"),
    )
    groups: ClassVar[Groups] = {
        _("説明"): ["caption", "alt", "taken_on", "place", "credit"],
        _("承諾"): ["consent"],
        _("差替え"): ["file"],
    }

    def prepare(self) -> None:
        self.fields["caption"].limit = self.record.limits.caption  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(value: Row | Section) -> dict[str, object]:
        return SectionForm.initial_of(value) | {"key": getattr(value, "key", None)}


class PdfField(Named, forms.FileField):
    widget = forms.FileInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        return {"accept": "application/pdf"}

    def to_python(self, data: "File[bytes] | None") -> "File[bytes] | None":
        if data is None or data in self.empty_values:
            return None
        if data.size > PDF_MOST:
            raise ValidationError(
                _(
                    "%(most)sMBまでのPDFを受け付けます。ページを分けるか、画質を下げて保存し直してください。"
                ),
                params={"most": PDF_MOST // MEGABYTE},
            )
        data.seek(0)
        begins = data.read(5)
        data.seek(0)
        if begins != b"%PDF-":
            raise ValidationError(
                _("PDFだけを受け付けます。ワープロの文書などは、PDFに書き出して選んでください。")
            )
        return data

    def missing(self) -> ValidationError:
        return ValidationError(_("PDFのファイルを選んでください。"), code="required")


class AttachmentForm(forms.Form):
    use_required_attribute = False
    file = PdfField(label=_("ファイル"), help_text=_("PDFで、10MBまで。公表はしません。"))
    name = LineField(
        label=_("資料の名称"),
        required=False,
        help_text=_("120文字まで。空けておくと、ファイルの名前を使います。"),
    )

    def clean(self) -> dict[str, object]:
        """A name that is too long would cost a second upload, so it is shortened instead."""
        cleaned = super().clean() or {}
        if file := cleaned.get("file"):
            cleaned["name"] = (cleaned.get("name") or str(file.name).removesuffix(".pdf"))[:120]
        return cleaned


class WithdrawForm(forms.Form):
    use_required_attribute = False
    reason = ProseField(label=_("理由"), limit=500, help_text=_("記録に残ります。"))
