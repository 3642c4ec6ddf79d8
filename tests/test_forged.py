"""Posts that no page of ours sends: keys given twice, rows that are gone, codes that collide."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from awards.rounds.reading import read as read_setup
from nominations.changing import Refused
from nominations.decision.models import Choice
from nominations.editing.saving import seen_of
from nominations.intake import actions as intake
from nominations.intake.models import Partner, Photo
from nominations.intake.reading import read
from nominations.people.models import BodySeat
from nominations.release.actions import draft_profile
from nominations.release.reading import read as read_profile
from tests import make
from tests import world as worlds

pytestmark = pytest.mark.django_db
AT_SEVEN_IN_JAPAN = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)


@pytest.fixture
def world() -> worlds.World:
    return worlds.build()


@pytest.fixture
def desk(client: Client, world: worlds.World) -> Client:
    """A browser of the body's officer; tests of another's sign in afresh."""
    client.force_login(world.people["body"])  # type: ignore[arg-type]
    return client


def rows(prefix: str, *given: dict[str, Any], **more: Any) -> dict[str, Any]:
    sent = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": 0, **more}
    for index, row in enumerate(given):
        sent |= {f"{prefix}-{index}-{name}": value for name, value in row.items()}
    return sent


def test_a_region_given_twice_is_written_once(desk, world):
    draft = make.nomination(round=world.things.open, body=world.things.body)
    partner = Partner.objects.create(nomination=draft, position=1, name="リンデン市")
    seen = seen_of(read(draft).regions)
    twice = [{"partner": partner.pk, "source": text} for text in ("初め", "終わり")]

    answer = desk.post(
        reverse("nomination-section", args=[draft.pk, "regions"]),
        rows("regions", *twice, seen=seen),
    )

    assert answer.status_code == 302
    assert list(draft.regionfacts.values_list("source", flat=True)) == ["終わり"]


def test_names_that_are_no_row_do_not_disturb_the_comparison_of_two_texts(desk, world):
    url = reverse("nomination-section", args=[world.things.draft.pk, "regions"])
    strange = {"regions-partner": "5", "regions-x-partner": "7", "regions-0-0-partner": "8"}

    answer = desk.post(url, rows("regions", {"partner": "", "name": "別"}, seen="old", **strange))

    assert answer.status_code == 409


@pytest.mark.parametrize("section", ["recipients", "partners", "contacts"])
def test_a_row_of_another_nomination_is_not_found_and_stays(desk, world, section):
    theirs = getattr(world.things.submitted, section).get()
    seen = seen_of(read(world.things.draft).section(section))
    before = read(world.things.submitted)

    answer = desk.post(
        reverse("nomination-section", args=[world.things.draft.pk, section]),
        rows(section, {"id": theirs.pk, "name": "奪う", "office": "奪う"}, seen=seen),
    )

    assert answer.status_code == 404
    assert read(world.things.submitted) == before


@pytest.mark.parametrize("name", ["photo-edit", "photo-remove", "photo-move", "nomination-photo"])
def test_a_photo_of_another_nomination_is_not_found_by_this_one(desk, world, name):
    theirs = world.things.submitted.photos.get()
    url = reverse(name, args=[world.things.draft.pk, theirs.pk])

    desk.post(url, {"position": "1", "caption": "奪う"})

    assert desk.get(url).status_code in (404, 405)
    theirs.refresh_from_db()
    assert theirs.caption == "交流の様子"


def test_moving_a_photo_that_is_gone_does_nothing_and_describing_it_says_why(world):
    draft, by, at = world.things.draft, world.people["body"], timezone.now()
    photo = draft.photos.get()
    seen_before = Photo.objects.get(pk=photo.pk)
    words = read(draft).photos.rows[0]
    intake.remove_photo(draft, photo.pk, by=by, at=at)

    intake.move_photo(draft, seen_before, position=1, by=by, at=at)
    with pytest.raises(Refused) as refusal:
        intake.revise_photo(draft, words, seen="", data=None, by=by, at=at)

    assert "ほかの方が削除しました" in str(refusal.value)


def test_a_profiles_region_given_twice_is_written_once(client, world):
    client.force_login(world.people["secretariat"])
    winner = world.things.profile
    twice = [{"partner": "", "name": name, "population": "5"} for name in ("初め", "終わり")]
    seen = seen_of(read_profile(winner).regions)

    answer = client.post(
        reverse("profile-section", args=[winner.pk, "regions"]), rows("regions", *twice, seen=seen)
    )

    assert answer.status_code == 302
    assert list(winner.regionfacts.values_list("name", flat=True)) == ["終わり"]


def test_a_profile_is_drafted_though_its_first_slug_is_taken(world):
    decided, taken = world.things.decided, world.things.profile
    other = make.nomination("accepted", round=decided, body=world.things.body)
    Choice.objects.create(
        resolution=decided.resolution, nomination=other, prize=taken.prize, place=7
    )
    type(taken).objects.filter(pk=taken.pk).update(slug=f"entry-{other.entry_number}")

    made = draft_profile(other, by=world.people["secretariat"], at=timezone.now())

    assert made.slug == f"entry-{other.entry_number}-2"


def test_two_hosts_may_change_codes_but_not_share_one(client, world):
    client.force_login(world.people["secretariat"])
    round_ = world.things.preparing
    url = reverse("round-section", args=[round_.number, "hosts"])
    first, second = round_.hosts.order_by("position")

    def post(*codes: str) -> int:
        seen = seen_of(read_setup(round_).hosts)
        sent = [
            {"id": host.pk, "code": code, "name": host.name}
            for host, code in zip((first, second), codes, strict=True)
        ]
        answer = client.post(url, rows("hosts", *sent, seen=seen))
        return int(answer.status_code)

    assert post("clair", "soumu") == 302
    assert [row[1] for row in _hosts(round_)] == ["clair", "soumu"]
    assert post("soumu", "soumu") == 409
    assert post("x" * 21, "soumu") == 422
    assert [row[1] for row in _hosts(round_)] == ["clair", "soumu"]


def _hosts(round_: Any) -> list[Any]:
    return list(round_.hosts.order_by("position").values_list("pk", "code"))


def test_a_moment_before_all_time_is_no_moment(client, world):
    client.force_login(world.people["secretariat"])
    url = reverse("screening-return", args=[world.things.submitted.pk])

    answer = client.post(url, {"reason": "理由", "due_at": "0001年1月1日 0:00"})

    assert "日付と時刻を「2026年12月23日 17:00」のように入力してください" in answer.content.decode()


def test_an_extension_is_told_to_those_who_hold_a_seat_that_day_in_japan(world):
    round_, body = world.things.open, world.things.body
    today = date(2026, 11, 23)
    came, left = make.user(), make.user()
    seat: dict[str, Any] = {"body": body, "role": "submitter"}
    BodySeat.objects.create(user=came, starts_on=today, **seat)
    BodySeat.objects.create(
        user=left, starts_on=make.LONG_AGO, ends_on=today - timedelta(days=1), **seat
    )

    intake.extend(
        round_, body, until=round_.nominations_close_at + timedelta(days=30), reason="大雪",
        by=world.people["secretariat"], at=AT_SEVEN_IN_JAPAN,
    )  # fmt: skip

    told = {address for letter in Email.objects.all() for address in letter.to}
    assert told == {came.email, world.people["body"].email}
