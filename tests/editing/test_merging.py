"""Two people write in one section: the second chooses field by field, and loses nothing."""

import pytest
from django.urls import reverse

from awards.rounds.models import Round
from nominations.intake.models import Partner, Recipient, RegionFact
from tests import make
from tests.editing.rooms import writer_of
from tests.filled import filled

pytestmark = pytest.mark.django_db


def address(record, slug):
    if isinstance(record, Round):
        return reverse("round-section", args=[record.number, slug])
    if slug == "photos":
        return reverse("photo-edit", args=[record.pk, record.photos.get().pk])
    return reverse("nomination-section", args=[record.pk, slug])


class Desk:
    """One of two people at the page of one section."""

    def __init__(self, client, record, slug):
        self.client, self.person = client, writer_of(record)
        self.address = address(record, slug)
        client.force_login(self.person)
        self.form = filled(client.get(self.address).content.decode())

    def send(self, changes=None, *, without=(), **more):
        """Save the page as it was opened, with changes; the status, and the page that came."""
        changed = {n: v for n, v in (self.form | (changes or {})).items() if n not in without}
        self.client.force_login(self.person)
        answer = self.client.post(self.address, changed | {"save": "1"} | more)
        self.page = answer.content.decode()
        if answer.status_code == 409:
            self.form = filled(self.page)
        return answer.status_code

    def tick(self, field, value, changes=None):
        """Save with the box ticked (``on``) or not (None)."""
        typed = (changes or {}) | ({field: value} if value else {})
        return self.send(typed, without=() if value else (field,))


def draft():
    return make.nomination(complete=True)


# A field of each kind, what two people make of it, and another field that only the second writes.
CASES = {
    "a line": (draft, "cover", "nominator", "甲知事", "乙知事", "document_number"),
    "prose": (draft, "work", "collaborators", "一\n二", "三\n四", "title"),
    "a date": (draft, "cover", "document_date", "2026年4月1日", "2026年5月", "nominator"),
    "a date that cannot be read": (draft, "cover", "document_date", "来春", "来夏", "nominator"),
    "a select": (draft, "recipients", "recipients-0-kind", "association", "prefecture", "recipients-0-name"),
    "a number": (draft, "regions", "regions-0-population", "5", "6", "regions-0-source"),
    "a reason": (draft, "appeals", "appeals-1-text", "甲", "乙", "reasons"),
    "the words of a photograph": (draft, "photos", "photos-0-caption", "甲", "乙", "photos-0-alt"),
    "a moment": (
        make.round_, "schedule", "scoring_closes_at", "2090年4月1日 9:00", "2090年5月1日 9:00",
        "nominations_open_at",
    ),
    "a choice of several": (
        make.round_, "rules", "eligible_kinds", ["municipality", "npo"], ["prefecture", "association"], "title_limit",
    ),
    "lines": (make.round_, "criteria", "criteria-2-anchors", "一\n二", "三", "criteria-2-name"),
    "a weight": (make.round_, "criteria", "criteria-0-weight", "1.5", "2", "criteria-0-name"),
    "the contact": (make.round_, "contact", "office", "甲課", "乙課", "office_en"),
}  # fmt: skip
OTHERS = {"nominations_open_at": "2001年1月1日 9:00", "title_limit": "31"}


def same(one, other):
    return one.replace("\r\n", "\n") == other if isinstance(one, str) else one == other


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("choice", ["stored", "mine"])
def test_of_two_texts_the_chosen_one_stays_in_that_field_alone(client, case, choice):
    build, slug, field, theirs, mine, other = CASES[case]
    record = build()
    first, second = Desk(client, record, slug), Desk(client, record, slug)
    also = OTHERS.get(other, "別の文")

    assert first.send({field: theirs}) == 302
    assert second.send({field: mine, other: also}) == 409
    assert same(second.form[field], mine)
    assert f'value="{field}" id="stored-' in second.page
    assert second.send(stored=[field] if choice == "stored" else []) == 302

    now = Desk(client, record, slug).form
    assert same(now[field], theirs if choice == "stored" else mine)
    assert now[other] == also


@pytest.mark.parametrize(("theirs", "mine"), [("on", None), (None, "on")])
@pytest.mark.parametrize("choice", ["stored", "mine"])
@pytest.mark.parametrize(
    ("build", "slug", "field", "other"),
    [
        (draft, "confirmation", "confirms_facts", "confirms_authority"),
        (make.round_, "prizes", "prizes-1-optional", "prizes-1-name"),
    ],
)
def test_a_tick_is_chosen_like_a_text(client, build, slug, field, other, theirs, mine, choice):
    record = build()
    kept = {"prizes-1-name": "別の名"}.get(other, "on")
    Desk(client, record, slug).tick(field, mine)
    first, second = Desk(client, record, slug), Desk(client, record, slug)

    first.tick(field, theirs)
    assert second.tick(field, mine, {other: kept}) == 409
    assert second.send(stored=[field] if choice == "stored" else []) == 302

    now = Desk(client, record, slug).form
    assert now.get(field) == (theirs if choice == "stored" else mine)
    assert now[other] == kept


@pytest.fixture
def two_groups():
    nomination = make.nomination(complete=True)
    row = nomination.recipients.get()
    Recipient.objects.filter(pk=row.pk).update(name="初めの会")
    row.pk, row.position, row.name, row._state.adding = None, 2, "次の会", True
    row.save()
    return nomination


def names(nomination):
    rows = nomination.recipients.order_by("position")
    return [(row.name, row.kana) for row in rows]


def test_a_field_of_a_row_is_chosen_though_rows_before_it_were_removed(client, two_groups):
    first, second = Desk(client, two_groups, "recipients"), Desk(client, two_groups, "recipients")
    kana = str(first.form["recipients-1-kana"])

    first.send({"recipients-0-DELETE": "on", "recipients-1-name": "あの人の会"})
    mine = {"recipients-0-DELETE": "on", "recipients-1-name": "わたしの会"}
    assert second.send(mine | {"recipients-1-kana": "わたし"}) == 409
    assert "あの人の会" in second.page
    assert second.send(stored=["recipients-1-name"]) == 302

    assert names(two_groups) == [("あの人の会", "わたし")]
    assert kana != "わたし"


def test_a_row_that_another_has_added_stands_at_the_end_and_choices_are_for_the_right_rows(
    client, two_groups
):
    first, second = Desk(client, two_groups, "recipients"), Desk(client, two_groups, "recipients")
    added = {f"recipients-2-{name}": value for name, value in (("name", "新しい会"), ("kana", ""))}

    first.send(added | {"recipients-TOTAL_FORMS": "3", "recipients-1-name": "あの人の会"})
    assert second.send({"recipients-0-name": "甲", "recipients-1-name": "乙"}) == 409
    assert second.form["recipients-2-name"] == "新しい会"
    assert second.send(stored=["recipients-1-name"]) == 302

    assert [name for name, _kana in names(two_groups)] == ["甲", "あの人の会", "新しい会"]


def test_what_was_typed_into_a_row_that_another_has_removed_becomes_a_new_row(client, two_groups):
    first, second = Desk(client, two_groups, "recipients"), Desk(client, two_groups, "recipients")

    first.send({"recipients-0-DELETE": "on"})
    assert second.send({"recipients-0-name": "消えてはならない会"}) == 409
    # Its stored text is nowhere: the choice of it takes that of no other row.
    assert second.send(stored=["recipients-0-name"]) == 302

    assert [name for name, _kana in names(two_groups)] == ["消えてはならない会", "次の会"]


def test_a_third_text_is_shown_to_whoever_has_just_chosen_and_nothing_is_lost(client, two_groups):
    first, second = Desk(client, two_groups, "recipients"), Desk(client, two_groups, "recipients")
    first.send({"recipients-1-name": "一度目の会"})
    second.send({"recipients-0-name": "わたしの甲", "recipients-1-name": "わたしの乙"})
    third = Desk(client, two_groups, "recipients")
    third.send({"recipients-0-DELETE": "on", "recipients-1-kana": "さんにんめ"})

    assert second.send(stored=["recipients-1-name"]) == 409

    assert second.form["recipients-0-name"] == "わたしの甲"
    assert second.form["recipients-1-name"] == "一度目の会"
    assert "さんにんめ" in second.page


@pytest.fixture
def two_partners():
    nomination = make.nomination(complete=True)
    row = nomination.partners.get()
    row.pk, row.position, row.name, row._state.adding = None, 2, "二番目の市", True
    row.save()
    RegionFact.objects.create(
        nomination=nomination, partner=row, position=3, description="二番目の概要"
    )
    return nomination


def test_the_region_of_a_partner_is_chosen_though_another_partner_was_removed(client, two_partners):
    first, second = Desk(client, two_partners, "regions"), Desk(client, two_partners, "regions")
    first.send({"regions-2-description": "あの人の概要"})
    mine = {"regions-2-description": "わたしの概要", "regions-2-source": "わたしの出典"}
    second.send(mine | {"regions-1-description": "削除された市の概要"})
    Partner.objects.get(nomination=two_partners, position=1).delete()

    again = second.send(stored=["regions-2-description"])

    assert again == 409
    assert "削除された市の概要" in second.page
    assert second.form["regions-1-description"] == "あの人の概要"
    assert second.form["regions-1-source"] == "わたしの出典"
