"""What a link opens in a browser: the preview of one profile, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from awards.winners.models import EvaluationPoint, Winner
from nominations.ledger.models import LedgerEntry
from nominations.release import actions
from nominations.release.models.confirmations import ConfirmationLink, GroupApproval, GroupComment
from nominations.release.passages import WHOLE
from tests import make
from tests.page import Page
from tests.release.stage import completed, decided, drafted
from tests.release.test_confirming import letters, token_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def on():
    return decided(2)


def sent(on, index=0, email="group@test.example", **columns):
    """The winner and the token of a link that is valid today."""
    winner, at = drafted(on, index), timezone.now()
    actions.send_for_confirmation(
        winner, email=email, addressee="見本友好協会", ends_at=at + timedelta(days=14), seen="",
        by=on.office, at=at,
    )  # fmt: skip
    ConfirmationLink.objects.filter(profile__winner=winner).update(**columns)
    return winner, token_in(letters().latest("pk"))


def url(token, name="confirm", *args):
    return reverse(name, args=[token, *args])


def opened(client, token):
    answer = client.get(url(token))
    assert answer.status_code == 200
    return Page(answer.content.decode()).check()


def text_of(answer):
    """Without what is drawn anew for each answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def photo_of(client, token, position):
    """Read to its end, which closes the file."""
    answer = client.get(url(token, "confirm-photo", position))
    answer.read = b"".join(answer) if answer.streaming else answer.content
    return answer


def hidden(page_text, place):
    form = page_text.split(f'id="{place}"')[1].split("</section>")[0]
    return re.findall(r'name="seen" value="(\w*)"', form)[0]


def say(client, token, text="人口は三万人です。", place="overview-1", **fields):
    seen = hidden(text_of(client.get(url(token))), place)
    sent_fields = {"place": place, "seen": seen, "text": text} | fields
    return client.post(url(token), sent_fields)


def test_the_group_reads_its_texts_photographs_captions_and_places(client, on):
    winner, token = sent(on)

    text = opened(client, token).text

    for words in (winner.name, winner.overview[0], "リンデン市", "見本友好協会"):
        assert words in text
    photo = photo_of(client, token, 1)
    assert (photo.status_code, photo["Content-Type"]) == (200, "image/jpeg")


def test_prize_and_evaluation_points_are_told_by_no_page_of_the_link(client, on):
    winner, token = sent(on)
    EvaluationPoint.objects.create(winner=winner, position=1, text="mark-evaluation")

    pages = [
        client.get(url(token, name)).content.decode() for name in ("confirm", "confirm-preview")
    ]

    for page in pages:
        assert [
            w for w in ("mark-evaluation", "総務大臣賞</span>", "chip prize") if w in page
        ] == []


def test_no_page_of_the_link_leads_to_the_desk_or_into_an_index(client, on):
    _winner, token = sent(on)
    gone = client.get(url("x" * 43))

    for answer in (client.get(url(token)), client.get(url(token, "confirm-preview")), gone):
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "same-origin"
        assert "noindex" in answer["X-Robots-Tag"]
        assert re.findall(r'href="[^"]*/(?:desk|accounts|admin)/', answer.content.decode()) == []
    assert "noindex" in photo_of(client, token, 1)["X-Robots-Tag"]


def endings(on):
    """Tokens that open nothing, each for another reason."""
    _winner, revoked = sent(on)
    actions.revoke_confirmation(ConfirmationLink.objects.get(), by=on.office, at=timezone.now())
    _winner, ended = sent(on, 1, ends_at=timezone.now(), sent_at=timezone.now() - timedelta(days=1))
    winner = Winner.objects.latest("pk")
    current = str(ConfirmationLink.objects.latest("pk").pk)
    now = timezone.now()
    actions.send_for_confirmation(
        winner, email="b@test.example", addressee="見本", ends_at=now + timedelta(days=1),
        seen=current, by=on.office, at=now,
    )  # fmt: skip
    replaced = token_in(letters().latest("pk"))
    current = str(ConfirmationLink.objects.latest("pk").pk)
    actions.send_for_confirmation(
        winner, email="b@test.example", addressee="見本", ends_at=now + timedelta(days=1),
        seen=current, by=on.office, at=now,
    )  # fmt: skip
    return {"revoked": revoked, "ended": ended, "replaced": replaced, "wrong": "x" * 43}


def test_whatever_opens_nothing_is_answered_alike_by_every_address_of_a_link(client, on):
    tokens = endings(on)

    for name, args in (("confirm", ()), ("confirm-preview", ()), ("confirm-photo", (1,))):
        found = set()
        for token in tokens.values():
            answer = client.get(url(token, name, *args))
            found.add((answer.status_code, text_of(answer).replace(token, "")))
        assert len(found) == 1
        assert found.pop()[0] == 404
    assert LedgerEntry.objects.filter(event="confirmation.opened").count() == 0


def test_what_is_typed_into_a_link_that_has_ended_is_given_back(client, on):
    answers = set()
    for token in endings(on).values():
        answer = client.post(url(token), {"place": WHOLE, "text": "人口は三万人です。<b>"})
        answers.add((answer.status_code, text_of(answer).replace(token, "")))

    ((status, text),) = answers
    assert status == 404
    assert "人口は三万人です。&lt;b&gt;" in text
    assert "記録していません" in text
    assert not GroupComment.objects.exists()


def test_a_link_costs_the_same_queries_whatever_became_of_it(client, on, django_assert_num_queries):
    for token in endings(on).values():
        client.get(url(token))
        with django_assert_num_queries(2):  # the link, and whom the foot of the page names
            client.get(url(token))


def test_opening_is_told_to_the_desk_and_a_look_at_the_head_is_not(client, on):
    _winner, token = sent(on)

    client.head(url(token))
    assert ConfirmationLink.objects.get().opened_at is None
    for _ in range(3):
        client.get(url(token))

    assert ConfirmationLink.objects.get().opened_at is not None
    assert LedgerEntry.objects.filter(event="confirmation.opened").count() == 1
    assert (GroupComment.objects.count(), GroupApproval.objects.count()) == (0, 0)


def test_a_comment_is_kept_and_shown_on_its_paragraph_again(client, on):
    _winner, token = sent(on)

    answer = say(client, token)

    assert (answer.status_code, answer.url) == (302, f"{url(token)}?commented#overview-1")
    kept = GroupComment.objects.get()
    assert (kept.place, kept.text) == ("overview-1", "人口は三万人です。")
    assert "人口は三万人です。" in opened(client, token).text


def test_a_comment_on_what_was_rewritten_meanwhile_is_given_back_beside_the_new_text(client, on):
    winner, token = sent(on)
    Winner.objects.filter(pk=winner.pk).update(overview=["書き換えた。"])

    answer = client.post(
        url(token), {"place": "overview-1", "seen": "old", "text": "直してください。"}
    )

    text = text_of(answer)
    assert answer.status_code == 409
    assert ("直してください。" in text, "書き換えられました" in text) == (True, True)
    again = client.post(
        url(token),
        {"place": "overview-1", "seen": hidden(text, "overview-1"), "text": "直してください。"},
    )
    assert again.status_code == 302


def test_a_comment_on_a_paragraph_that_is_gone_is_given_back_on_the_whole(client, on):
    _winner, token = sent(on)

    answer = client.post(url(token), {"place": "overview-9", "seen": "old", "text": "これも直す。"})

    assert answer.status_code == 409
    whole = text_of(answer).split(f'id="{WHOLE}"')[1]
    assert "これも直す。" in whole.split("</section>")[0]


@pytest.mark.parametrize("text", ["", "あ" * 2001, "あ" * 9000])
def test_what_cannot_be_a_comment_stays_in_its_field(client, on, text):
    _winner, token = sent(on)

    answer = say(client, token, text)

    assert answer.status_code == 422
    assert text in answer.content.decode()


def test_approving_is_a_post_with_a_name(client, on):
    winner, token = sent(on)
    seen = hidden(text_of(client.get(url(token))), "approval")

    client.get(url(token), {"approve": "1", "name": "見本花子", "seen": seen})
    nameless = client.post(url(token), {"approve": "1", "seen": seen, "name": " "})
    assert (nameless.status_code, GroupApproval.objects.count()) == (422, 0)
    answer = client.post(url(token), {"approve": "1", "seen": seen, "name": "理事長　見本花子"})

    assert (answer.status_code, GroupApproval.objects.get().name) == (302, "理事長　見本花子")
    assert "記録済みです" in opened(client, token).text


def test_an_approval_of_a_text_that_was_rewritten_is_asked_again(client, on):
    winner, token = sent(on)
    seen = hidden(text_of(client.get(url(token))), "approval")
    Winner.objects.filter(pk=winner.pk).update(title="別の事業名")

    late = client.post(url(token), {"approve": "1", "seen": seen, "name": "見本花子"})
    now = hidden(text_of(late), "approval")
    client.post(url(token), {"approve": "1", "seen": now, "name": "見本花子"})

    assert (late.status_code, "見本花子" in late.content.decode()) == (409, True)
    assert GroupApproval.objects.count() == 1


def test_a_forged_form_is_refused_as_everywhere(on):
    _winner, token = sent(on)

    assert Client(enforce_csrf_checks=True).post(url(token), {"text": "意見"}).status_code == 403


def test_the_world_of_another_winner_changes_no_byte_of_what_a_link_opens(client, on):
    """Two worlds that differ in the other winner: drafted, written, sent, commented on, released."""
    _winner, token = sent(on)

    def world():
        names = ("confirm", "confirm-preview")
        pages = [text_of(client.get(url(token, name))) for name in names]
        photos = [photo_of(client, token, n) for n in (1, 2, 3)]
        return pages, [(p.status_code, p.read.replace(token.encode(), b"")) for p in photos]

    client.get(url(token))
    before = world()
    other, theirs = sent(on, 1, email="other@test.example")
    completed(other)
    Winner.objects.filter(pk=other.pk).update(name="mark-other", title="mark-other")
    say(client, theirs, "mark-other", WHOLE)
    after = world()

    assert after == before
    assert "mark-other" in text_of(client.get(url(theirs)))


def test_who_had_a_link_that_went_astray_is_not_heard_by_the_group(client, on):
    winner, astray = sent(on, email="astray@test.example")
    say(client, astray, "mark-astray", WHOLE)
    now = timezone.now()
    actions.send_for_confirmation(
        winner, email="group@test.example", addressee="見本", ends_at=now + timedelta(days=9),
        seen=str(ConfirmationLink.objects.get().pk), by=on.office, at=now,
    )  # fmt: skip
    token = token_in(letters().latest("pk"))

    assert "mark-astray" not in text_of(client.get(url(token)))


def test_the_desk_sends_reads_answers_and_revokes(client, on):
    winner = drafted(on)
    client.force_login(on.office)
    home, send = (
        reverse(n, args=[winner.pk]) for n in ("profile-confirmation", "confirmation-send")
    )
    assert "まだ確認を依頼していません" in client.get(home).content.decode()

    form = {"addressee": "見本花子", "email": "group@test.example", "seen": ""}
    ends_at = timezone.now() + timedelta(days=10)
    answer = client.post(send, form | {"ends_at": f"{ends_at:%Y-%m-%d} 17:00"}, follow=True)
    token = token_in(letters().get())
    group = Client()
    say(group, token)
    kept = GroupComment.objects.get()
    settle = reverse("confirmation-settle", args=[winner.pk, kept.pk])
    client.post(settle, {"state": "answered", "answer": "推薦書のとおりです。"})

    assert "送ります" in answer.content.decode()
    page = Page(client.get(home).content.decode()).check().text
    for words in (
        "見本花子",
        "group@test.example",
        "人口は三万人です。",
        "推薦書のとおりです。",
        "回答済み",
    ):
        assert words in page
    assert "推薦書のとおりです。" in text_of(group.get(url(token)))
    client.post(reverse("confirmation-revoke", args=[winner.pk, ConfirmationLink.objects.get().pk]))
    assert group.get(url(token)).status_code == 404


def test_what_was_typed_into_a_letter_that_is_not_sent_stays(client, on):
    winner = drafted(on)
    client.force_login(on.office)

    answer = client.post(
        reverse("confirmation-send", args=[winner.pk]),
        {"addressee": "見本花子", "email": "no address", "ends_at": "2001-01-01 17:00", "seen": ""},
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert [w for w in ("見本花子", "no address", "2001-01-01 17:00") if w not in text] == []


def test_proofreading_advises_to_let_the_group_confirm_and_names_a_stale_approval(client, on):
    winner, token = sent(on)
    completed(winner)
    client.force_login(on.office)
    page = reverse("profile-proofread", args=[winner.pk])
    missing = client.get(page).content.decode()
    seen = hidden(text_of(client.get(url(token))), "approval")
    client.post(url(token), {"approve": "1", "seen": seen, "name": "見本花子"})
    confirmed = client.get(page).content.decode()
    Winner.objects.filter(pk=winner.pk).update(title="別の事業名")
    stale = client.get(page).content.decode()

    assert "まだ確認されていません" in missing
    assert "今の内容を確認しています" in confirmed
    assert "今の内容は、確認されていません" in stale
    assert client.post(page).status_code == 302


def test_nobody_settles_or_revokes_what_is_another_profile_s(client, on):
    winner, _token = sent(on)
    other = drafted(on, 1)
    client.force_login(make.secretary())
    link = ConfirmationLink.objects.get()

    revoke = reverse("confirmation-revoke", args=[other.pk, link.pk])

    assert client.post(revoke).status_code == 404
