"""The links of a page and of a style sheet, found and written anew.

Made for what our own templates write: attributes in double quotes, with ``>`` and ``"`` escaped.
"""

import re
from collections.abc import Callable
from html import escape, unescape

Rewrite = Callable[[str], str]

# What a reader follows or a browser fetches. What names the page itself (canonical, og:url) stays.
_TAG = re.compile(r"<(?:a|form|img|link|script|source)\b[^>]*>")
_LINK = re.compile(r'(?<=\s)(href|src)="([^"]*)"')
_ACTION = re.compile(r'\saction="([^"]*)"')
_SOURCES = re.compile(r'(?<=\s)srcset="([^"]*)"')
_STAYS = re.compile(r'\srel="canonical"|\shreflang="')
_IN_STYLE = re.compile(r'url\("?([^")]+)"?\)')


def rewritten(html: str, rewrite: Rewrite, ask: Rewrite) -> str:
    """``rewrite`` is given each link as it was written, and tells what to write; ``ask`` that of a form.

    A form without an address asks the page that it is on: ``ask`` is given an empty one.
    """

    def tag(found: re.Match[str]) -> str:
        return _form(found[0], ask) if found[0].startswith("<form") else _tag(found[0], rewrite)

    return _TAG.sub(tag, html)


def of_style(css: str) -> list[str]:
    return [link for link in _IN_STYLE.findall(css) if not link.startswith("data:")]


def _form(tag: str, ask: Rewrite) -> str:
    action = _ACTION.search(tag)
    written = f' action="{_written(action[1] if action else "", ask)}"'
    return _ACTION.sub(written, tag) if action else f"<form{written}{tag.removeprefix('<form')}"


def _tag(tag: str, rewrite: Rewrite) -> str:
    if tag.startswith("<link") and _STAYS.search(tag):
        return tag
    tag = _LINK.sub(lambda link: f'{link[1]}="{_written(link[2], rewrite)}"', tag)
    return _SOURCES.sub(lambda found: f'srcset="{_sources(found[1], rewrite)}"', tag)


def _sources(srcset: str, rewrite: Rewrite) -> str:
    """``address width, address width``; our addresses hold no comma."""
    pairs = (source.strip().partition(" ") for source in srcset.split(","))
    return ", ".join(f"{_written(link, rewrite)}{blank}{width}" for link, blank, width in pairs)


def _written(link: str, rewrite: Rewrite) -> str:
    return escape(rewrite(unescape(link)))
