"""The same records as in the files, one by one or chosen, for programs that ask as they go."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from awards.data import records
from awards.data.files import LICENCE
from awards.data.records import Record
from awards.linked_data import absolute
from awards.winners import public

CHOICES = ("round", "prize", "prefecture", "country")


def index() -> Record:
    return {
        "rounds": absolute(reverse("api-rounds")),
        "winners": absolute(reverse("api-winners")),
        "documentation": absolute(reverse("open-data")),
        "license": LICENCE,
    }


def rounds(at: datetime) -> Record:
    return {"rounds": [records.round_record(one) for one in public.announced_rounds(at)]}


def winners(at: datetime, chosen: Mapping[str, str], page: str) -> Record:
    """A page of them, with the addresses of the pages around it; null where there is none."""
    found = public.chosen_winners(at, chosen, page)
    previous = found.previous_page_number() if found.has_previous() else None
    following = found.next_page_number() if found.has_next() else None
    return {
        "count": found.paginator.count,
        "previous": _page(chosen, previous),
        "next": _page(chosen, following),
        "winners": [records.winner_record(one) for one in found.object_list],
    }


def winner(number: int, slug: str, at: datetime) -> Record | None:
    page = public.announced_winner(number, slug, at)
    return records.winner_record(page) if page else None


def withdrawn(number: int, slug: str, at: datetime) -> Record | None:
    """What stands at the address of a winner that was there before."""
    gone = public.withdrawn(number, slug, at)
    return records.withdrawn_record(gone) if gone else None


def _page(chosen: Mapping[str, str], number: int | None) -> str | None:
    if number is None:
        return None
    return absolute(f"{reverse('api-winners')}?{urlencode({**chosen, 'page': number})}")
