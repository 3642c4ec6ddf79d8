"""A proposal over more nominations than a page shows."""

import pytest
from django.urls import reverse

from nominations.decision.forms import FIRST, FOUND
from nominations.decision.models import Choice, Resolution
from nominations.intake.models import Nomination
from tests import make
from tests.decision.stage import deliberating as small
from tests.decision.stage import drafted, line, write
from tests.filled import filled

pytestmark = pytest.mark.django_db
MORE = 12


@pytest.fixture
def on():
    return deliberating(FIRST + MORE)


def deliberating(nominations):
    """Four have points; the others follow by entry number, without a place."""
    staged = small()
    like = staged.entries[0]
    rows = [
        Nomination(
            round=staged.round,
            body=like.body,
            title=f"取組{n}",
            state="accepted",
            entry_number=n,
            receipt_number=f"{staged.round.pk:03d}{n:05d}",
            created_at=like.created_at,
            changed_at=like.created_at,
            submitted_at=like.created_at,
            created_by=like.created_by,
            submitted_by=like.created_by,
        )
        for n in range(1000, 1000 + nominations - 4)
    ]
    staged.entries += Nomination.objects.bulk_create(rows)
    return staged


def edit(on):
    return reverse("resolution-edit", args=[on.round.number])


def rows_on(page):
    return page.html.count('<tr id="entry-')


def field(entry, name):
    return f"n{entry.entry_number}-{name}"


def kept(resolution):
    return set(resolution.choices.values_list("nomination", "place", "reason"))


def test_the_page_shows_the_first_and_those_that_are_chosen(page, on):
    drafted(on, line(on.entries[-1], on.prizes["minister"], 1, "広がりがあるため"))

    shown = page(edit(on), on.office)

    assert rows_on(shown) == FIRST + 1
    assert f'id="entry-{on.entries[-1].entry_number}"' in shown.html
    assert on.entries[FIRST].title not in shown.text


def test_what_was_chosen_beyond_the_first_is_kept_when_another_is_chosen(client, page, on):
    made = drafted(on, line(on.entries[-1], on.prizes["minister"], 1, "広がりがあるため"))
    form = filled(page(edit(on), on.office).html)
    form[field(on.entries[0], "prize")] = on.prizes["minister"].pk

    answer = client.post(edit(on), form)

    assert answer.status_code == 302
    assert kept(made) == {(on.entries[-1].pk, 1, "広がりがあるため"), (on.entries[0].pk, 2, "")}


def test_a_choice_whose_row_was_not_sent_stays_as_it_is(client, page, on):
    made = drafted(on, line(on.entries[-1], on.prizes["minister"], 1, "広がりがあるため"))
    form = filled(page(edit(on), on.office).html)
    for name in ("prize", "place", "reason"):
        del form[field(on.entries[-1], name)]

    client.post(edit(on), form | {"note": "説明を書き足した"})

    assert kept(made) == {(on.entries[-1].pk, 1, "広がりがあるため")}
    assert Resolution.objects.get().note == "説明を書き足した"


@pytest.mark.parametrize("words", ["{number}", "{title}", "　{title}　", "{group}"])
def test_another_is_found_by_number_or_name_and_what_was_typed_stays(client, page, on, words):
    made = drafted(on)
    wanted = on.entries[FIRST + 5]
    Nomination.objects.filter(pk=wanted.pk).update(title="ほかにない取組の名")
    wanted.recipients.create(position=1, name="遠くの友好協会")
    names = {
        "number": wanted.entry_number,
        "title": "にない取組",
        "group": "遠くの友好",
    }
    form = filled(page(edit(on), on.office).html) | {
        "note": "まだ保存していない説明",
        field(on.entries[1], "prize"): on.prizes["special"].pk,
        field(on.entries[1], "reason"): "書きかけの理由",
    }

    found = client.post(edit(on), form | {"q": words.format(**names), "find": "1"})
    again = filled(found.content.decode())
    answer = client.post(edit(on), again | {field(wanted, "prize"): on.prizes["minister"].pk})

    assert (found.status_code, answer.status_code) == (200, 302)
    assert "推薦1件を、表に加えました" in found.content.decode()
    assert Resolution.objects.get().note == "まだ保存していない説明"
    assert kept(made) == {
        (on.entries[0].pk, 1, ""),
        (wanted.pk, 2, ""),
        (on.entries[1].pk, 3, "書きかけの理由"),
    }


def test_finding_saves_nothing(client, page, on):
    made = drafted(on)
    form = filled(page(edit(on), on.office).html) | {field(on.entries[0], "prize"): ""}

    client.post(edit(on), form | {"q": on.entries[-1].title, "find": "1"})

    assert kept(made) == {(on.entries[0].pk, 1, "")}


def test_what_matches_too_many_is_shown_in_part_and_says_so(client, page):
    on = deliberating(FIRST + FOUND + MORE)
    drafted(on)
    form = filled(page(edit(on), on.office).html)

    text = client.post(edit(on), form | {"q": "取組10", "find": "1"}).content.decode()

    assert f"初めの{FOUND}件を表に加えました" in text


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [("ここにはない名", 200, "当てはまる推薦はありません"), ("", 422, "入力してください")],
)
def test_nothing_found_is_said_and_nothing_typed_is_lost(client, page, on, words, status, sentence):
    drafted(on)
    form = filled(page(edit(on), on.office).html) | {"note": "書きかけの説明"}

    answer = client.post(edit(on), form | {"q": words, "find": "1"})

    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert "書きかけの説明" in answer.content.decode()


def test_one_of_another_round_or_not_accepted_is_not_found(client, page, on):
    drafted(on)
    elsewhere = make.nomination("accepted", title="よその回の取組")
    refused = make.nomination("ineligible", round=on.round, title="対象外の取組")
    form = filled(page(edit(on), on.office).html)

    sent = form | {field(elsewhere, "prize"): on.prizes["minister"].pk, "q": "の取組", "find": "1"}
    text = client.post(edit(on), sent).content.decode()

    assert (elsewhere.title in text, refused.title in text) == (False, False)


def test_one_that_was_found_and_somebody_elses_change_are_told_apart(client, page, on):
    """The page that was searched from is still the one that is compared."""
    made = drafted(on)
    form = filled(page(edit(on), on.office).html)
    found = client.post(edit(on), form | {"q": on.entries[-1].title, "find": "1"})
    write(made, on, [line(on.entries[2], on.prizes["minister"], 1, "先に書いた理由")])

    answer = client.post(edit(on), filled(found.content.decode()))

    assert answer.status_code == 409
    assert list(Choice.objects.values_list("nomination", flat=True)) == [on.entries[2].pk]


def test_the_pages_cost_the_same_however_many_were_accepted(page):
    few, many = deliberating(FIRST + MORE), deliberating(FIRST + 10 * MORE)
    for on in (few, many):
        # It passes over thousands, which has to be said once.
        drafted(on, line(on.entries[-1], on.prizes["special"], 1))

    for name in ("resolution", "resolution-edit", "resolution-table"):
        one, other = (page(reverse(name, args=[on.round.number]), on.office) for on in (few, many))
        assert other.queries == one.queries
        assert len(other.html) - len(one.html) < 200
