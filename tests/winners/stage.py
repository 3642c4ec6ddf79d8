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
from awards.winners.search_index import search_text
from tests import make


def announced(number: int = 5, **fields: Any) -> Round:
    yesterday = timezone.now() - timedelta(days=1)
    given = {"number": number, "application_count": 15, "results_at": yesterday}
    return make.round_(Phase.DECIDED, **(given | fields))


def takasaki(**fields: Any) -> Winner:
    """高崎市, released a day ago, with one of each part and a picture of the smallest size."""
    given: dict[str, Any] = {
        "slug": "takasaki",
        "name": "高崎市",
        "name_en": "Takasaki City",
        "kana": "たかさきし",
        "title": "地球市民環境会議",
        "title_en": "Environment Conference",
        "overview": ["環境を語り続けている。", "会場を替えて集まる。"],
    } | fields
    given.setdefault("round", None)
    given["round"] = given["round"] or announced()
    return dressed(make.winner(given.pop("state", State.RELEASED), **given))


def dressed(made: Winner) -> Winner:
    models.Recipient.objects.create(
        winner=made, position=1, name=made.name, kind="municipality", prefecture="10",
        home_municipality=made.name,
    )  # fmt: skip
    models.EvaluationPoint.objects.create(
        winner=made, position=1, text="仕組みが根づいた。", criteria=["CON"]
    )
    models.Contact.objects.create(winner=made, position=1, office="国際交流担当")
    _partner(made)
    if made.state == State.RELEASED:
        photo(made)
        made.search_text = search_text(read(made))
        made.save(update_fields=["search_text"])
    return made


def _partner(made: Winner) -> None:
    partner = models.Partner.objects.create(
        winner=made, position=1, name="プルゼニ市", name_en="Plzen", kind="city", country="CZ",
        country_at_signing="CS", agreement_kind="姉妹都市", signed_on="1990-08-01",
        agreement_owner=made.name, latitude="49.74", longitude="13.38",
    )  # fmt: skip
    for position, of in enumerate((None, partner), start=1):
        models.RegionFact.objects.create(
            winner=made, position=position, partner=of, name="市", population=374997,
            as_of="2011-03-31", area_km2="459.41", source="事例集",
        )  # fmt: skip


def photo(made: Winner, position: int = 1) -> models.Photo:
    out = BytesIO()
    Image.new("RGB", (480, 320), (30, 90, 160)).save(out, "JPEG")
    taken = models.Photo(
        winner=made, position=position, width=480, height=320, caption="会議", alt="人々"
    )
    taken.original.save(f"{made.pk}-{position}.jpg", ContentFile(out.getvalue()), save=True)
    renditions.publish(taken)
    return taken


def correction(winner: Winner, **fields: Any) -> models.Correction:
    given = {"at": timezone.now(), "section": "names", "reason": "市の名を正した。"} | fields
    return models.Correction.objects.create(winner=winner, **given)


def queries(client: Client, url: str) -> int:
    """How many a page costs that is not kept in memory."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def in_a_moment() -> datetime:
    """One second from now: still forbidden."""
    return timezone.now() + timedelta(seconds=1)
