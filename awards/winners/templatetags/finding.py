"""What a search found, in the words of the page's language."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from awards.geo import PREFECTURES
from awards.languages import Words, in_english, in_language, language
from awards.templatetags.pages import recipient_kind
from awards.winners.excerpts import Excerpt, Piece, pieces
from awards.winners.page_texts import Kind
from awards.winners.values.finding import Facet, Option

register = template.Library()

KINDS = {
    Kind.NAME: gettext_lazy("受賞団体の名称"),
    Kind.TITLE: gettext_lazy("事業名"),
    Kind.OVERVIEW: gettext_lazy("交流事業の概要"),
    Kind.EVALUATION: gettext_lazy("評価のポイント"),
    Kind.RECIPIENT: gettext_lazy("受賞した団体"),
    Kind.HOME: gettext_lazy("所在地"),
    Kind.PARTNER: gettext_lazy("交流先"),
    Kind.REGION: gettext_lazy("地域の概要"),
    Kind.PHOTO: gettext_lazy("写真"),
    Kind.NOTE: gettext_lazy("注"),
    Kind.CONTACT: gettext_lazy("問合せ先"),
    Kind.READING: gettext_lazy("読み・別の名称"),
}


@register.filter
def marked(text: Words, words: tuple[str, ...]) -> SafeString:
    """The text with the folded ``words`` marked where they stand."""
    return _written(pieces(text.value, words))


@register.filter
def quoted(excerpt: Excerpt) -> SafeString:
    return _written(excerpt.pieces)


@register.filter
def foreign_mark(excerpt: Excerpt) -> SafeString:
    """``lang`` of what is quoted in the other language."""
    is_foreign = excerpt.language != language()
    return format_html(' lang="{}"', excerpt.language) if is_foreign else SafeString("")


@register.filter
def passage_kind(kind: Kind) -> str:
    return str(KINDS[kind])


@register.filter
def options(facet: Facet) -> SafeString:
    """What is chosen from, each with how many there are. By hand: there may be hundreds."""
    counted = _("%(name)s（%(count)s）")
    named = ((option, _label(option, facet)) for option in facet.options)
    lines = (
        (
            option.value,
            name.mark,
            SafeString(" selected") if option.chosen else "",
            counted % {"name": name, "count": option.count},
        )
        for option, name in named
    )
    return format_html_join("\n", '<option value="{}"{}{}>{}</option>', lines)


def _label(option: Option, facet: Facet) -> Words:
    """A round goes by its number, a kind of group by its word; all else has a name."""
    if facet.name == "round":
        return Words(_("第%(number)s回") % {"number": option.value})
    if facet.name == "kind":
        return Words(recipient_kind(option.value))
    return in_language(option.label)


@register.filter
def tile_name(number: str) -> str:
    """Short enough for a tile: without what all prefectures end in."""
    prefecture = PREFECTURES[number]
    if in_english():
        return prefecture.romaji
    return prefecture.name if number == "01" else prefecture.name[:-1]


@register.filter
def groups(count: int) -> str:
    """How many winners, beside the name of what they have in common."""
    return pgettext("beside a name", "%(count)s団体") % {"count": f"{count:,}"}


def _written(parts: Iterable[Piece]) -> SafeString:
    return format_html_join(
        "", "{}", ((_mark(part.text) if part.is_found else part.text,) for part in parts)
    )


def _mark(text: str) -> SafeString:
    return format_html("<mark>{}</mark>", text)
