"""Winners of announced rounds by country, prefecture, prize and round, for programs."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import cast

from django.core.paginator import Page, Paginator

from awards.winners.models import Winner
from awards.winners.public.winner import for_page, published_page
from awards.winners.values.winner import WinnerPage

PER_PAGE = 24
# How an address calls what is chosen, and which column of a winner it asks for.
COLUMNS = {
    "country": "partners__country",
    "prefecture": "recipients__prefecture",
    "prize": "prize__code",
    "round": "round__number",
}
# What a value may look like, by the same names.
FORMS = {
    "country": "[A-Z]{2}",
    "prefecture": "[0-9]{2}",
    "prize": "[-_a-zA-Z0-9]{1,20}",
    "round": "[1-9][0-9]{0,3}",
}


def chosen_winners(at: datetime, chosen: Mapping[str, str], page: str) -> "Page[WinnerPage]":
    """The winners of announced rounds that have all that is ``chosen``, some a page.

    None of them where something is chosen that no winner can have: a program must not take all
    for some.
    """
    winners = Winner.objects.announced(at)
    if all(re.fullmatch(FORMS[name], value) for name, value in chosen.items()):
        for name, value in chosen.items():
            # Not a join, which would show a winner once for each of its partners.
            having = Winner.objects.filter(**{COLUMNS[name]: value})
            winners = winners.filter(pk__in=having.values("pk"))
    else:
        winners = winners.none()
    found = Paginator(for_page(winners.in_order()), PER_PAGE).get_page(page)
    pages = [published_page(row) for row in found]
    return Page(pages, found.number, cast("Paginator[WinnerPage]", found.paginator))
