"""What is asked for an act besides the sections: where to start, files, why to withdraw."""

import uuid
from codecs import BOM_UTF8
from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from awards.fields import LineField, PicturesField, ProseField
from awards.fields.required import Named
from awards.pdf_passwords import asks_for_a_password
from nominations.people.models import NominatingBody

MEGABYTE = 1024 * 1024
PDF_MOST = 10 * MEGABYTE


class StartForm(forms.Form):
    """``key`` comes with the form, so that a second click makes no second nomination."""

    use_required_attribute = False
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    body = forms.ModelChoiceField(
        NominatingBody.objects.none(), label=_("推薦団体"), empty_label=_("選んでください")
    )

    def __init__(self, data: Mapping[str, object] | None, bodies: QuerySet[NominatingBody]) -> None:
        super().__init__(data)
        field = self.fields["body"]
        field.queryset = bodies  # type: ignore[attr-defined]
        field.error_messages["required"] = _("推薦団体を選んでください。")
        if len(bodies) == 1:
            field.widget = forms.HiddenInput()
            self.initial["body"] = bodies[0].pk


class PhotoFilesForm(forms.Form):
    """Only the files: their words come on the next pages, so that no slip costs a second upload."""

    use_required_attribute = False
    photos = PicturesField(
        label=_("写真"),
        help_text=_(
            "JPEG、PNG、WebP。長い辺が400画素以上、1枚15MB、4,000万画素まで。撮影場所などの記録は削除します。一度に何枚でも選べます（合わせて24MBまで）。"
        ),
    )


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
        if not _begins_like_a_pdf(data):
            raise ValidationError(
                _("PDFだけを受け付けます。ワープロの文書などは、PDFに書き出して選んでください。")
            )
        content = data.read()
        data.seek(0)
        if asks_for_a_password(content):
            raise ValidationError(
                _(
                    "開くときにパスワードが要るPDFは、審査委員が読めません。パスワードを外して保存し直して、選んでください。"
                )
            )
        return data

    def missing(self) -> ValidationError:
        return ValidationError(_("PDFのファイルを選んでください。"), code="required")


def _begins_like_a_pdf(data: "File[bytes]") -> bool:
    """Its readers pass over a byte order mark and blanks; other text before it is another format."""
    data.seek(0)
    begins: bytes = data.read(1024)
    data.seek(0)
    return begins.removeprefix(BOM_UTF8).lstrip(b"\0\t\n\f\r ").startswith(b"%PDF-")


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
            cleaned["name"] = (cleaned.get("name") or self._named_after(file))[:120]
        return cleaned

    def _named_after(self, file: "File[bytes]") -> str:
        """The file's own name, cleaned like one that was typed, without its ending."""
        name = str(file.name)
        stem = name[: -len(".pdf")] if name.lower().endswith(".pdf") else name
        return self.fields["name"].to_python(stem) or str(_("参考資料"))


class ReturnRequestForm(forms.Form):
    use_required_attribute = False
    reason = ProseField(
        label=_("直したい所"),
        limit=500,
        help_text=_("項目と、どのように直したいかを書きます。事務局にメールで届きます。"),
    )


class WithdrawForm(forms.Form):
    use_required_attribute = False
    reason = ProseField(label=_("理由"), limit=500, help_text=_("記録に残ります。"))
