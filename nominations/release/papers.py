"""The papers of a round, for those who prepare them: before its winners are public, and after.

They are made of what is stored now. Nothing of them is kept where the public half reads.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from awards import pictures, typesetting
from awards.languages import in_english, language
from awards.pictures import PictureError
from awards.press import certificates, pages, press_releases, printing
from awards.press.printing import Paper
from awards.press.values import RoundWithWinners
from awards.rounds.models import Phase, Round
from awards.typesetting import TypesettingError
from awards.winners import public
from awards.winners.models import Photo, State, Winner
from nominations.people.models import User
from nominations.people.seats import seats_of
from nominations.release import ceremony
from nominations.release.contents import applications

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The width of a photograph that has no public copy yet (pixels).
WIDTH = 960
CEREMONY = "ceremony"
SETTERS: Mapping[str, Callable[[RoundWithWinners], Paper]] = {
    "booklet": pages.paper,
    "press-release": press_releases.paper,
    "certificates": certificates.paper,
}
KINDS = (*SETTERS, CEREMONY)
# Papers that are the same on the page of either language.
JAPANESE_ALONE = ("certificates",)


@dataclass(frozen=True)
class Prepared:
    """A paper as a file."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Lacking:
    """Who is told of in characters that no font has; ``slug`` is empty for the round's own words."""

    slug: str
    sentence: str


def rounds_for(user: User) -> QuerySet[Round]:
    """Rounds that are decided: all for the secretariat, for a host its own."""
    seats = seats_of(user)
    decided = Round.objects.filter(phase=Phase.DECIDED)
    if seats.secretariat:
        return decided
    return decided.filter(pk__in=Round.objects.filter(hosts__code__in=seats.hosts))


def are_there(round_: Round, user: User) -> bool:
    """For the secretariat as soon as there is a profile; for a host when all are proofread."""
    states = set(Winner.objects.filter(round=round_).values_list("state", flat=True))
    return bool(states) and (seats_of(user).secretariat or State.DRAFTING not in states)


def round_with_winners(round_: Round) -> RoundWithWinners:
    """What the papers of the round are made of."""
    told = public.prepared_round(round_, applications(round_))
    winners = public.prepared_pages(round_, _private)
    return RoundWithWinners(told, winners, round_.certificate_text)


def prepared(round_: Round, kind: str, *, with_contacts: bool) -> Prepared | None:
    """In the language of the page; None where the round has no such paper in it.

    Of the list for the ceremony, ``with_contacts`` is for the secretariat alone.
    """
    told = round_with_winners(round_)
    if kind == CEREMONY:
        content = ceremony.spreadsheet_of(round_, told, with_contacts=with_contacts)
        return Prepared(f"{kind}-{round_.number}-{language()}.xlsx", XLSX, content)
    if kind not in SETTERS or (kind not in JAPANESE_ALONE and not _is_told(told)):
        return None
    return _set(SETTERS[kind](told), round_, kind)


def prepared_spread(round_: Round, slug: str) -> Prepared | None:
    told = round_with_winners(round_)
    if slug not in _slugs(told) or not _is_told(told):
        return None
    return _set(pages.spread_paper(told, slug), round_, slug)


def _is_told(told: RoundWithWinners) -> bool:
    """In the language of the page."""
    return told.is_in_english or not in_english()


def _slugs(told: RoundWithWinners) -> list[str]:
    return [winner.dossier.names.address for winner in told.winners]


def _set(paper: Paper, round_: Round, name: str) -> Prepared:
    private = _private_pictures(round_, paper.pictures)
    ready = replace(
        paper,
        pictures=tuple(picture for picture in paper.pictures if picture not in private),
        drawings={**paper.drawings, **private},
    )
    content = printing.typeset_in_turn(ready)
    return Prepared(f"{name}-{round_.number}-{paper.language}.pdf", PDF, content)


def _private(winner: int, position: int) -> str:
    """What a paper calls a photograph that has no public copy yet."""
    return f"private-{winner}-{position}.jpeg"


def _private_pictures(round_: Round, named: Collection[str]) -> dict[str, bytes]:
    photos = Photo.objects.filter(winner__round=round_).select_related("winner")
    by_name = {_private(photo.winner_id, photo.position): photo for photo in photos}
    return {name: _rendered(by_name[name]) for name in named if name in by_name}


def _rendered(photo: Photo) -> bytes:
    try:
        with photo.original.open("rb") as original:
            return pictures.render(original, WIDTH)["jpeg"]
    except (PictureError, OSError) as error:
        sentence = _(
            "%(winner)sの写真%(n)dのファイルを読めません。写真を削除するか、差し替えてください。"
        )
        told = {"winner": photo.winner.name, "n": photo.position}
        raise TypesettingError(sentence % told) from error


def lacking(told: RoundWithWinners) -> list[Lacking]:
    """What keeps the papers from being set: characters that no font has, by whose words they are."""
    found = []
    for code in ("ja", "en") if told.is_in_english else ("ja",):
        with translation.override(code):
            said = list(pages.words_by_winner(told))
        for slug, words in said:
            if letters := typesetting.told_without_glyph(words):
                found.append(Lacking(slug, typesetting.sentence_without_glyph(letters)))
    return list(dict.fromkeys(found))
