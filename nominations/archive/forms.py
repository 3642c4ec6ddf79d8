"""What the secretariat sends: a file, and the word that its dry run is to be done."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from awards.fields.required import Named
from awards.tables import MEGABYTE, MOST_BYTES
from awards.text import tidy_line

NAME_MOST = 200
KINDS = ".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TableFileField(Named, forms.FileField):
    widget = forms.FileInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        return {"accept": KINDS}

    def to_python(self, data: "File[bytes] | None") -> "File[bytes] | None":
        """Only its size is judged here; what is in it is told by the dry run, with its place."""
        if data is None or data in self.empty_values:
            return None
        if data.size > MOST_BYTES:
            raise ValidationError(
                _("ファイルは%(most)dMBまでです。回を分けて、ファイルを小さくしてください。"),
                params={"most": MOST_BYTES // MEGABYTE},
            )
        if not data.size:
            raise ValidationError(
                _("ファイルが空です。内容を書いて保存したファイルを選んでください。")
            )
        return data


class SendForm(forms.Form):
    use_required_attribute = False
    file = TableFileField(
        label=_("XLSX又はCSVのファイル"),
        help_text=_(
            "5MB、2,000行まで。CSVは、UTF-8又はShift_JIS。送信しても、まだ取り込みません。"
        ),
    )

    def clean_file(self) -> "File[bytes]":
        file: File[bytes] = self.cleaned_data["file"]
        return file

    @property
    def sent(self) -> dict[str, Any]:
        """What the act is called with."""
        file = self.cleaned_data["file"]
        name = tidy_line(PurePath(str(file.name)[-NAME_MOST:]).name)
        return {"content": file.read(), "name": name or "file"}


class ImportForm(forms.Form):
    """``seen`` is the digest of the dry run that the page shows."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
