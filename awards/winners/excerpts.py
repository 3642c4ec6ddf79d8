"""Where the words of a search stand, in the text as it was written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from awards.geo import Language
from awards.text import fold, occurrences
from awards.winners.page_texts import Kind, PageText

MOST = 3  # for one winner
BEFORE, AFTER = 24, 64  # characters around the first word


@dataclass(frozen=True)
class Piece:
    text: str
    is_found: bool = False


@dataclass(frozen=True)
class Excerpt:
    """A part of a text of this kind; ``language`` is the one it is written in."""

    kind: Kind
    language: Language
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class _Text:
    kind: Kind
    language: Language
    text: str


def excerpts(
    page: Iterable[PageText], words: Sequence[str], language: Language, told: Iterable[str]
) -> tuple[Excerpt, ...]:
    """As few as show each word once, but for those that stand in what is ``told`` already.

    Of texts that hold as many of the words, those in ``language`` are quoted first.
    """
    shown = [fold(text) for text in told]
    left = {word for word in words if not any(word in text for text in shown)}
    texts = sorted(_texts(page), key=lambda text: text.language != language) if left else []
    # Only when it is asked for: most texts come after one that holds the word.
    folded = cache(fold)
    chosen: list[Excerpt] = []
    while left and len(chosen) < MOST:
        best, held = _best(texts, left, folded)
        if best is None:
            break
        left -= held
        chosen.append(Excerpt(best.kind, best.language, _around(pieces(best.text, words))))
    return tuple(chosen)


def pieces(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """The whole text, in parts that are one of ``words`` and parts that are not."""
    parts, end = [], 0
    for begin, until in occurrences(text, words):
        parts += [Piece(text[end:begin]), Piece(text[begin:until], is_found=True)]
        end = until
    return tuple(part for part in (*parts, Piece(text[end:])) if part.text)


def _texts(page: Iterable[PageText]) -> Iterator[_Text]:
    for one in page:
        if one.text.ja:
            yield _Text(one.kind, "ja", one.text.ja)
        if one.text.en:
            yield _Text(one.kind, "en", one.text.en)


def _best(
    texts: Iterable[_Text], words: set[str], folded: Callable[[str], str]
) -> tuple[_Text | None, set[str]]:
    """The first that holds the most of ``words``, and which."""
    best, most = None, set[str]()
    for text in texts:
        whole = folded(text.text)
        held = {word for word in words if word in whole}
        if len(held) > len(most):
            best, most = text, held
        if most == words:
            break
    return best, most


def _around(whole: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """From a little before the first word that is found to a line behind it."""
    first = next((at for at, piece in enumerate(whole) if piece.is_found), 0)
    before = "".join(piece.text for piece in whole[:first])
    start = max(0, len(before) - BEFORE)
    opening = ("…" if start else "") + before[start:]
    kept, room = [Piece(opening)], AFTER
    for piece in whole[first:]:
        kept.append(Piece(piece.text[:room], piece.is_found))
        room -= len(piece.text)
        if room <= 0:
            kept.append(Piece("…" if room < 0 or piece is not whole[-1] else ""))
            break
    return tuple(piece for piece in kept if piece.text)
