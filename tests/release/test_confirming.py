"""A group confirms its profile by a link: sent, opened, commented on, approved, ended."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from awards.dossier.values import Photos
from awards.winners.models import EvaluationPoint, Winner
from nominations.changing import NotAllowed, Refused, Stale
from nominations.editing.saving import seen_of
from nominations.ledger.models import LedgerEntry
from nominations.letters.outgoing import WAITS, hash_of, written_out
from nominations.release import actions
from nominations.release.actions.confirming import MOST_COMMENTS
from nominations.release.bearers import Bearer, link_of
from nominations.release.confirmation import confirmation_of, digest_for_group
from nominations.release.confirmation_pages import passages_of, with_comments
from nominations.release.models.confirmations import (
    ConfirmationLink,
    GroupApproval,
    GroupComment,
    Settled,
)
from nominations.release.reading import read
from tests.release.stage import AT, completed, decided, drafted, proofread, release

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def send(on, winner, *, email="group@test.example", seen="", at=AT, days=14):
    """The link, and the token that its letter carries when it leaves."""
    link = actions.send_for_confirmation(
        winner, email=email, addressee="見本友好協会", ends_at=at + days * DAY, seen=seen,
        by=on.office, at=at,
    )  # fmt: skip
    return link, token_in(letters().latest("pk"))


def letters():
    """To groups; the decision has told the secretariat."""
    return Email.objects.filter(subject__contains="紹介文の確認")


def token_in(letter):
    return re.findall(r"/confirm/([\w-]+)/", written_out(letter.message, letter.to))[0]


def comment(link, token, text="人口は三万人です。", place="overview-1", at=AT):
    passages = passages_of(read(link.profile.winner))
    passage = next(one for one in passages if one.place == place)
    return actions.comment(link, passage, text=text, by=Bearer(token), at=at)


def approve(link, token, at=AT, seen=None):
    seen = seen or digest_for_group(read(link.profile.winner))
    return actions.approve_profile(
        link, name="理事長　見本花子", seen=seen, by=Bearer(token), at=at
    )


def revise(on, winner, slug="overview", **columns):
    stored = read(winner).section(slug)
    actions.revise_profile(
        winner, stored.with_columns(columns), seen=seen_of(stored), by=on.office, at=AT
    )


def status(winner, at=AT):
    winner.refresh_from_db()
    return confirmation_of(winner, read(winner), at)


def events():
    codes = LedgerEntry.objects.filter(event__startswith="confirmation.").order_by("seq")
    return [code.removeprefix("confirmation.") for code in codes.values_list("event", flat=True)]


def test_the_token_stands_neither_in_the_database_nor_in_the_letter_that_waits():
    on = decided(1)

    link, token = send(on, drafted(on))

    letter = Email.objects.get(to="group@test.example")
    assert (WAITS in letter.message, token in letter.message) == (True, False)
    assert (link.token_hash, len(token)) == (hash_of(token), 43)
    columns = [str(value) for value in ConfirmationLink.objects.values().get().values()]
    assert [value for value in columns if token in value] == []
    assert "総務大臣賞" not in letter.subject + letter.message


def test_each_try_to_send_carries_the_same_token():
    on = decided(1)
    send(on, drafted(on))
    letter = letters().get()

    first, second = (written_out(letter.message, letter.to) for _try in range(2))

    assert first == second
    assert WAITS not in first


def test_a_link_opens_its_profile_until_its_term_is_over():
    on = decided(1)
    link, token = send(on, drafted(on), days=14)

    assert link_of(token, AT + 14 * DAY - timedelta(seconds=1)) == link
    assert link_of(token, AT + 14 * DAY) is None
    assert link_of(token + "x", AT) is None


def test_a_new_link_replaces_the_old_one():
    on = decided(1)
    winner = drafted(on)
    first, old = send(on, winner)

    second, new = send(on, winner, seen=str(first.pk), at=AT + DAY)

    first.refresh_from_db()
    assert (first.ended_how, first.ended_by) == ("replaced", on.office)
    assert (link_of(old, AT + DAY), link_of(new, AT + DAY)) == (None, second)


def test_who_has_not_seen_the_newest_link_sends_none():
    on = decided(1)
    winner = drafted(on)
    send(on, winner)

    with pytest.raises(Stale):
        send(on, winner, at=AT + DAY)

    assert (ConfirmationLink.objects.count(), letters().count()) == (1, 1)


@pytest.mark.parametrize("days", [-1, 0, 61])
def test_the_term_is_at_most_sixty_days(days):
    on = decided(1)

    with pytest.raises(Refused, match="60日以内"):
        send(on, drafted(on), days=days)

    assert not letters().exists()


def test_a_revoked_link_opens_nothing_and_its_approval_counts_no_longer():
    on = decided(1)
    winner = drafted(on)
    link, token = send(on, winner)
    approve(link, token)
    assert status(winner).is_confirmed

    for _ in range(2):
        actions.revoke_confirmation(link, by=on.office, at=AT)

    assert link_of(token, AT) is None
    assert (status(winner).is_confirmed, status(winner).approval) == (False, None)
    assert events() == ["sent", "approved", "revoked"]


def test_a_released_profile_has_nothing_left_to_confirm():
    on = decided(1)
    winner = proofread(on)
    _link, token = send(on, winner, days=50)

    release(on)

    assert link_of(token, AT + DAY) is None
    with pytest.raises(Refused, match="公表の手続を終えた"):
        send(on, winner, at=AT + DAY)


def test_openings_within_ten_minutes_are_one_line_in_the_ledger():
    on = decided(1)
    link, token = send(on, drafted(on))

    for minutes in (0, 1, 9, 10, 12):
        at = AT + timedelta(minutes=minutes)
        actions.note_opening(link, by=Bearer(token), at=at)

    assert (link.opened_at, link.last_opened_at) == (AT, AT + timedelta(minutes=10))
    assert events() == ["sent", "opened", "opened"]


def test_a_comment_keeps_its_paragraph_and_the_same_again_is_the_same():
    on = decided(1)
    winner = drafted(on)
    link, token = send(on, winner)

    first, second = comment(link, token), comment(link, token)
    third = comment(link, token, "写真の説明も違います。")

    assert (first, GroupComment.objects.count()) == (second, 2)
    assert first.excerpt == winner.overview[0]
    assert third != first
    assert events() == ["sent", "commented", "commented"]


def test_a_comment_follows_its_text_and_stays_at_its_place_when_that_is_rewritten():
    on = decided(1)
    winner = drafted(on)
    link, token = send(on, winner)
    kept = comment(link, token)
    text = winner.overview[0]

    revise(on, winner, overview=("新しい項目。", text))
    moved, _gone = with_comments(passages_of(read(winner)), [kept])
    revise(on, winner, overview=("新しい項目。", "書き換えた。"))
    rewritten, _gone = with_comments(passages_of(read(winner)), [kept])
    revise(on, winner, "overview", overview=())
    _commented, homeless = with_comments(passages_of(read(winner)), [kept])

    assert [one.passage.place for one in moved if one.comments] == ["overview-2"]
    assert [one.passage.place for one in rewritten if one.older] == ["overview-1"]
    assert homeless == [kept]


@pytest.mark.parametrize(("text", "sentence"), [("　", "意見を書いて"), ("あ" * 2001, "2000文字")])
def test_a_comment_is_some_text_of_a_bearable_length(text, sentence):
    on = decided(1)
    link, token = send(on, drafted(on))

    with pytest.raises(Refused, match=sentence):
        comment(link, token, text)


def test_nobody_fills_the_disk_by_a_link():
    on = decided(1)
    link, token = send(on, drafted(on))
    for n in range(MOST_COMMENTS):
        comment(link, token, f"意見{n}")

    with pytest.raises(Refused, match="200件まで"):
        comment(link, token, "もう一つ")


def test_an_approval_is_of_exactly_the_text_that_was_seen():
    on = decided(1)
    winner = drafted(on)
    link, token = send(on, winner)
    seen = digest_for_group(read(winner))
    revise(on, winner, overview=("書き換えた。",))

    with pytest.raises(Stale):
        approve(link, token, seen=seen)

    assert not GroupApproval.objects.exists()


@pytest.mark.parametrize(
    ("slug", "columns"),
    [
        ("names", {"title": "別の事業名"}),
        ("names", {"name_en": "Another name"}),
        ("overview", {"overview": ("書き換えた。",)}),
        ("overview", {"note": "注を加えた。"}),
    ],
)
def test_a_later_change_of_the_text_makes_an_approval_stale(slug, columns):
    on = decided(1)
    winner = drafted(on)
    link, token = send(on, winner)
    approve(link, token)

    revise(on, winner, slug, **columns)

    assert (status(winner).is_confirmed, status(winner).is_stale) == (False, True)


def test_a_photograph_that_goes_makes_an_approval_stale():
    on = decided(1)
    winner = drafted(on)
    link, token = send(on, winner)
    approve(link, token)

    stored = read(winner).photos
    actions.revise_profile(winner, Photos(), seen=seen_of(stored), by=on.office, at=AT)

    assert status(winner).is_stale


def test_what_the_group_does_not_see_leaves_its_approval_as_it_is():
    on = decided(1)
    winner = drafted(on)
    link, token = send(on, winner)
    approve(link, token)

    EvaluationPoint.objects.create(winner=winner, position=1, text="手本となる。")
    revise(on, winner, "names", address="another-address")

    assert status(winner).is_confirmed


def test_a_text_that_is_put_back_is_approved_again():
    on = decided(1)
    winner = drafted(on)
    before = tuple(winner.overview)
    link, token = send(on, winner)
    approve(link, token)
    revise(on, winner, overview=("書き換えた。",))
    approve(link, token)

    revise(on, winner, overview=before)

    assert status(winner).is_confirmed
    assert GroupApproval.objects.count() == 2


def test_only_the_bearer_of_a_live_link_comments_and_approves():
    on = decided(2)
    mine, other = drafted(on), drafted(on, 1)
    link, token = send(on, mine)
    theirs, _token = send(on, other, email="other@test.example")

    for act in (comment, approve):
        with pytest.raises(NotAllowed):
            act(theirs, token)
        with pytest.raises(NotAllowed):
            act(link, token, at=AT + 15 * DAY)

    assert (GroupComment.objects.count(), GroupApproval.objects.count()) == (0, 0)


def test_a_comment_is_settled_with_who_and_when_and_opened_again():
    on = decided(1)
    link, token = send(on, drafted(on))
    kept = comment(link, token)

    def settle(state, answer=""):
        actions.settle_comment(kept, state=state, answer=answer, by=on.office, at=AT)
        return kept.state, kept.settled_by

    assert settle(Settled.DONE) == ("done", on.office)
    assert settle(Settled.ANSWERED, "推薦書のとおりです。") == ("answered", on.office)
    assert settle(Settled.OPEN) == ("open", None)
    with pytest.raises(Refused, match="回答を書いて"):
        settle(Settled.ANSWERED)
    assert events()[2:] == ["settled"] * 3


def test_proofreading_waits_for_no_approval():
    on = decided(1)
    winner = completed(drafted(on))

    actions.proofread(winner, by=on.office, at=timezone.now())

    assert Winner.objects.get().state == "proofread"
