"""How an exact mean is written."""

from fractions import Fraction

from django import template

from nominations.judging.ranking import in_decimals

register = template.Library()


@register.filter
def exact(value: Fraction | None) -> str:
    """Three digits of it; a dash where there is none."""
    return in_decimals(value) or "－"
