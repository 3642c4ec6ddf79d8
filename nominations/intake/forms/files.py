"""A photograph, its words, and a paper attached."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.fields import LineField, PictureField, ProseField
from awards.fields.required import Named
from awards.rounds.models import Round
from nominations.grouped import GroupedForm
from nominations.intake.forms.columns import SectionForm
from nominations.intake.forms.drafts import DraftTick, DraftWhen
from nominations.intake.forms.making import MIDDLE, SHORT, of
from nominations.intake.models import Photo

MEGABYTE = 1024 * 1024
PDF_MOST = 10 * MEGABYTE


class PhotoFileForm(GroupedForm):
    """Only the file: its words come on the next page, so that no slip costs a second upload."""

    file = PictureField(
        label=_("写真"),
        help_text=_("JPEG、PNG、WebP。15MB、4,000万画素まで。撮影場所などの記録は取り除きます。"),
    )
    groups: ClassVar = {_("写真のファイル"): ["file"]}


def photo_form(round_: Round) -> type[SectionForm]:
    caption = of(Photo, "caption", needed=True, limit=round_.caption_limit)
    caption.help_text = _("写真の下に載せる説明です。")
    columns: dict[str, Any] = {
        "caption": caption,
        "alt": of(
            Photo,
            "alt",
            needed=True,
            help_text=_("写真を見られない方のために、何が写っているかを書きます。"),
        ),
        "taken_on": of(Photo, "taken_on", DraftWhen, size=SHORT, help_text=_("例：2025年8月")),
        "place": of(Photo, "place", size=MIDDLE),
        "credit": of(Photo, "credit", size=MIDDLE),
        "consent": of(Photo, "consent", DraftTick, needed=True),
        "file": PictureField(
            label=_("別の写真に差し替える"),
            required=False,
            help_text=_("差し替えるときだけ選びます。"),
        ),
    }
    words = [name for name in columns if name not in ("consent", "file")]
    groups = {_("説明"): words, _("承諾"): ["consent"], _("差替え"): ["file"]}
    return type("PhotoForm", (SectionForm,), {**columns, "groups": groups})


class PdfField(Named, forms.FileField):
    widget = forms.FileInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": "application/pdf"}

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
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


class AttachmentForm(GroupedForm):
    file = PdfField(label=_("ファイル"), help_text=_("PDFで、10MBまで。公表はしません。"))
    name = LineField(
        label=_("資料の名称"),
        required=False,
        help_text=_("120文字まで。空けておくと、ファイルの名前を使います。"),
    )
    groups: ClassVar = {_("参考資料"): ["file", "name"]}

    def clean(self) -> dict[str, Any]:
        """A name that is too long would cost a second upload, so it is shortened instead."""
        given = super().clean() or {}
        if file := given.get("file"):
            given["name"] = (given.get("name") or str(file.name).removesuffix(".pdf"))[:120]
        return given


class WithdrawForm(GroupedForm):
    reason = ProseField(label=_("理由"), limit=500, help_text=_("記録に残ります。"))
    groups: ClassVar = {pgettext_lazy("act", "取下げ"): ["reason"]}
