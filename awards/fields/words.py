"""Text: a line, prose of several paragraphs, and the reading of a name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from awards.fields.options import FieldOptions, LineOptions
from awards.fields.required import Named
from awards.text import count, hiragana, latin_width, tidy_line, tidy_prose

# What a field without a limit of its own takes (characters).
LONGEST = 2_000
_READING = re.compile(r"[ぁ-ゖゝゞー・、 ]*")


@dataclass(frozen=True)
class Total:
    """A limit that several fields of one form have together; shown below the last of them."""

    limit: int
    names: Sequence[str]


class LineField(Named, forms.CharField):
    """Too long is said with the limit and the excess; nothing is cut and the text stays."""

    widget: type[forms.Widget] | forms.Widget = forms.TextInput
    total: Total | None = None

    def __init__(
        self,
        *,
        limit: int | None = None,
        capacity: int | None = None,
        max_length: int | None = None,
        english: bool = False,
        **options: Unpack[FieldOptions],
    ) -> None:
        """``limit`` is shown, and refused beyond unless the column holds more: its ``capacity``.

        ``english`` says that it is a text in English or a name in a foreign language.
        """
        # ``max_length`` arrives from a model's column; as an attribute it would cut pasted text.
        self.limit = limit if limit is not None else max_length
        self.capacity = capacity
        self.english = english
        super().__init__(**options)

    def tidy(self, text: str) -> str:
        return tidy_line(text)

    def to_python(self, value: object) -> str:
        text = str(value) if value is not None else ""
        if len(text) > self.longest:
            raise self._too_long(len(text))
        return self.tidy(latin_width(text) if self.english else text)

    @property
    def longest(self) -> int:
        """What is far longer than the field is refused before anything is done with it."""
        return 2 * max(self.capacity or self.limit or 0, LONGEST)

    def validate(self, value: object) -> None:
        super().validate(value)
        most, letters = self.limit, count(str(value))
        if self.capacity is not None:
            # What the column holds, in which the choice of a glyph takes its place.
            most, letters = self.capacity, len(str(value))
        if most is not None and letters > most:
            raise self._too_long(letters, most)

    def _too_long(self, letters: int, most: int | None = None) -> ValidationError:
        most = most or self.limit or self.capacity or LONGEST
        return ValidationError(
            _("%(limit)s文字までです。%(over)s文字超えています。"),
            code="too_long",
            params={"limit": f"{most:,}", "over": f"{letters - most:,}"},
        )


class ProseField(LineField):
    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, **options: Unpack[LineOptions]) -> None:
        self.rows = rows
        super().__init__(**options)

    def tidy(self, text: str) -> str:
        return tidy_prose(text)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        return super().widget_attrs(widget) | {"rows": self.rows}


class LinesField(ProseField):
    """One item a line; what comes out is a tuple of them, without empty ones."""

    def to_python(self, value: object) -> tuple[str, ...]:  # type: ignore[override]  # not one text
        if isinstance(value, list | tuple):
            return tuple(value)
        lines = super().to_python(value).splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    def validate(self, value: object) -> None:
        super().validate(self.prepare_value(value))

    def has_changed(self, initial: object, data: object) -> bool:
        items = tuple(initial) if isinstance(initial, Iterable) else ()
        return super().has_changed(items, data)

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list | tuple) else value


class KanaField(LineField):
    """The reading in hiragana, whichever kana it was typed in; names are sorted by it."""

    def tidy(self, text: str) -> str:
        return hiragana(tidy_line(text)).replace("\u3000", " ")

    def validate(self, value: object) -> None:
        super().validate(value)
        if not _READING.fullmatch(str(value)):
            raise ValidationError(
                _("ふりがなは、ひらがなだけで入力してください（例：たかさきし）。"), code="not_kana"
            )
