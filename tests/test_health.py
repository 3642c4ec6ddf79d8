"""What a watching machine is told of this one."""

import pytest

from config import health

pytestmark = pytest.mark.django_db


def test_ready_is_not_said_where_there_is_no_room_for_what_is_sent(client, monkeypatch):
    assert client.get("/readyz").status_code == 200

    monkeypatch.setattr(health, "LEAST_FREE", 1 << 62)
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.content.decode().startswith("disk: no room for temporary files")
    assert client.get("/healthz").status_code == 200
