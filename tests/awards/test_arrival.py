"""The moment at which a request had arrived, and who is believed about it."""

from datetime import datetime, timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from awards.arrival import ARRIVED, arrived_at

SECOND = timedelta(seconds=1)


def arrival(*, door: datetime | str | None = None, proxy: str = "") -> timedelta:
    """How long ago the request is taken to have come."""
    stamp = door.timestamp() if isinstance(door, datetime) else door
    request = RequestFactory().post("/desk/", headers={"X-Request-Start": proxy})
    request.META["asgi.scope"] = {ARRIVED: stamp}
    return timezone.now() - arrived_at(request)


def before(seconds: float) -> datetime:
    return timezone.now() - seconds * SECOND


def written(moment: datetime) -> str:
    return f"t={moment.timestamp():.3f}"


def test_it_is_when_the_door_had_taken_it_in():
    assert 30 * SECOND <= arrival(door=before(30)) < 31 * SECOND


def test_a_client_without_a_proxy_in_front_is_not_believed():
    assert arrival(door=before(5), proxy=written(before(60))) < 6 * SECOND


def test_a_trusted_proxy_knows_better_than_the_door(settings):
    settings.BEHIND_PROXY = True

    assert 59 * SECOND < arrival(door=before(5), proxy=written(before(60))) < 61 * SECOND


@pytest.mark.parametrize(
    "said",
    ["", "t=", "t=nan", "t=inf", "t=-1", "t=1e308", "abc", "t=12:00", "t=" + "9" * 400, "t=١٢٣"],
)
def test_what_no_proxy_writes_is_not_believed(settings, said):
    settings.BEHIND_PROXY = True

    assert 5 * SECOND <= arrival(door=before(5), proxy=said) < 6 * SECOND


@pytest.mark.parametrize("seconds", [-60, 3600])
def test_neither_the_future_nor_long_ago_is_believed(settings, seconds):
    settings.BEHIND_PROXY = True

    assert arrival(proxy=written(before(seconds))) < SECOND
    assert arrival(door=before(seconds)) < SECOND
