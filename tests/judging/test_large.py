"""What a page of a large round costs: what it shows, not what it does not."""

import random
from collections import Counter
from fractions import Fraction

import pytest
from django.db.models import Q
from django.urls import reverse

from awards.rounds.models import Criterion, Phase
from nominations.decision.models import Resolution
from nominations.intake.models import Nomination
from nominations.judging import member_work, results
from nominations.judging.models import Recusal, Score, ScoreSheet
from nominations.judging.progress import progress_of
from nominations.judging.ranking import Scale, Total, placed
from nominations.people.models import CommitteeSeat
from tests import make

pytestmark = pytest.mark.django_db
PAGE = 50


def round_of(nominations, *, phase=Phase.DELIBERATING, members=3, seed=1, weights=("1.00",)):
    """Sheets, points and recusals drawn by ``seed``; some sheets are missing, some not final."""
    draw = random.Random(seed)  # noqa: S311 -- the same on every run
    round_ = make.round_(phase)
    for criterion in round_.criteria.all():
        Criterion.objects.filter(pk=criterion.pk).update(weight=draw.choice(weights))
    seats = [make.member(round_) for _ in range(members)]
    body, by = make.body(), make.user()
    for _ in range(nominations):
        one = make.nomination("accepted", round=round_, body=body, created_by=by)
        for seat in seats:
            if draw.random() < 0.8:
                state = "final" if draw.random() < 0.8 else "open"
                make.sheet(seat, one, *(draw.randint(3, 5) for _ in range(6)), state=state)
            if draw.random() < 0.2:
                make.recusal(seat, one)
    return round_, seats


def by_hand(round_):
    """Entry number, mean and who was counted, from the rows one by one."""
    weights = {criterion.pk: Fraction(criterion.weight) for criterion in round_.criteria.all()}
    for one in round_.nominations.all():
        recused = set(one.recusals.values_list("seat", flat=True))
        means = [
            sum(weights[score.criterion_id] * score.points for score in sheet.scores.all())
            / sum(weights.values())
            for sheet in one.sheets.filter(state="final")
            if sheet.seat_id not in recused
        ]
        yield one.entry_number, sum(means) / len(means) if means else None, len(means)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("weights", [("1.00",), ("1.00", "1.50"), ("0.25", "1.00", "1.50")])
def test_the_sums_of_the_database_give_the_places_of_the_plain_rule(seed, weights):
    round_, _seats = round_of(9, members=4, seed=seed, weights=weights)
    expected = sorted(by_hand(round_), key=lambda row: (row[1] is None, -(row[1] or 0), row[0]))
    means = [mean for _number, mean, _counted in expected if mean is not None]

    order = results.ranking(round_, Nomination.objects.all()).order

    assert [(one.entry_number, one.mean, one.counted) for one in order] == expected
    assert [one.place for one in order] == [
        None if mean is None else 1 + sum(other > mean for other in means)
        for _number, mean, _counted in expected
    ]


@pytest.mark.parametrize("seed", range(3))
def test_a_page_of_the_ranking_is_cut_out_of_the_whole(seed):
    round_, _seats = round_of(9, seed=seed)
    ranking = results.ranking(round_, Nomination.objects.all())

    whole, part = list(ranking), ranking[3:6]

    assert part == whole[3:6]
    assert ranking[4] == whole[4]
    assert [(line.standing.mean, line.standing.place) for line in whole] == [
        (one.mean, one.place) for one in ranking.order
    ]


def test_means_are_compared_exactly_over_a_common_denominator():
    scale = Scale({1: Fraction(3)})
    totals = [Total(key=1, weighed=3 * 13, counted=3), Total(key=2, weighed=3 * 433, counted=100)]

    assert [place for _total, place in placed(totals, scale)] == [1, 2]
    assert [place for _t, place in placed([*totals, Total(3, 3 * 26, 6)], scale)] == [1, 1, 3]


@pytest.mark.parametrize("withholds", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_progress_counts_what_counting_each_sheet_gives(seed, withholds):
    round_, seats = round_of(8, phase=Phase.JUDGING, seed=seed)
    withdrawn, hidden = Nomination.objects.filter(round=round_).order_by("pk")[:2]
    Nomination.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
    withheld = [hidden.pk] if withholds else []
    if not hidden.recusals.filter(seat=seats[0]).exists():
        make.recusal(seats[0], hidden)

    found = {
        one.seat.pk: (one.final, one.begun, one.expected) for one in progress_of(round_, withheld)
    }

    for seat in seats:
        judged = Nomination.objects.filter(round=round_, state="accepted").exclude(
            Q(recusals__seat=seat) | Q(pk__in=withheld)
        )
        sheets = ScoreSheet.objects.filter(seat=seat, nomination__in=judged)
        states = list(sheets.values_list("state", flat=True))
        assert found[seat.pk] == (states.count("final"), states.count("open"), judged.count())


@pytest.mark.parametrize("name", ["judging-ranking", "judging-progress", "screening-list"])
def test_a_page_of_the_office_does_not_grow_with_what_it_does_not_show(page, name):
    office, read = make.secretary(), {}
    phase = Phase.JUDGING if name == "judging-progress" else Phase.DELIBERATING
    for size in (PAGE + 3, 2 * PAGE + 3):
        round_, _seats = round_of(size, phase=phase)
        url = (
            f"{reverse(name)}?round={round_.number}"
            if name == "screening-list"
            else reverse(name, args=[round_.number])
        )
        read[size] = page(url, office)

    few, many = read.values()
    assert many.queries == few.queries
    assert many.queries <= 13
    assert abs(len(many.html) - len(few.html)) < 600


@pytest.mark.parametrize("seed", range(3))
def test_what_a_seat_judges_is_what_its_member_sees(seed):
    round_, seats = round_of(8, phase=Phase.JUDGING, seed=seed)
    withdrawn = round_.nominations.order_by("entry_number")[2]
    Nomination.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
    other, _seats = round_of(2, phase=Phase.DELIBERATING)
    CommitteeSeat.objects.create(user=seats[0].user, round=other, starts_on=make.LONG_AGO)

    for seat in seats:
        visible = Nomination.objects.visible_to(seat.user, "committee").filter(round=round_)
        expected = [one.pk for one in visible.by_entry()]
        final = {s.nomination_id for s in seat.sheets.filter(state="final")}
        begun = {s.nomination_id for s in seat.sheets.filter(state="open")}
        listed = member_work.lines(round_.criteria.all(), member_work.to_judge(seat))
        told = member_work.progress(seat)

        given = Score.objects.filter(sheet__seat=seat, sheet__nomination__in=expected)
        points = Counter(given.values_list("points", flat=True))
        times = member_work.times_given(seat, round_.criteria.all())

        assert times == [(n, points[n]) for n in range(1, 6)]
        assert [one.url for one in listed] == [reverse("judging", args=[pk]) for pk in expected]
        assert told.total == len(expected)
        assert (told.final, told.begun) == (len(final & {*expected}), len(begun & {*expected}))
        for place, one in enumerate(visible.by_entry()):
            after = [*expected[place + 1 :], *expected[:place]]
            left = [pk for pk in after if pk not in final]
            assert member_work.next_after(seat, one) == next(iter(left), None)


def test_a_members_pages_do_not_grow_with_what_they_do_not_show(page):
    read = []
    for size in (PAGE + 3, 2 * PAGE + 3):
        round_, seats = round_of(size, phase=Phase.JUDGING)
        Recusal.objects.filter(seat=seats[0]).delete()
        one = round_.nominations.order_by("entry_number")[2]
        urls = (reverse("judging-home"), reverse("judging", args=[one.pk]))
        read.append([page(url, seats[0].user) for url in urls])

    for few, many in zip(*read, strict=True):
        assert many.queries == few.queries <= 13
        assert abs(len(many.html) - len(few.html)) < 600


def test_recusals_are_read_page_by_page(page):
    office, url = make.secretary(), "judging-progress"
    round_, _seats = round_of(40, phase=Phase.JUDGING)
    number = Recusal.objects.filter(seat__round=round_).count()

    first = page(reverse(url, args=[round_.number]), office)
    second = page(reverse(url, args=[round_.number]) + "?page=2", office)

    assert f"全{number}件" in first.text
    assert first.html.count("関係者のため") == 20
    assert second.html.count("関係者のため") == min(20, number - 20)


def test_in_a_long_list_the_points_are_counted_when_they_are_asked_for(client, monkeypatch):
    round_, (seat, *_others) = round_of(3, phase=Phase.JUDGING, members=1)
    client.force_login(seat.user)
    url = reverse("judging-home")
    short = client.get(url).content.decode()
    monkeypatch.setattr("nominations.judging.views.member.COUNTED", 0)

    long, asked = (client.get(url + query).content.decode() for query in ("", "?points"))

    assert "付けた点の数" in short
    assert "?round=" not in short
    assert f'href="?round={round_.number}&amp;points#points">付けた点の数を数える</a>' in long
    assert "5点：" not in long
    assert "5点：" in asked


@pytest.mark.parametrize(
    ("name", "phase"),
    [
        ("judging-home", Phase.JUDGING),
        ("judging-progress", Phase.JUDGING),
        ("judging-ranking", Phase.DELIBERATING),
        ("screening-list", Phase.DELIBERATING),
        ("resolution-edit", Phase.DELIBERATING),
    ],
)
def test_a_list_in_english_asks_no_more_than_in_japanese(page, name, phase):
    round_, seats = round_of(9, phase=phase)
    Resolution.objects.create(round=round_)
    reader = seats[0].user if name == "judging-home" else make.secretary()
    of_all = name in ("judging-home", "screening-list")
    url = reverse(name, args=() if of_all else (round_.number,))

    japanese, english = page(url, reader), page(f"/en{url}", reader)

    assert english.lang == "en"
    assert english.queries == japanese.queries
