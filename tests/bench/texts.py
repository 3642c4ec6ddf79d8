"""Nominations with all that a body writes: six appeals, two partners, three photographs each."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import Model

from awards.rounds.models import Round
from nominations.intake import models as intake
from nominations.intake.models import Nomination
from nominations.judging.models import Score, ScoreSheet

AT_ONCE = 1000  # rows
M = TypeVar("M", bound=Model)
SENTENCE = "港町の子どもたちが毎年互いの町を訪ね、学校と市場で言葉と料理を学び合う取組である。"


def prose(length: int) -> str:
    return (SENTENCE * (length // len(SENTENCE) + 1))[:length]


def fill(round_: Round) -> None:
    """Every nomination of the round as long as the round allows; every sheet with comments."""
    nominations = list(Nomination.objects.filter(round=round_).order_by("entry_number"))
    _columns(nominations)
    _each(nominations, 1, _recipient)
    _each(nominations, 1, _contact)
    _each(nominations, 3, _photo)
    _regions(nominations)
    criteria = list(round_.criteria.all())
    _each(nominations, len(criteria), lambda n, i: _appeal(n, criteria[i - 1].pk))
    ScoreSheet.objects.filter(nomination__round=round_).update(remark=prose(120))
    Score.objects.filter(sheet__nomination__round=round_).update(comment=prose(80))


def _columns(nominations: list[Nomination]) -> None:
    for one in nominations:
        one.rank, one.nominator, one.started_year = 1, "見本県知事　見本太郎", "1990"
        one.overview = [prose(170) for _ in range(4)]
        one.reasons, one.past_awards = prose(400), prose(100)
    columns = ["rank", "nominator", "started_year", "overview", "reasons", "past_awards"]
    Nomination.objects.bulk_update(nominations, columns, batch_size=AT_ONCE // 10)


def _each(
    nominations: Iterable[Nomination], times: int, build: Callable[[Nomination, int], M]
) -> list[M]:
    rows = [build(one, position) for one in nominations for position in range(1, times + 1)]
    manager: Any = type(rows[0])._default_manager
    made: list[M] = manager.bulk_create(rows, batch_size=AT_ONCE)
    return made


def _recipient(of: Nomination, position: int) -> intake.Recipient:
    return intake.Recipient(
        nomination=of,
        position=position,
        name=f"見本友好協会{of.entry_number}",
        kana="みほんゆうこうきょうかい",
        kind="npo",
        home_municipality="見本市",
        prefecture="10",
    )


def _contact(of: Nomination, position: int) -> intake.Contact:
    return intake.Contact(nomination=of, position=position, office="国際課", tel="03-0000-0002")


def _photo(of: Nomination, position: int) -> intake.Photo:
    return intake.Photo(
        nomination=of,
        position=position,
        caption=prose(40),
        alt=prose(40),
        consent=True,
        width=1600,
        height=1067,
        file="none.jpg",
        sha256="0" * 64,
    )


def _appeal(of: Nomination, criterion: int) -> intake.Appeal:
    return intake.Appeal(nomination=of, criterion_id=criterion, text=prose(200))


def _regions(nominations: list[Nomination]) -> None:
    """The own region, and one for each of two partners."""
    partners = _each(nominations, 2, _partner)
    _each(nominations, 1, lambda n, i: _region(n, i, None))
    intake.RegionFact.objects.bulk_create(
        [_region(partner.nomination, 1 + partner.position, partner) for partner in partners],
        batch_size=AT_ONCE,
    )


def _partner(of: Nomination, position: int) -> intake.Partner:
    return intake.Partner(
        nomination=of,
        position=position,
        name="リンデン市",
        local_name="Linden",
        kind="city",
        country="DE",
        agreement_kind="姉妹都市",
        signed_on="1990-04-01",
        agreement_owner="見本市",
    )


def _region(of: Nomination, position: int, partner: intake.Partner | None) -> intake.RegionFact:
    return intake.RegionFact(
        nomination=of,
        position=position,
        partner=partner,
        name="見本市",
        population=100000,
        as_of="2011-04-01",
        basis="resident_register",
        area_km2="100.5",
        description=prose(160),
        source="市の統計書",
    )
