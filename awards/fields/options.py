"""The options of Django's that our form fields and forms hand on, with their types."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypedDict

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import BaseRenderer
from django.forms.utils import ErrorList
from django.utils.datastructures import MultiValueDict

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    Label = _StrOrPromise
    Upload = UploadedFile[bytes]
    Files = MultiValueDict[str, Upload]
else:
    Label = str
    Upload, Files = UploadedFile, MultiValueDict


class FieldOptions(TypedDict, total=False):
    """Of any form field."""

    required: bool
    widget: forms.Widget | type[forms.Widget] | None
    label: Label | None
    initial: object
    help_text: Label
    error_messages: Mapping[str, Label]
    show_hidden_initial: bool
    validators: Iterable[Callable[[object], None]]
    localize: bool
    disabled: bool
    label_suffix: str | None


class LineOptions(FieldOptions, total=False):
    """Of a field for text; see ``LineField``."""

    limit: int | None
    capacity: int | None
    max_length: int | None
    english: bool


class FormOptions(TypedDict, total=False):
    """Of a form, besides what was sent to it."""

    auto_id: bool | str
    prefix: str | None
    initial: dict[str, object] | None
    error_class: type[ErrorList]
    label_suffix: str | None
    empty_permitted: bool
    use_required_attribute: bool | None
    renderer: BaseRenderer
