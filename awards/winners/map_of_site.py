"""The map of the site for search engines, written entry by entry."""

from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from awards.clock import in_japan
from awards.linked_data import absolute
from awards.winners import public
from awards.winners.values.finding import SiteMapEntry

BEFORE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
AFTER = "</urlset>\n"


def pieces(at: datetime) -> Iterator[str]:
    yield BEFORE
    yield from map(_entry, public.site_map(at))
    yield AFTER


def _entry(entry: SiteMapEntry) -> str:
    changed = in_japan(entry.at).isoformat() if entry.at else ""
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(absolute(path))}/>'
        for language, path in (("ja", entry.path), ("en", entry.english))
    )
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(absolute(entry.path))}</loc>{lastmod}{alternates}</url>\n"
