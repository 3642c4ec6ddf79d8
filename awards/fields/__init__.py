"""Form fields that take what officials type, keep one form and show one form."""

from awards.fields.contacts import CodeField, MailField, PhoneField, PostalField, WebField
from awards.fields.figures import AreaField, CountField, YearField
from awards.fields.moments import MomentField, WhenField
from awards.fields.photos import PictureField, PicturesField
from awards.fields.words import KanaField, LineField, LinesField, ProseField

__all__ = [
    "AreaField",
    "CodeField",
    "CountField",
    "KanaField",
    "LineField",
    "LinesField",
    "MailField",
    "MomentField",
    "PhoneField",
    "PictureField",
    "PicturesField",
    "PostalField",
    "ProseField",
    "WebField",
    "WhenField",
    "YearField",
]
