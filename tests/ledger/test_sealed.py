"""What is sealed can be made anew from the values alone, and two sets never look like one."""

import hashlib
import json
from uuid import UUID

import pytest

from awards.rounds.models import Criterion, Phase
from nominations.ledger import sealed
from nominations.ledger.models import Seal
from nominations.ledger.sealed import SealedChoice, SealedNomination, SealedScore, SealedWinner
from nominations.office import actions as office
from tests import make
from tests.judging.conftest import AT

KEY = UUID("00000000-0000-4000-8000-000000000001")


def test_the_lines_of_each_seal():
    assert sealed.nominations([SealedNomination(3, KEY, 12, "d1")]).lines == (
        f'{{"digest":"d1","entry":3,"nomination":"{KEY}","version":12}}',
    )
    assert sealed.scores([SealedScore(3, 7, "ADV", 5, "d0")]).lines == (
        '{"criterion":"ADV","digest":"d0","entry":3,"points":5,"seat":7}',
    )
    assert sealed.decision([SealedChoice(1, "minister", 3, KEY)]).lines == (
        f'{{"entry":3,"nomination":"{KEY}","place":1,"prize":"minister"}}',
    )
    assert sealed.release(
        [SealedWinner(1, "takasaki", "minister", 4, "2026-12-01", "d2")]
    ).lines == (
        '{"digest":"d2","position":1,"prize":"minister","published_at":"2026-12-01","slug":"takasaki","version":4}',
    )


def test_whoever_has_the_lines_makes_the_hash_with_the_standard_library():
    scores = sealed.scores(
        [SealedScore(3, 7, "先進性", 5, "d"), SealedScore(3, 8, "先進性", 4, "d")]
    )

    text = "\n".join(scores.lines).encode()

    assert scores.content_hash == hashlib.sha256(text).hexdigest()


def test_the_order_in_which_rows_come_makes_no_difference():
    rows = [SealedScore(entry, seat, "ADV", 3, "d") for entry in (2, 10, 1) for seat in (9, 8)]

    assert sealed.scores(rows) == sealed.scores(reversed(rows))
    assert [json.loads(line)["entry"] for line in sealed.scores(rows).lines] == [1, 1, 2, 2, 10, 10]


@pytest.mark.parametrize("code", ["ADV,5", 'A","points":1', "ADV\n3,8,ORI", "A\\", "先,進"])
def test_a_code_with_a_comma_or_a_line_break_stays_one_field_of_one_line(code):
    """Joined by commas and line breaks, one score would read as two, and two as one."""
    (line,) = sealed.scores([SealedScore(3, 7, code, 5, "d")]).lines

    assert "\n" not in line
    assert json.loads(line) == {
        "entry": 3, "seat": 7, "criterion": code, "points": 5, "digest": "d",
    }  # fmt: skip


def test_one_score_that_reads_like_two_has_another_hash():
    two = sealed.scores([SealedScore(3, 7, "ADV", 5, "d"), SealedScore(3, 8, "ORI", 4, "d")])
    one = sealed.scores([SealedScore(3, 7, "ADV,5\n3,8,ORI", 4, "d")])

    assert one.content_hash != two.content_hash


@pytest.mark.django_db
def test_the_seal_of_the_scores_is_made_anew_from_the_rows_it_was_made_from():
    round_ = make.round_(Phase.JUDGING)
    Criterion.objects.filter(round=round_, code="ADV").update(code="A,D")
    entry = make.nomination("accepted", round=round_, entry_number=7)
    final, begun = make.member(round_), make.member(round_)
    make.sheet(final, entry, 5, 4, 3, 2, 1, 5)
    make.sheet(begun, entry, 1, 1, 1, 1, 1, 1, state="open")

    office.close_scoring(round_, by=make.secretary(), at=AT)

    codes = ("A,D", "ORI", "CON", "ACT", "COL", "RES")
    rows = [
        SealedScore(7, final.pk, code, points, sealed.digest_of("", ""))
        for code, points in zip(codes, (5, 4, 3, 2, 1, 5), strict=True)
    ]
    seal = Seal.objects.get()
    assert (seal.row_count, seal.content_hash) == (6, sealed.scores(rows).content_hash)
