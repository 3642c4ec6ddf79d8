"""The demonstration: everyone finds work to do, and nothing of it opens a real house."""

from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.utils import timezone
from PIL import Image

from awards.clock import fiscal_year
from awards.rounds.models import Phase, Round
from awards.winners.models import Winner
from nominations.demo import accounts, data, story
from nominations.intake.models import Nomination, Photo, State
from nominations.judging.models import Recusal, ScoreSheet
from nominations.ledger import actions as ledger
from nominations.office.invariants import broken
from nominations.people.actions import load_bodies
from nominations.people.allauth_adapter import DEMO_PASSWORD
from nominations.people.models import User
from nominations.release.models.releases import Release, Stage
from nominations.release.proofreading_messages import lacks_of
from nominations.release.reading import read
from tests import make
from tests.sample_mark import is_marked

pytestmark = pytest.mark.django_db


def demo() -> str:
    said = StringIO()
    call_command("demo", stdout=said)
    return said.getvalue()


def test_it_is_refused_where_demo_is_off(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="DEMO=True"):
        demo()

    assert not User.objects.exists()


def test_it_is_refused_in_a_house_that_has_such_rounds(settings):
    settings.DEMO = True
    make.round_()

    with pytest.raises(CommandError, match="進行中の表彰回がある"):
        demo()

    assert not accounts.exist()


def test_it_is_loaded_whole_or_not_at_all(settings):
    load_bodies()

    def interrupted(japanese: str, english: str) -> None:
        if "15件" in japanese:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        story.load(timezone.now(), interrupted)

    assert not accounts.exist()


def test_it_gives_everyone_something_to_do(settings):
    settings.DEMO = True
    load_bodies()

    first = demo()
    again = demo()

    assert again in first
    assert [line.split()[0] for line in again.splitlines() if "@" in line] == [
        f"{key}@demo.example"
        for key in (
            *("secretariat", "secretariat2", "ministry", "clair", "chair"),
            *("member1", "member2", "member3", "member4", "gunma", "sendai", "admin"),
        )
    ]
    _then_the_rounds_stand_where_they_should()
    _then_two_people_have_released_the_round_of_last_year()
    _then_every_photograph_is_marked_as_a_sample()
    _then_the_committee_is_in_the_middle_of_its_work()
    _then_nothing_contradicts_the_promises_of_the_rooms()
    _then_the_operator_has_no_seats()


def _then_the_rounds_stand_where_they_should() -> None:
    now = timezone.now()
    this = fiscal_year(timezone.localdate()) - 2005
    judged, open_ = Round.objects.get(number=this), Round.objects.get(number=this + 1)
    assert [round_.fiscal_year for round_ in (judged, open_)] == [this + 2005, this + 2006]
    states = Nomination.objects.order_by("round__number", "state")
    assert (judged.phase, open_.phase) == (Phase.JUDGING, Phase.OPEN)
    assert list(states.values_list("round__number", "state").annotate(Count("pk"))) == [
        (this - 1, State.ACCEPTED, 1),
        (this, State.ACCEPTED, 15),
        (this + 1, State.DRAFT, 2),
        (this + 1, State.SUBMITTED, 2),
    ]
    assert judged.scoring_closes_at
    assert open_.nominations_close_at
    assert (judged.scoring_closes_at - now).days in range(10, 16)
    closes = timezone.localdate(open_.nominations_close_at)
    assert (closes - timezone.localdate()).days in range(26, 32)
    assert timezone.localtime(open_.nominations_close_at).hour == 17
    assert open_.takes_nominations(now)


def _then_two_people_have_released_the_round_of_last_year() -> None:
    this, now = fiscal_year(timezone.localdate()) - 2005, timezone.now()
    release = Release.objects.get(stage=Stage.CONFIRMED)
    winner = Winner.objects.published(now).get(round__number=this - 1)
    people = [person.email for person in (release.prepared_by, release.confirmed_by) if person]
    assert people == ["secretariat@demo.example", "secretariat2@demo.example"]
    assert release.round == winner.round
    assert release.publish_at == winner.published_at
    assert [one.places for one in winner.corrections.all()] == [["partners/1/signed_on"]]
    assert lacks_of(read(winner)) == []


def _then_every_photograph_is_marked_as_a_sample() -> None:
    photos = Photo.objects.order_by("nomination__round__number")
    counts = photos.values_list("nomination__round__number").annotate(Count("pk"))
    assert [number for _round, number in counts] == [2, 30, 6]
    for photo in photos:
        with default_storage.open(str(photo.file)) as file:
            picture = Image.open(file)
            assert ((photo.width, photo.height), picture.size) == ((1200, 800), (1200, 800))
            assert is_marked(picture)


def _then_the_committee_is_in_the_middle_of_its_work() -> None:
    sheets = ScoreSheet.objects.order_by("state").values_list("state")
    assert list(sheets.annotate(Count("pk"))) == [("final", 48), ("open", 5)]
    recused = Recusal.objects.get()
    assert recused.seat.user.email == "member2@demo.example"
    assert not ScoreSheet.objects.filter(seat=recused.seat, nomination=recused.nomination).exists()


def _then_nothing_contradicts_the_promises_of_the_rooms() -> None:
    assert broken() == []
    assert ledger.verify() == []


def _then_the_operator_has_no_seats() -> None:
    operator = User.objects.get(email="admin@demo.example")
    assert operator.is_staff
    assert operator.check_password(DEMO_PASSWORD)
    assert list(operator.office_seats.all()) == []
    assert User.objects.filter(is_staff=True).count() == 1


def test_no_picture_lies_about_unused():
    named = {
        photo["picture"]
        for name in ("released", "judged", "open")
        for nomination in data.round_data(name)["nominations"]
        for photo in nomination.get("photos", [])
    }

    assert {path.name for path in data.PICTURES.iterdir()} == named
