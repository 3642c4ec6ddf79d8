"""Who hears that results are announced, when, and where each reads what became of a nomination."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from awards.rounds.models import Announcement
from awards.winners.models import Winner
from nominations.intake.history import history_of
from nominations.intake.models import Nomination
from nominations.intake.outcomes import outcome_of
from nominations.letters.models import Letter
from nominations.release import actions
from tests import make
from tests.release.stage import AT, LATER, decided, other, prepare, proofread, release

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def ready():
    """Of three nominations the first is awarded; each body and the committee have somebody."""
    on = decided(1)
    proofread(on, 0)
    other(on)
    on.officers = [make.officer(entry.body) for entry in on.entries]
    make.sits_for_a_host(on.officers[0], "clair")  # heard of twice, told once
    Letter.objects.all().delete()
    return on


def waiting():
    return Letter.objects.filter(scheduled_time=LATER)


def test_bodies_members_and_hosts_hear_of_it_at_the_instant_each_once():
    on = ready()
    member = on.round.committee_seats.get().user

    release(on)

    people = [*on.officers, member, on.ministry, on.clair]
    told = [letter.to[0] for letter in waiting()]
    assert sorted(told) == sorted(person.email for person in people)


def test_no_letter_leaves_before_the_instant(settings):
    release(ready())

    due = Email.objects.filter(pk__in=waiting()).exclude(scheduled_time__gt=LATER - SECOND)

    assert (due.count(), waiting().count() > 0) == (0, True)


def test_nobody_reads_at_the_desk_a_letter_that_waits_for_the_instant(page):
    on = ready()
    release(on, publish_at=timezone.now() + timedelta(days=5))
    member = on.round.committee_seats.get().user

    for person in (*on.officers, member, on.ministry, on.clair):
        read = page(reverse("letter-list"), person)
        assert "審査の結果について" not in read.text
        assert "受賞団体を公表しました" not in read.text


def test_no_letter_tells_what_the_result_is():
    on = ready()
    release(on)
    winner = Winner.objects.get()

    for word in (winner.name, winner.title, "総務大臣賞", "選外", on.entries[1].title):
        assert not waiting().filter(message__contains=word).exists()
        assert not waiting().filter(subject__contains=word).exists()


def test_a_release_that_is_cancelled_takes_its_letters_with_it():
    on = ready()
    prepared = release(on)
    kept = Letter.objects.filter(scheduled_time=None).count()

    actions.cancel(prepared, reason="誤りが見付かったため", by=on.office, at=AT)

    assert waiting().count() == 0
    assert Letter.objects.count() >= kept  # what was promised at once is not taken back


def test_the_confirming_page_says_how_many_are_told(page):
    on = ready()
    prepared = prepare(on)
    type(prepared).objects.update(publish_at=timezone.now() + timedelta(days=5))

    text = page(reverse("release-confirm", args=[on.round.number]), on.other).text

    assert f"担当者{len(on.officers) + 3}名に" in text


def outcome_words(on, page, officer):
    return page(reverse("nomination-list"), officer).text


def test_each_body_reads_the_outcome_of_its_own_from_the_instant_on(page):
    on = ready()
    release(on)

    chosen, not_chosen = (outcome_words(on, page, officer) for officer in on.officers[:2])
    overview = page(reverse("nomination", args=[on.entries[0].pk]), on.officers[0])

    assert ("受賞：総務大臣賞" in chosen, "選外" in not_chosen) == (True, True)
    assert "受理" not in not_chosen
    winner = Winner.objects.get()
    assert reverse("winner", args=[on.round.number, winner.slug]) in overview.links
    assert "差戻しを依頼" not in overview.text
    assert [line.label for line in history_of(on.entries[0], LATER)] == [
        "結果の公表（受賞：総務大臣賞）"
    ]


def test_before_the_instant_the_pages_of_those_chosen_and_not_are_alike():
    on = ready()
    release(on)
    Announcement.objects.update(at=LATER)

    for entry in on.entries:
        row = Nomination.objects.get(pk=entry.pk)
        assert outcome_of(row, LATER - SECOND) is None
        assert [line.label for line in history_of(row, LATER - SECOND)] == []


def test_a_winner_that_was_withdrawn_keeps_its_prize_here_and_has_no_link(page):
    on = ready()
    release(on)
    actions.withdraw(Winner.objects.get(), reason="辞退のため", by=on.office, at=LATER + SECOND)

    overview = page(reverse("nomination", args=[on.entries[0].pk]), on.officers[0])

    assert "総務大臣賞" in overview.text
    assert (
        reverse("winner", args=[on.round.number, Winner.objects.get().slug]) not in overview.links
    )
