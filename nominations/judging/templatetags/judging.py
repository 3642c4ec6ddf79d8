"""How exact means are written."""

from collections.abc import Iterable
from fractions import Fraction

from django import template

from nominations.judging.ranking import in_decimals

register = template.Library()


@register.filter
def exact(value: Fraction | None) -> str:
    """Three digits of it; a dash where there is none."""
    return in_decimals(value) or "－"


@register.filter
def each_exact(values: Iterable[Fraction]) -> str:
    """All of them in a row; a dash where there is none."""
    return " / ".join(map(in_decimals, values)) or "－"
