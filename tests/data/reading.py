"""Reading the files as their users do."""

import csv
import io
import json
from typing import Any

from django.core.cache import caches
from django.test import Client

JSON = "/open-data/winners.json"
WINNERS = "/open-data/winners.csv"
PARTNERS = "/open-data/partners.csv"
FEEDS = ("/feed.atom", "/en/feed.atom")
OF_ROUND = "/open-data/rounds/5/"
FILES = (
    JSON, WINNERS, PARTNERS,
    f"{OF_ROUND}winners.json", f"{OF_ROUND}winners.csv", f"{OF_ROUND}partners.csv",
)  # fmt: skip


def body(response: Any) -> bytes:
    return b"".join(response) if response.streaming else bytes(response.content)


def fetch(client: Client, url: str) -> bytes:
    """As it is now, whatever was kept."""
    caches["pages"].clear()
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return body(response)


def tag(client: Client, url: str) -> str:
    caches["pages"].clear()
    response = client.get(url)
    body(response)
    return str(response["ETag"])


def read_json(client: Client, url: str = JSON) -> Any:
    return json.loads(fetch(client, url))


def read_csv(client: Client, url: str) -> list[dict[str, str]]:
    text = fetch(client, url).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))
