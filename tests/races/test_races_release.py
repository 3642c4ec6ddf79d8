"""A release and whatever else happens to it at the same instant."""

from dataclasses import replace
from datetime import timedelta

from awards.bilingual import Text
from awards.rounds.models import Round
from awards.winners.models import Photo, Winner, Withdrawal
from nominations.editing.saving import seen_of
from nominations.letters.models import Letter
from nominations.people.models import User
from nominations.release import actions as release
from nominations.release.invariants import broken
from nominations.release.models.releases import Release
from nominations.release.reading import read
from tests import make
from tests.ledger.whole import verify
from tests.races.together import at_once, count
from tests.release.stage import AT, LATER, decided, other, prepare, proofread, published_files

WHY = "延期のため。"


def ready():
    on = decided(1)
    proofread(on)
    other(on)
    return on


def person(someone):
    return User.objects.get(pk=someone.pk)


def confirming(on, prepared, by=None):
    def act():
        mine = Release.objects.get(pk=prepared.pk)
        release.confirm(mine, by=person(by or on.other), at=AT)

    return act


def cancelling(on, prepared, reason=WHY):
    def act():
        mine = Release.objects.get(pk=prepared.pk)
        release.cancel(mine, reason=reason, by=person(on.office), at=AT)

    return act


def copies():
    return sorted(
        name
        for photo in Photo.objects.all()
        for kinds in photo.renditions.values()
        for name in kinds.values()
    )


def test_ten_preparations_at_once_are_one(crowd):
    on = ready()
    letters = Letter.objects.count()

    def act():
        round_ = Round.objects.get(pk=on.round.pk)
        release.prepare(round_, publish_at=LATER, by=person(on.office), at=AT)

    assert at_once(*[act] * 10) == ["done"] * 10
    assert (Release.objects.count(), count("round.release_prepared")) == (1, 1)
    assert Letter.objects.count() == letters + 1


def test_three_instants_prepared_at_once_leave_one(crowd):
    on = ready()

    def preparing(days):
        def act():
            round_ = Round.objects.get(pk=on.round.pk)
            later = LATER + timedelta(days=days)
            release.prepare(round_, publish_at=later, by=person(on.office), at=AT)

        return act

    outcomes = at_once(*[preparing(days) for days in range(3)])

    assert sorted(outcomes) == ["done", "refused", "refused"]
    assert Release.objects.get().publish_at == LATER + timedelta(days=outcomes.index("done"))


def at_once_sent():
    """Letters that wait for no instant."""
    return Letter.objects.filter(scheduled_time=None).count()


def test_ten_confirmations_at_once_are_one_and_leave_no_spare_files(crowd):
    on = ready()
    prepared = prepare(on)
    letters = at_once_sent()

    outcomes = at_once(*[confirming(on, prepared)] * 10)

    assert outcomes == ["done"] * 10
    assert Winner.objects.get().published_at == LATER
    assert (count("round.released"), at_once_sent()) == (1, letters + 1)
    # One member, two hosts: at the instant, each once.
    assert Letter.objects.filter(scheduled_time=LATER).count() == 3
    assert (copies(), verify(), broken()) == (published_files(), [], [])


def test_two_people_confirm_at_once_and_one_of_them_did(crowd):
    on = ready()
    third = make.secretary()
    prepared = prepare(on)

    outcomes = at_once(confirming(on, prepared), confirming(on, prepared, third))

    assert sorted(outcomes) == ["done", "refused"]
    assert Release.objects.get().confirmed_by == [on.other, third][outcomes.index("done")]
    assert copies() == published_files()


def test_ten_cancellations_at_once_are_one(crowd):
    on = ready()
    prepared = prepare(on)
    confirming(on, prepared)()
    letters = at_once_sent()

    assert at_once(*[cancelling(on, prepared)] * 10) == ["done"] * 10
    assert (count("round.release_cancelled"), at_once_sent()) == (1, letters + 1)
    assert not Letter.objects.filter(scheduled_time=LATER).exists()
    assert (Winner.objects.get().state, published_files()) == ("proofread", [])
    assert (verify(), broken()) == ([], [])


def test_a_cancellation_and_a_confirmation_at_once_leave_it_cancelled(crowd):
    """Whichever is first: what was confirmed is cancelled, what was cancelled is not confirmed."""
    on = ready()
    prepared = prepare(on)

    cancelled, confirmed = at_once(cancelling(on, prepared), confirming(on, prepared))

    assert (cancelled, confirmed in ("done", "refused")) == ("done", True)
    assert (Release.objects.get().stage, Winner.objects.get().state) == ("cancelled", "proofread")
    assert (published_files(), Round.objects.get(pk=on.round.pk).results_at) == ([], None)
    assert (verify(), broken()) == ([], [])


def test_an_edit_and_a_confirmation_at_once_publish_what_two_people_saw_or_nothing(crowd):
    on = ready()
    prepared = prepare(on)
    title = Winner.objects.get().title

    def edit():
        winner = Winner.objects.get()
        release.unproofread(winner, reason="誤字", by=person(on.office), at=AT)
        names = read(winner).names
        wanted = replace(names, title=Text("変えた題", "Changed"))
        release.revise_profile(winner, wanted, seen=seen_of(names), by=person(on.office), at=AT)

    edited, confirmed = at_once(edit, confirming(on, prepared))

    winner = Winner.objects.get()
    assert sorted([edited, confirmed]) == ["done", "refused"]
    assert (winner.state, winner.title) == (
        ("released", title) if confirmed == "done" else ("drafting", "変えた題")
    )
    assert (copies(), verify()) == (published_files(), [])


def test_ten_withdrawals_at_once_are_one(crowd):
    on = ready()
    confirming(on, prepare(on))()
    after, letters = LATER + timedelta(days=1), Letter.objects.count()

    def act():
        release.withdraw(Winner.objects.get(), reason=WHY, by=person(on.office), at=after)

    assert at_once(*[act] * 10) == ["done"] * 10
    assert (Withdrawal.objects.count(), count("winner.withdrawn")) == (1, 1)
    assert (Letter.objects.count(), published_files()) == (letters + 1, [])
    assert (verify(), broken()) == ([], [])
