"""Who is recused as a member stays so at the desk of the secretariat and at that of a host."""

import pytest
from django.urls import reverse

from nominations.decision.ranking import ranked
from nominations.people.models import OfficeSeat
from tests import make
from tests.decision import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def on():
    return stage.deliberating()


def member_recused_from(on, entry, **seat):
    """A member with a seat of the office besides, and a sheet they had begun."""
    made = make.member(on.round)
    make.recusal(made, entry)
    OfficeSeat.objects.create(user=made.user, starts_on=make.LONG_AGO, **seat)
    return made.user


def test_what_a_reader_is_recused_from_stands_last_without_place_or_mean(on):
    reader = member_recused_from(on, on.entries[1], role="secretariat")

    lines = ranked(on.round, reader)

    withheld = lines[-1]
    assert withheld.nomination == on.entries[1]
    assert (withheld.is_withheld, withheld.place, withheld.mean) == (True, None, "")
    # The others are ranked as if it were not there: no gap tells its place.
    assert [line.place for line in lines[:-1]] == [1, 2, 3]
    assert [line.place for line in ranked(on.round, on.office)] == [1, 2, 3, 4]


@pytest.mark.parametrize("place", range(4))
def test_the_pages_of_the_resolution_are_the_same_wherever_the_withheld_one_stands(page, on, place):
    """Two worlds, in which the points of the nomination that the reader is recused from differ."""
    entry = on.entries[place]
    reader = member_recused_from(on, entry, role="secretariat")
    stage.drafted(on, stage.line(on.entries[0], on.prizes["minister"]))
    urls = [reverse(name, args=[on.round.number]) for name in ("resolution", "resolution-edit")]

    def told():
        return [line.split() for url in urls for line in page(url, reader).text.splitlines()]

    before = told()
    entry.sheets.get().scores.update(points=1 if place < 2 else 5)

    assert told() == before


def test_a_host_who_is_a_recused_member_reads_no_place_of_it(page, on):
    reader = member_recused_from(on, on.entries[0], role="host", host_code="soumu")
    stage.tabled(on)

    text = page(reverse("resolution", args=[on.round.number]), reader).text

    assert "1位" not in text
    assert "回避・除斥" in text


def test_counts_of_progress_do_not_tell_of_what_the_reader_is_recused_from(page, on):
    reader = member_recused_from(on, on.entries[0], role="secretariat")
    url = reverse("judging-progress", args=[on.round.number])

    before = page(url, reader).text
    on.entries[0].sheets.update(state="open", final_at=None)

    assert page(url, reader).text == before
    assert "4件中3件" in page(url, on.office).text
