from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def get(texts: Mapping[str, str], name: str) -> str:
    """The text under a name that the template holds in a variable; empty where there is none."""
    return texts.get(name, "")
