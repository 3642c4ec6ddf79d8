"""Strings in, our types out. ``sheet`` is the form or the rows of one section."""

from nominations.intake.forms.files import (
    AttachmentForm,
    PhotoFileForm,
    WithdrawForm,
    photo_form,
)
from nominations.intake.forms.sheets import Sheet, given, sheet
from nominations.intake.forms.starting import StartForm

__all__ = [
    "AttachmentForm",
    "PhotoFileForm",
    "Sheet",
    "StartForm",
    "WithdrawForm",
    "given",
    "photo_form",
    "sheet",
]
