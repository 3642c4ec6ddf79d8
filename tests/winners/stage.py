"""Winners with all their parts, as public pages show them."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.cache import caches
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from awards.rounds.models import Phase, Round
from awards.winners import models, renditions
from awards.winners.models import State, Winner
from awards.winners.reading import read
from awards.winners.search_index import search_columns
from tests import make


def announced(number: int = 5, **fields: Any) -> Round:
    yesterday = timezone.now() - timedelta(days=1)
    fields = {"number": number, "results_at": yesterday} | fields
    return make.round_(Phase.DECIDED, **fields)


def takasaki(**fields: Any) -> Winner:
    """高崎市, released a day ago, with one of each part and a picture of the smallest size."""
    columns: dict[str, Any] = {
        "slug": "takasaki",
        "name": "高崎市",
        "name_en": "Takasaki City",
        "kana": "たかさきし",
        "title": "地球市民環境会議",
        "title_en": "Environment Conference",
        "overview": ["環境を語り続けている。", "会場を替えて集まる。"],
    } | fields
    columns.setdefault("round", None)
    columns["round"] = columns["round"] or announced()
    return dressed(make.winner(columns.pop("state", State.RELEASED), **columns))


def dressed(winner: Winner) -> Winner:
    models.Recipient.objects.create(
        winner=winner, position=1, name=winner.name, kind="municipality", prefecture="10",
        home_municipality=winner.name[:60],
    )  # fmt: skip
    models.EvaluationPoint.objects.create(
        winner=winner, position=1, text="仕組みが根づいた。", criteria=["CON"]
    )
    models.Contact.objects.create(winner=winner, position=1, office="国際交流担当")
    _partner(winner)
    if winner.state == State.RELEASED:
        photo(winner)
        indexed(winner)
    return winner


def indexed(winner: Winner) -> None:
    """As the release and each correction do."""
    columns = search_columns(read(winner))
    Winner.objects.filter(pk=winner.pk).update(**columns)
    winner.refresh_from_db()


def _partner(winner: Winner) -> None:
    partner = models.Partner.objects.create(
        winner=winner, position=1, name="プルゼニ市", name_en="Plzen", kind="city", country="CZ",
        country_at_signing="CS", agreement_kind="姉妹都市", signed_on="1990-08-01",
        agreement_owner=winner.name, latitude="49.74", longitude="13.38",
    )  # fmt: skip
    for position, subject in enumerate((None, partner), start=1):
        models.RegionFact.objects.create(
            winner=winner, position=position, partner=subject, name="市", population=374997,
            as_of="2011-03-31", area_km2="459.41", source="事例集",
        )  # fmt: skip


def photo(winner: Winner, position: int = 1) -> models.Photo:
    out = BytesIO()
    Image.new("RGB", (480, 320), (30, 90, 160)).save(out, "JPEG")
    taken = models.Photo(
        winner=winner, position=position, width=480, height=320, caption="会議", alt="人々"
    )
    taken.original.save(f"{winner.pk}-{position}.jpg", ContentFile(out.getvalue()), save=True)
    renditions.publish(taken)
    return taken


def correction(winner: Winner, **fields: Any) -> models.Correction:
    columns = {"at": timezone.now(), "section": "names", "reason": "市の名を正した。"} | fields
    return models.Correction.objects.create(winner=winner, **columns)


def queries(client: Client, url: str) -> int:
    """How many a page costs that is not kept in memory."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def in_a_moment() -> datetime:
    """A minute from now: still forbidden, however slowly a process answers its first request."""
    return timezone.now() + timedelta(minutes=1)
