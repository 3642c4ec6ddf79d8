"""Released winners by the thousand, written in bulk: the same every time."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from awards.dossier.reading import with_rows
from awards.geo import COUNTRIES, PREFECTURES, country_choices
from awards.rounds.models import Phase, Round
from awards.winners.models import (
    Contact,
    EvaluationPoint,
    Partner,
    Photo,
    Recipient,
    RegionFact,
    State,
    Winner,
)
from awards.winners.reading import TABLES, dossier_in
from awards.winners.search_index import search_columns
from tests import make

OF_ROUND = 100
AT_ONCE = 1000  # rows
WORDS = """
    国際交流 環境 会議 高校生 派遣 受入れ 姉妹都市 提携 記念 市民 ホームステイ 言語 音楽 祭り 防災 医療
    技術 研修 農業 水道 漁業 工芸 図書館 書道 茶道 マラソン サッカー 合唱 映画 写真 展示 商工会 子ども
    オンライン 手紙 植樹 平和 学習 地域 団体 協働 継続 発展 仕組み 参加者 毎年 相互 訪問 報告 冊子
""".split()  # noqa: SIM905 -- easier to read
KINDS = ("prefecture", "designated_city", "municipality", "association", "npo")


def released(winners: int, *, first_round: int) -> None:
    draw = random.Random(10)  # noqa: S311 -- the same words on every run
    for number in range(first_round, first_round + winners // OF_ROUND):
        at = timezone.now() - timedelta(days=number)
        announced = {"results_at": at, "application_count": OF_ROUND, "fiscal_year": 2005}
        with transaction.atomic():
            _fill(make.round_(Phase.DECIDED, number=number, **announced), at, draw)


def _fill(round_: Round, at: datetime, draw: random.Random) -> None:
    prize = round_.prizes.get(code="minister")
    rows = [
        Winner(
            round=round_, prize=prize, position=position, slug=f"group-{position}",
            name=f"{draw.choice(WORDS)}友好協会{position}", name_en=f"Friendship {position}",
            title=_text(draw, 8), title_en="A bridge of letters",
            overview=[_text(draw, 60) for _ in range(5)], overview_en=["Every year they meet."],
            state=State.RELEASED, published_at=at,
        )
        for position in range(1, OF_ROUND + 1)
    ]  # fmt: skip
    created = Winner.objects.bulk_create(rows)
    for table, parts in _parts(created, draw).items():
        table._default_manager.bulk_create(parts, batch_size=AT_ONCE)
    for winner in with_rows(Winner.objects.filter(round=round_), TABLES):
        for column, text in search_columns(dossier_in(winner)).items():
            setattr(winner, column, text)
        winner.save(update_fields=["search_text", "facets"])


def _parts(winners: Sequence[Winner], draw: random.Random) -> dict[type[Model], list[Model]]:
    countries = [code for code, _name in country_choices()]
    parts: dict[type[Model], list[Model]] = {
        table: [] for table in (Recipient, Partner, RegionFact, EvaluationPoint, Photo, Contact)
    }
    for winner in winners:
        country = COUNTRIES[draw.choice(countries)]
        parts[Recipient].append(
            Recipient(
                winner=winner, position=1, name=winner.name, kind=draw.choice(KINDS),
                prefecture=draw.choice(list(PREFECTURES)), home_municipality="見本市",
            )
        )  # fmt: skip
        parts[Partner].append(
            Partner(
                winner=winner, position=1, name=f"{country.short}の町", kind="city",
                country=country.alpha2, agreement_kind="姉妹都市", signed_on="1990-08-01",
            )
        )  # fmt: skip
        parts[RegionFact].append(
            RegionFact(winner=winner, position=1, name="見本市", description=_text(draw, 40))
        )
        parts[EvaluationPoint] += [
            EvaluationPoint(winner=winner, position=n, text=_text(draw, 30), criteria=[code])
            for n, code in enumerate(draw.sample(list(make.CRITERIA), 3), start=1)
        ]
        parts[Photo] += [
            Photo(
                winner=winner, position=n, width=960, height=640, original="none.jpg",
                caption=_text(draw, 10), place="見本市", alt=_text(draw, 10),
                renditions={"960": {"webp": "x", "jpeg": "x"}},
            )
            for n in range(1, 5)
        ]  # fmt: skip
        parts[Contact].append(Contact(winner=winner, position=1, office="国際課"))
    return parts


def _text(draw: random.Random, words: int) -> str:
    return "".join(draw.choices(WORDS, k=words))
