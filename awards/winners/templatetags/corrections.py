"""What a correction changed, as its fields are called in the language of the page."""

from collections.abc import Iterable

from django import template
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext as _

from awards.winners.dossier import WinnerDossier
from awards.winners.models import Winner
from awards.winners.reading import NOT_PUBLIC, TABLES

register = template.Library()


@register.filter
def corrected(places: Iterable[str]) -> str:
    """Each once, in their order; what the public does not read is not named."""
    return _("、").join(dict.fromkeys(filter(None, map(_named, places))))


def _named(place: str) -> str:
    slug, *rest = place.split("/")
    kind = WinnerDossier.sections().get(slug)
    if kind is None or not rest:
        return ""
    table, row = TABLES.get(kind), rest[0] if rest[0].isdecimal() else ""
    model: type[Model] = table.model if table else Winner
    words = {"part": model._meta.verbose_name, "n": row}
    column = rest[-1] if rest[-1] != row else ""
    if not column:
        return _("%(part)s%(n)s（追加又は削除）") % words
    if column == "rows":
        return _("%(part)sの順番") % words
    label = _label(model, kind.stored_as.get(column, column))
    if not label or not row:
        return label
    return _("%(part)s%(n)sの「%(label)s」") % {**words, "label": label}


def _label(model: type[Model], column: str) -> str:
    if column in NOT_PUBLIC:
        return ""
    try:
        return str(model._meta.get_field(column).verbose_name)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return ""
