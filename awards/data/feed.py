"""What was published or corrected last, as an Atom feed in the language of its address."""

import re
from datetime import UTC, datetime

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from awards.clock import in_japan
from awards.languages import each_in_language, in_language, language
from awards.linked_data import absolute
from awards.templatetags.pages import award_name, other_address
from awards.winners.values.winner import Correction, WinnerPage

MOST = 50
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
# XML has no way to write these.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class _Feed(Atom1Feed):
    """A feed that has changed only when an entry has, and names its twin in the other language."""

    def latest_post_date(self) -> datetime:
        moments = [entry["updateddate"] for entry in self.items]
        return max(moments, default=NEVER)

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        twin = {
            "rel": "alternate",
            "type": "application/atom+xml",
            "hreflang": "ja" if language() == "en" else "en",
            "href": absolute(other_address(reverse("feed"))),
        }
        handler.addQuickElement("link", "", twin)


def atom(pages: list[WinnerPage]) -> str:
    address = absolute(reverse("feed"))
    feed = _Feed(
        title=award_name(),
        subtitle=_("公表又は訂正した受賞団体をお知らせします。"),
        link=absolute(reverse("home")),
        description="",
        feed_url=address,
        feed_guid=address,
        language=language(),
        author_name=_("総務省・一般財団法人自治体国際化協会"),
    )
    for page in pages:
        _add(feed, page)
    return feed.writeString("utf-8")


def _add(feed: Atom1Feed, page: WinnerPage) -> None:
    changed_at = page.corrected_at or page.published_at or NEVER
    feed.add_item(
        title=_written(_title(page)),
        link=absolute(page.url),
        unique_id=absolute(page.url),
        # Atom says of it that it is HTML: what was typed is escaped for that, and again for XML.
        description=_written(format_html_join("", "<p>{}</p>", ((line,) for line in _told(page)))),
        updateddate=in_japan(changed_at).replace(microsecond=0),
        categories=[_written(str(in_language(page.prize)))],
    )


def _title(page: WinnerPage) -> str:
    named = {"number": page.round.number, "name": in_language(page.name)}
    if not page.title:
        return _("第%(number)s回　%(name)s") % named
    return _("第%(number)s回　%(name)s「%(title)s」") % {
        **named,
        "title": in_language(page.title),
    }


def _told(page: WinnerPage) -> list[str]:
    """Its overview, and what was corrected."""
    overview = [str(bullet) for bullet in each_in_language(page.dossier.overview.overview)]
    return overview + [_put_right(one) for one in page.corrections]


def _put_right(one: Correction) -> str:
    reason = {"reason": in_language(one.reason)}
    if one.is_republication:
        return _("取り下げていた公表を再開：%(reason)s") % reason
    return _("訂正：%(reason)s") % reason


def _written(text: str) -> str:
    return _UNWRITABLE.sub("", text)
