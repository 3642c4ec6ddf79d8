"""How an exact mean is written."""

from fractions import Fraction

from django import template

from nominations.judging.ranking import shown

register = template.Library()


@register.filter
def exact(value: Fraction | None) -> str:
    """Three digits of it; a dash where there is none."""
    return shown(value) or "－"
