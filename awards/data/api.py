"""The same records as in the files, one by one or chosen, for programs that ask as they go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from awards.data import parameters, records
from awards.data.files import LICENCE
from awards.data.records import Record
from awards.linked_data import absolute
from awards.winners import public

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Problem:
    """Why there is no answer, and what to do: RFC 9457, in both languages as the records are."""

    status: HTTPStatus
    sentence: "str | Promise"
    words: Mapping[str, object] | None = None

    @property
    def record(self) -> Record:
        spoken = {}
        for code in ("ja", "en"):
            with override(code):
                spoken[code] = str(self.sentence) % (self.words or {})
        return {
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": spoken["ja"],
            "detail_en": spoken["en"],
        }


NO_WINNER = Problem(
    HTTPStatus.NOT_FOUND,
    _("この識別子の受賞団体はありません。識別子は、受賞団体の一覧のidで確かめてください。"),
)
NO_ADDRESS = Problem(
    HTTPStatus.NOT_FOUND,
    _("このアドレスはありません。/api/v1/から、読み取ることができるアドレスを確かめてください。"),
)
ONLY_READ = Problem(
    HTTPStatus.METHOD_NOT_ALLOWED,
    _("読み取り専用です。GET又はHEADで要求してください。"),
)
NO_PAGE = _("%(page)sページはありません。最後のページは、%(last)sページです。")


def index() -> Record:
    return {
        "rounds": absolute(reverse("api-rounds")),
        "winners": absolute(reverse("api-winners")),
        "description": absolute(reverse("api-description")),
        "documentation": absolute(reverse("open-data")),
        "license": LICENCE,
    }


def rounds(at: datetime) -> Record:
    return {"rounds": [records.round_record(one) for one in public.announced_rounds(at)]}


def winners(at: datetime, asked: Mapping[str, list[str]]) -> Record | Problem:
    """A page of them, with the addresses of the pages around it; null where there is none."""
    if wrong := parameters.unreadable(asked):
        words = {"name": wrong.name, "example": wrong.example}
        return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, wrong.sentence, words)
    chosen = {name: values[0] for name, values in asked.items()}
    page = int(chosen.pop("page", "1"))
    found = public.chosen_winners(at, chosen, str(page))
    if found.number != page:
        last = found.paginator.num_pages
        return Problem(HTTPStatus.NOT_FOUND, NO_PAGE, {"page": page, "last": last})
    previous = found.previous_page_number() if found.has_previous() else None
    following = found.next_page_number() if found.has_next() else None
    return {
        "count": found.paginator.count,
        "previous": _page(chosen, previous),
        "next": _page(chosen, following),
        "winners": [records.winner_record(one) for one in found.object_list],
    }


def winner(number: int, slug: str, at: datetime) -> Record | Problem:
    page = public.announced_winner(number, slug, at)
    return records.winner_record(page) if page else NO_WINNER


def withdrawn(number: int, slug: str, at: datetime) -> Record | None:
    """What stands at the address of a winner that was there before."""
    gone = public.withdrawn(number, slug, at)
    return records.withdrawn_record(gone) if gone else None


def _page(chosen: Mapping[str, str], number: int | None) -> str | None:
    if number is None:
        return None
    return absolute(f"{reverse('api-winners')}?{urlencode({**chosen, 'page': number})}")
