"""Words and addresses every template needs, in the language of the page.

Values hold codes, dates and both languages; here it is chosen how they are written.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.db.models import TextChoices
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from awards import clock
from awards.bilingual import Text
from awards.dossier.models import PartnerKind, PopulationBasis, RecipientKind
from awards.geo import country_name, prefecture_name
from awards.languages import (
    Words,
    each_in_language,
    in_english,
    in_language,
    lang_mark,
    spoken,
)
from awards.partial_dates import PartialDate

register = template.Library()
register.filter(spoken)
register.filter(in_language)
register.filter(each_in_language)
register.filter(lang_mark)

ENGLISH = "/en/"
LEGAL_FORMS = {
    "地方公共団体": "local government",
    "特定非営利活動法人": "specified non-profit corporation",
    "NPO法人": "specified non-profit corporation",
    "公益財団法人": "public interest incorporated foundation",
    "公益社団法人": "public interest incorporated association",
    "一般財団法人": "general incorporated foundation",
    "一般社団法人": "general incorporated association",
    "財団法人": "incorporated foundation",
    "社団法人": "incorporated association",
    "任意団体": "voluntary group",
}


def other_address(address: str) -> str:
    """The same page in the other language; the languages differ by the path alone."""
    if address == ENGLISH.rstrip("/"):
        return "/"
    if address.startswith(ENGLISH):
        return address.removeprefix(ENGLISH[:-1])
    return ENGLISH[:-1] + address


@register.simple_tag(takes_context=True)
def other_language_url(context: Context) -> str:
    """Without a request (an error page) the front page in the other language."""
    request = context.get("request")
    if request is None:
        return "/" if in_english() else ENGLISH
    query = request.META.get("QUERY_STRING", "")
    return other_address(request.path) + (f"?{query}" if query else "")


@register.simple_tag
def desk_url() -> str:
    """The desk's front page; empty where the public half stands alone and was not told it."""
    return _front_page("desk-home") or settings.DESK_URL


@register.simple_tag
def public_url() -> str:
    """The public front page; empty where the desk stands alone and was not told it."""
    return _front_page("home") or settings.PUBLIC_URL


@register.simple_tag
def award_name() -> str:
    """What the site is called; each round has a name of its own."""
    named = settings.AWARD_NAME_EN if in_english() else settings.AWARD_NAME
    return named or gettext("姉妹自治体交流表彰")


@register.simple_tag
def is_demonstration() -> bool:
    return settings.DEMO


def _front_page(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def here(context: Context, url: str) -> SafeString:
    """``aria-current`` for a link of the navigation: this page, or a page beneath it.

    A winner's page stands beneath the winners, as its breadcrumbs say, whatever its address.
    """
    request = context.get("request")
    path = getattr(request, "path", "")
    match = getattr(request, "resolver_match", None)
    if match and match.url_name == "winner":
        path = f"{reverse('winner-list')}{match.kwargs['slug']}/"
    if url and path == url:
        return SafeString(' aria-current="page"')
    if url not in ("", "/", ENGLISH) and path.startswith(url):
        return SafeString(' aria-current="true"')
    return SafeString("")


@register.simple_block_tag
def scroll(content: str, label: str) -> SafeString:
    """A table wider than the screen scrolls by itself, with the keyboard too."""
    return format_html(
        '<div class="scroll" role="region" aria-label="{}" tabindex="0">{}</div>', label, content
    )


@register.filter
def telephone(number: str) -> str:
    """As it is dialled: in English from abroad, with the extension behind it."""
    if not in_english() or not number.startswith("0"):
        return number
    dialled, *notes = re.split(r"[（）]+", number)
    return " ".join([f"+81-{dialled[1:]}", *(f"({_in_english(note)})" for note in notes if note)])


def _in_english(note: str) -> str:
    known = {"代表": "main line", "直通": "direct line", "FAX兼用": "also fax"}
    return known.get(note, note.replace("内線", "ext. "))


@register.filter
def figure(value: int | Decimal | None) -> str:
    """374997 as 374,997 and 459.4100 as 459.41."""
    if value is None:
        return ""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def mark(number: int) -> str:
    """The n-th mark of a list: ① to ⑳, then (21)."""
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else f"({number})"


@register.filter
def fiscal(year: int) -> str:
    """2010 as 平成22年度 or FY2010."""
    return clock.fiscal_year_label_en(year) if in_english() else clock.fiscal_year_label(year)


@register.filter
def western(value: PartialDate | date | None) -> str:
    return _dated(value, lambda day: day.western)


@register.filter
def era(value: PartialDate | date | None) -> str:
    return _dated(value, lambda day: day.era or day.western)


@register.filter
def both(value: PartialDate | date | None) -> str:
    return _dated(value, lambda day: day.both)


def _dated(value: PartialDate | date | None, japanese: Callable[[PartialDate], str]) -> str:
    """English knows no eras: there the three forms are one. A moment is told as its day in Japan."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = clock.in_japan(value).date()
    day = PartialDate.from_iso(value.isoformat()[:10]) if isinstance(value, date) else value
    return day.english if in_english() else japanese(day)


@register.filter
def country(alpha2: str) -> Words:
    return in_language(country_name(alpha2))


@register.filter
def prefecture(number: str) -> Words:
    return in_language(prefecture_name(number))


@register.filter
def recipient_kind(kind: str) -> str:
    return _label(RecipientKind, kind)


@register.filter
def partner_kind(kind: str) -> str:
    return _label(PartnerKind, kind)


@register.filter
def legal_form(written: str) -> Text:
    """The usual forms have an English name; any other stands as it was written."""
    return Text(written, LEGAL_FORMS.get(written, ""))


@register.filter
def area(value: Decimal | None) -> str:
    """Square kilometres. Japanese sets no space before a unit."""
    if value is None:
        return ""
    return f"{figure(value)}{' ' if in_english() else ''}km²"


@register.filter
def population_basis(basis: str) -> str:
    return _label(PopulationBasis, basis)


def _label(choices: type[TextChoices], value: str) -> str:
    return str(choices(value).label) if value in choices.values else ""


@register.filter
def web_address(url: str) -> str:
    """What a link may lead to: an address of the web, or nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
