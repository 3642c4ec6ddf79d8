"""An uploaded photograph. It is judged here; cleaning and rendering come after it is kept."""

from collections.abc import Iterable, Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from awards.fields.required import Named
from awards.pictures import Picture, PictureError, judge
from awards.text import tidy_line

_SENTENCES = {
    "type": _(
        "JPEG、PNG、WebPの写真だけを受け付けます。"
        "ほかの形式（HEIC、PDFなど）は、JPEGかPNGで保存し直して選んでください。"
    ),
    "too_large_file": _(
        "%(megabytes)sMBまでの写真を受け付けます。縮小するか、JPEGで保存し直して選んでください。"
    ),
    "too_many_pixels": _(
        "%(pixels)s画素までの写真を受け付けます。縮小するか、JPEGで保存し直して選んでください。"
    ),
    "too_many_scans": _(
        "画素を読み直す回数が多すぎる形式のJPEGです。"
        "「プログレッシブ」を選ばずにJPEGで保存し直して選んでください。"
    ),
    "broken": _(
        "写真のファイルが壊れているか、途中で切れています。"
        "JPEGかPNGで保存し直して、もう一度選んでください。"
    ),
    "too_small": _(
        "写真が小さすぎます。長い方の辺が%(pixels)sピクセル以上ある元の写真を選んでください。"
    ),
    "too_narrow": _(
        "写真が細長すぎます。短い方の辺も%(pixels)sピクセル以上になるように、切り取り直して選んでください。"
    ),
    "too_long": _(
        "写真が長すぎます。長い方の辺が%(pixels)sピクセルまでになるように、縮小して保存し直して選んでください。"
    ),
    "animated": _("動く画像は受け付けません。1枚の写真をJPEGかPNGで保存して選んでください。"),
}


class PictureField(Named, forms.FileField):
    """The upload as it came, with what it is in its ``picture``."""

    widget = forms.FileInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        return {"accept": "image/jpeg,image/png,image/webp"}

    def to_python(self, data: "File[bytes] | None") -> "File[bytes] | None":
        if data is None or data in self.empty_values:
            return None
        try:
            picture: Picture = judge(data)
        except PictureError as error:
            sentence = _SENTENCES[error.code]
            raise ValidationError(sentence, code=error.code, params=error.params) from error
        data.picture = picture  # type: ignore[attr-defined]  # for whoever keeps the upload
        return data

    def missing(self) -> ValidationError:
        if not self.label:
            return ValidationError(_("写真を選んでください。"), code="required")
        return ValidationError(
            _("「%(label)s」を選んでください。"), code="required", params={"label": self.label}
        )


class PicturesInput(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(PictureField):
    """Several uploads at once. Those that are taken come out; ``refused`` says why of each other.

    So one wrong file among several costs no second upload of the others.
    """

    widget = PicturesInput

    def __init__(self, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # Django's own
        self.refused: list[str] = []

    def clean(self, data: "Sequence[File[bytes]]", initial: object = None) -> "list[File[bytes]]":
        taken: list[File[bytes]] = []
        self.refused = []
        for one in data:
            try:
                taken.append(super().clean(one))
            except ValidationError as error:
                self.refused += _named(one, error.messages)
        if not taken:
            raise ValidationError(list(self.refused)) if self.refused else self.missing()
        return taken


def _named(file: "File[bytes]", sentences: Iterable[str]) -> list[str]:
    return [
        str(_("「%(name)s」：%(why)s") % {"name": tidy_line(str(file.name))[:80], "why": sentence})
        for sentence in sentences
    ]
