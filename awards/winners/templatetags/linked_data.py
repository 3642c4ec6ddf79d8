"""What the public pages are about, for machines."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from awards.dossier.models import RecipientKind
from awards.dossier.values import Recipient
from awards.geo import prefecture_name
from awards.languages import each_in_language, in_language, language
from awards.linked_data import Node, absolute, crumbs, item_list, publishers, script
from awards.templatetags.pages import award_name
from awards.winners.values.rounds import RoundPage, RoundSummary
from awards.winners.values.winner import Card, WinnerPage

register = template.Library()

GOVERNMENTS = {RecipientKind.PREFECTURE, RecipientKind.DESIGNATED_CITY, RecipientKind.MUNICIPALITY}


@register.simple_tag
def linked_site() -> SafeString:
    return script(
        {
            "@type": "WebSite",
            "name": award_name(),
            "url": absolute(reverse("home")),
            "inLanguage": language(),
            "publisher": publishers(),
        }
    )


@register.simple_tag
def linked_rounds(rounds: tuple[RoundSummary, ...]) -> SafeString:
    name, path = pgettext("several", "表彰回"), reverse("round-list")
    listed = item_list([(round_name(one), one.url) for one in rounds])
    return script(_collection(name, path, listed), crumbs(_home(), (name, path)))


@register.simple_tag
def linked_round(page: RoundPage) -> SafeString:
    name, path = round_name(page.summary), page.summary.url
    listed = item_list([_named(card) for card in page.summary.winners])
    described = {"description": str(in_language(page.purpose))}
    rounds = (pgettext("several", "表彰回"), reverse("round-list"))
    return script(
        {**_collection(name, path, listed), **described}, crumbs(_home(), rounds, (name, path))
    )


@register.simple_tag
def linked_winners(cards: list[Card]) -> SafeString:
    """Of one page of the list."""
    name, path = _("受賞団体"), reverse("winner-list")
    listed = item_list([_named(card) for card in cards])
    return script(_collection(name, path, listed), crumbs(_home(), (name, path)))


@register.simple_tag
def linked_winner(page: WinnerPage) -> SafeString:
    name, url = str(in_language(page.name)), absolute(page.url)
    article: Node = {
        "@type": "Article",
        "@id": f"{url}#article",
        "url": url,
        "headline": str(in_language(page.title)) or name,
        "description": "".join(map(str, each_in_language(page.dossier.overview.overview)[:1])),
        "inLanguage": "ja" if page.is_japanese_only else language(),
        "about": {"@id": f"{url}#winner"},
        "author": publishers(),
        "publisher": publishers(),
        "image": [absolute(picture.url) for picture in page.pictures if picture.url],
        "dateModified": page.corrected_at.isoformat() if page.corrected_at else "",
    }
    ways = (_("受賞団体"), reverse("winner-list")), (name, page.url)
    return script(article, _group(page, f"{url}#winner"), crumbs(_home(), *ways))


def round_name(round_: RoundSummary) -> str:
    names = {"number": round_.number, "title": in_language(round_.title)}
    return _("第%(number)s回 %(title)s") % names


def _group(page: WinnerPage, key: str) -> Node:
    first = next(iter(page.dossier.recipients.rows), Recipient())
    award = {
        "number": page.round.number,
        "title": in_language(page.round.title),
        "prize": in_language(page.prize),
    }
    is_government = first.kind in GOVERNMENTS
    return {
        "@type": "GovernmentOrganization" if is_government else "Organization",
        "@id": key,
        "name": str(in_language(page.name)),
        "award": _("第%(number)s回 %(title)s　%(prize)s") % award,
        "foundingDate": first.founded_on.iso if first.founded_on else "",
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "JP",
            "addressRegion": str(in_language(prefecture_name(first.prefecture))),
            "addressLocality": str(in_language(first.home_municipality)),
        },
    }


def _collection(name: str, path: str, listed: Node) -> Node:
    url = absolute(path)
    return {
        "@type": "CollectionPage",
        "@id": url,
        "url": url,
        "name": name,
        "inLanguage": language(),
        "publisher": publishers(),
        "mainEntity": listed,
    }


def _home() -> tuple[str, str]:
    return award_name(), reverse("home")


def _named(card: Card) -> tuple[str, str]:
    return str(in_language(card.name)), card.url
