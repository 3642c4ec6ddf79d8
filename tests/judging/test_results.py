from fractions import Fraction

import pytest
from django.urls import reverse

from awards.rounds.models import Criterion, Phase
from nominations.intake.models import Nomination
from nominations.judging import results
from nominations.judging.judgements import judgements
from nominations.judging.progress import progress_of
from nominations.people.models import NominatingBody
from tests import make

pytestmark = pytest.mark.django_db


def judged_round():
    """Weight 1.5 on the last of six criteria; three members, four nominations.

    1: (4,4,4,4,4,4) and (5,5,5,5,5,5); the third recused with a sheet of ones   mean 9/2
    2: (3,3,3,3,3,5) = 22.5 / 6.5 = 45/13, unfinished ones elsewhere             mean 45/13
    3: (5,5,5,5,5,5) and (4,4,4,4,4,4)                                          mean 9/2
    4: nobody
    """
    round_ = make.round_(Phase.DELIBERATING)
    Criterion.objects.filter(round=round_, code="RES").update(weight="1.50")
    seats = [make.member(round_) for _ in range(3)]
    papers = [make.nomination("accepted", round=round_, entry_number=n) for n in (1, 2, 3, 4)]
    make.sheet(seats[0], papers[0], 4, 4, 4, 4, 4, 4)
    make.sheet(seats[1], papers[0], 5, 5, 5, 5, 5, 5)
    make.sheet(seats[2], papers[0], 1, 1, 1, 1, 1, 1)
    make.recusal(seats[2], papers[0])
    make.sheet(seats[0], papers[1], 3, 3, 3, 3, 3, 5)
    make.sheet(seats[1], papers[1], 1, 1, 1, 1, 1, 1, state="open")
    make.sheet(seats[1], papers[2], 5, 5, 5, 5, 5, 5)
    make.sheet(seats[2], papers[2], 4, 4, 4, 4, 4, 4)
    return round_, seats, papers


def summary(lines):
    return [
        (
            line.standing.place,
            line.entry_number,
            line.standing.mean,
            line.standing.counted,
            line.standing.expected,
            line.tied,
        )
        for line in lines
    ]


def test_the_ranking_counts_final_sheets_of_members_who_may_judge():
    round_, _seats, _papers = judged_round()

    lines = results.ranking(round_, Nomination.objects.all())

    assert summary(lines) == [
        (1, 1, Fraction(9, 2), 2, 2, True),
        (1, 3, Fraction(9, 2), 2, 3, True),
        (3, 2, Fraction(45, 13), 1, 3, False),
        (None, 4, None, 0, 3, False),
    ]
    assert tuple(mean for _name, mean in lines[2].criteria) == (3, 3, 3, 3, 3, 5)
    assert lines[0].standing.spread == 1


def test_a_recused_members_ranking_has_no_gap():
    """Two worlds: without the nomination, and with it hidden."""
    round_, seats, papers = judged_round()

    hidden = results.ranking(round_, Nomination.objects.visible_to(seats[2].user, "committee"))
    Nomination.objects.filter(pk=papers[0].pk).update(state="withdrawn")
    absent = results.ranking(round_, Nomination.objects.all())

    assert summary(hidden) == summary(absent)
    assert summary(hidden)[0] == (1, 3, Fraction(9, 2), 2, 3, False)


def test_the_ranking_costs_the_same_however_many(django_assert_num_queries):
    round_, _seats, _papers = judged_round()

    with django_assert_num_queries(5 + 2):
        list(results.ranking(round_, Nomination.objects.all()))


def test_names_are_for_the_office_and_letters_for_the_members():
    _round, seats, papers = judged_round()

    named = judgements(papers[0], own=None, named=True)
    lettered = judgements(papers[0], own=seats[0].pk, named=False)

    assert [one.member for one in named] == sorted(s.user.name for s in seats[:2])
    assert [one.member for one in lettered] == ["A", "B"]
    assert {(one.is_own, one.mean) for one in lettered} == {(True, 4), (False, 5)}


def test_progress_counts_finals_of_expected():
    round_, _seats, _papers = judged_round()

    found = [(p.final, p.expected, p.begun, p.recused) for p in progress_of(round_, ())]

    assert sorted(found) == [(1, 3, 0, 1), (2, 4, 0, 0), (2, 4, 1, 0)]


def test_the_ranking_says_what_is_not_settled_and_shows_the_members_means(page):
    round_, _seats, _papers = judged_round()
    office = make.secretary()

    shown = page(reverse("judging-ranking", args=[round_.number]), office)

    assert "推薦3件は、採点していない委員がいます。" in shown.text
    assert "2人全員" in shown.text
    assert "3人中2人" in shown.text
    assert "5.000 / 4.000" in shown.text
    assert results.ranking(round_, Nomination.objects.all())[0].standing.means == (5, 4)


def test_the_ranking_calls_a_body_in_the_language_of_the_page(page):
    round_, _seats, papers = judged_round()
    NominatingBody.objects.filter(pk=papers[0].body_id).update(name="見本県", name_en="Mihon")
    url, office = reverse("judging-ranking", args=[round_.number]), make.secretary()

    japanese, english = page(url, office), page(f"/en{url}", office)

    assert ("見本県" in japanese.text, "Mihon" in japanese.text) == (True, False)
    assert ("見本県" in english.text, "Mihon" in english.text) == (False, True)


def test_the_ranking_is_linked_from_the_round_and_beneath_no_other_room(page):
    round_, _seats, _papers = judged_round()
    office, url = make.secretary(), reverse("judging-ranking", args=[round_.number])

    assert url in page(reverse("round-setup", args=[round_.number]), office).links
    assert page(url, office).html.count('aria-current="page"') == 1  # the breadcrumb's own
