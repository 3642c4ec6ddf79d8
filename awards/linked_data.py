"""What a page is about, for machines: JSON-LD in the terms of schema.org."""

import json
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Node = Mapping[str, object]

# Nothing that was typed ends the element it stands in, or begins another.
_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script(*nodes: Node) -> SafeString:
    """An element that browsers read as data; empty values are left out."""
    graph = {"@context": "https://schema.org", "@graph": [_filled(node) for node in nodes]}
    text = json.dumps(graph, ensure_ascii=False).translate(_ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


def _filled(node: Node) -> dict[str, object]:
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}


def absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def publishers() -> list[Node]:
    return [
        {"@type": "GovernmentOrganization", "name": _("総務省")},
        {"@type": "Organization", "name": _("一般財団法人自治体国際化協会")},
    ]


def crumbs(*steps: tuple[str, str]) -> Node:
    """The way to a page from the front page: label and path of each step, the page itself last."""
    items = [
        {"@type": "ListItem", "position": place, "name": label, "item": absolute(path)}
        for place, (label, path) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def item_list(items: Sequence[tuple[str, str]]) -> Node:
    """Things that have pages of their own: label and path of each."""
    elements = [
        {"@type": "ListItem", "position": place, "name": label, "url": absolute(path)}
        for place, (label, path) in enumerate(items, start=1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": elements}
