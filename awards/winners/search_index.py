"""What a search looks through, and what it counts: two columns of a winner.

They are made of its dossier whenever what is published of it is written.
"""

from collections.abc import Iterator
from typing import TypedDict

from awards.text import fold, tidy_line
from awards.winners.dossier import WinnerDossier
from awards.winners.page_texts import page_texts

MAX_WORDS = 8
MAX_LETTERS = 200


class SearchColumns(TypedDict):
    """``search_text`` is all that is published about a winner, folded, in both languages;
    ``facets`` are what it is chosen by, e.g. ``country:CZ prefecture:10``.
    """

    search_text: str
    facets: str


# Of what is not to be found.
NOT_FOUND = SearchColumns(search_text="", facets="")


def search_columns(dossier: WinnerDossier) -> SearchColumns:
    return SearchColumns(search_text=_search_text(dossier), facets=" ".join(_facets(dossier)))


def words(query: str) -> list[str]:
    """The words of a query, folded alike; what is too long for one is not looked for.

    It is cut before anything else is done with it.
    """
    return fold(tidy_line(query[:MAX_LETTERS])).split()[:MAX_WORDS]


def _search_text(dossier: WinnerDossier) -> str:
    """Each text once: a word of the query never stands across two of them."""
    texts = [text for one in page_texts(dossier) for text in (one.text.ja, one.text.en)]
    return " ".join(dict.fromkeys(filter(None, map(fold, texts))))


def _facets(dossier: WinnerDossier) -> Iterator[str]:
    """Each once, however many parts of a winner have it."""
    recipients = dossier.recipients.rows
    criteria = (code for point in dossier.evaluations.rows for code in point.criteria)
    chosen_by = {
        "country": (partner.country for partner in dossier.partners.rows),
        "prefecture": (recipient.prefecture for recipient in recipients),
        "kind": (recipient.kind for recipient in recipients),
        "theme": criteria,
    }
    for facet, codes in chosen_by.items():
        # A code that a blank stands in would be two.
        known = (code for code in codes if len(code.split()) == 1)
        yield from (f"{facet}:{code}" for code in dict.fromkeys(known))
