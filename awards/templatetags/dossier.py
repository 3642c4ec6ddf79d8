"""Codes and texts of a dossier in the words of the page's language."""

from django import template
from django.db.models import TextChoices

from awards import geo, languages
from awards.dossier.models import PartnerKind, PopulationBasis, RecipientKind

register = template.Library()
register.filter("in_language", languages.in_language)


@register.filter
def country(code: str) -> str:
    named = geo.COUNTRIES.get(code)
    return "" if named is None else named.english if languages.in_english() else named.short


@register.filter
def prefecture(number: str) -> str:
    named = geo.PREFECTURES.get(number)
    return "" if named is None else named.romaji if languages.in_english() else named.name


@register.filter
def recipient_kind(code: str) -> str:
    return _label(RecipientKind, code)


@register.filter
def partner_kind(code: str) -> str:
    return _label(PartnerKind, code)


@register.filter
def population_basis(code: str) -> str:
    return _label(PopulationBasis, code)


def _label(choices: type[TextChoices], code: str) -> str:
    return str(choices(code).label) if code in choices.values else ""
