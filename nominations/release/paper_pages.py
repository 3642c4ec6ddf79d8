"""What the page of a round's papers shows: each paper with its addresses, and what is in the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from awards.bilingual import Text
from awards.press.values import RoundWithWinners
from awards.rounds.models import Round
from awards.winners.models import State, Winner
from nominations.release import papers
from nominations.release.papers import CEREMONY, JAPANESE_ALONE


@dataclass(frozen=True)
class Link:
    """``lang`` is that of the paper."""

    url: str
    lang: str
    format: str


@dataclass(frozen=True)
class PaperLine:
    name: str
    about: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class SpreadLine:
    name: Text
    title: Text
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Obstacle:
    """``url`` is where it is put right."""

    name: str
    url: str
    sentence: str


@dataclass(frozen=True)
class PapersPage:
    """``publish_at`` is None until the release is set."""

    round: Round
    publish_at: datetime | None
    is_public: bool
    papers: tuple[PaperLine, ...]
    spreads: tuple[SpreadLine, ...]
    obstacles: tuple[Obstacle, ...]


def papers_page(round_: Round, at: datetime, *, is_office: bool) -> PapersPage:
    """For a host without the way to the profiles, which are the secretariat's."""
    told = papers.round_with_winners(round_)
    codes = ("ja", "en") if told.is_in_english else ("ja",)
    return PapersPage(
        round=round_,
        publish_at=round_.results_at,
        is_public=round_.is_announced(at),
        papers=tuple(_papers(round_, codes, is_office=is_office)),
        spreads=tuple(_spreads(round_, told, codes)),
        obstacles=tuple(_obstacles(round_, told)) if is_office else (),
    )


def _papers(round_: Round, codes: tuple[str, ...], *, is_office: bool) -> Iterator[PaperLine]:
    about = {
        "booklet": (
            _("冊子"),
            _("受賞団体の紹介をまとめた冊子です。公表の日時から、公開ページにも載ります。"),
        ),
        "press-release": (
            _("報道資料"),
            _("発表文、資料1（受賞団体の一覧）、資料2（取組の概要）及び参考（表彰の概要）です。"),
        ),
        "certificates": (
            _("表彰状"),
            _("受賞した団体ごとに1枚です。主催者の名称の下を、氏名と公印のために空けています。"),
        ),
        CEREMONY: (
            _("表彰式の名簿"),
            _(
                "受賞した団体、ふりがな、都道府県、交流先及び賞の一覧です。"
                "代表者、推薦団体の担当者及び問合せ先の列は、事務局が作る名簿だけにあります。"
            )
            if is_office
            else _("受賞した団体、ふりがな、都道府県、交流先及び賞の一覧です。"),
        ),
    }
    for kind in papers.KINDS:
        own = ("ja",) if kind in JAPANESE_ALONE else ("ja", "en") if kind == CEREMONY else codes
        name, sentence = about[kind]
        yield PaperLine(name, sentence, _links(own, "round-paper", round_.number, kind))


def _spreads(round_: Round, told: RoundWithWinners, codes: tuple[str, ...]) -> Iterator[SpreadLine]:
    for winner in told.winners:
        links = _links(codes, "winner-spread", round_.number, winner.dossier.names.address)
        yield SpreadLine(winner.name, winner.title, links)


def _links(codes: tuple[str, ...], name: str, *args: int | str) -> tuple[Link, ...]:
    """The language of a paper is that of its address."""
    links = []
    for code in codes:
        with translation.override(code):
            url = reverse(name, args=args)
        links.append(Link(url, code, "XLSX" if CEREMONY in args else "PDF"))
    return tuple(links)


def _obstacles(round_: Round, told: RoundWithWinners) -> Iterator[Obstacle]:
    winners = {winner.slug: winner for winner in Winner.objects.filter(round=round_)}
    for lacking in papers.lacking(told):
        winner = winners.get(lacking.slug)
        if winner is None:
            url = reverse("round-setup", args=[round_.number])
            yield Obstacle(_("表彰回の設定"), url, lacking.sentence)
        else:
            page = "winner-corrections" if winner.state == State.RELEASED else "profile"
            yield Obstacle(winner.name, reverse(page, args=[winner.pk]), lacking.sentence)
