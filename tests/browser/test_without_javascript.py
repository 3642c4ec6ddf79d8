"""Everything works where scripts do not run."""

import re

import pytest

from awards.rounds.models import Phase
from nominations.intake.models import Nomination, State
from nominations.judging.models import SheetState
from tests import make, world
from tests.browser import cast as people
from tests.browser import words
from tests.browser.cast import Cast
from tests.browser.steps import committee, officer


@pytest.mark.browser
def test_an_officer_adds_a_row_saves_and_submits_without_javascript(cast: Cast):
    body = make.body(name="見本県")
    nomination = make.nomination(
        round=people.open_round(), body=body, title=words.TITLE, complete=True
    )
    nomination.partners.all().delete()
    world.picture_of(nomination)
    mihon = cast.without_scripts(make.officer(body))

    mihon.opens(f"/desk/nominations/{nomination.pk}/partners/")
    mihon.fills(words.LINDEN | words.PUT_RIGHT, within="交流先 1")
    mihon.presses("交流先を加える")
    mihon.fills(words.ASPEN, within="交流先 2")
    mihon.presses("保存して次へ")
    mihon.follows(re.compile("^地域の概要"))
    for partner in ("リンデン市", "アスペン郡"):
        mihon.fills(words.REGION, within=partner)
    mihon.presses("保存する")
    officer.submits(mihon, nomination)

    stored = list(nomination.partners.order_by("position").values_list("name", "country"))
    assert stored == [("リンデン市", "DE"), ("アスペン郡", "US")]
    assert Nomination.objects.get(pk=nomination.pk).state == State.SUBMITTED


@pytest.mark.browser
def test_several_photographs_are_added_and_described_in_a_row_without_javascript(cast: Cast):
    body = make.body(name="見本県")
    nomination = make.nomination(round=people.open_round(), body=body, title=words.TITLE)
    mihon = cast.without_scripts(make.officer(body))

    mihon.opens(f"/desk/nominations/{nomination.pk}/photos/")
    mihon.follows("写真を加える")
    mihon.uploads(
        "写真",
        ("川.jpg", world.picture("teal")),
        ("案内.jpg", b"%PDF-1.7"),
        ("橋.jpg", world.picture("olive")),
    )
    mihon.presses("写真を加える")
    mihon.sees("写真を2枚加えました", "「案内.jpg」", "2枚のうち1枚目")
    mihon.fills({"説明": "川の観察会"})
    mihon.presses("保存する")
    mihon.sees("2枚のうち2枚目")
    mihon.fills({"説明": "橋の上の行進"})
    mihon.presses("保存する")

    captions = nomination.photos.order_by("position").values_list("caption", flat=True)
    assert list(captions) == ["川の観察会", "橋の上の行進"]
    mihon.sees("川の観察会", "橋の上の行進")


@pytest.mark.browser
def test_a_member_scores_and_makes_it_final_without_javascript(cast: Cast):
    round_ = make.round_(Phase.JUDGING, number=8)
    nomination = make.nomination("accepted", round=round_, title=words.TITLE, complete=True)
    world.picture_of(nomination)
    seat = make.member(round_)
    member = cast.without_scripts(seat.user)

    committee.saves_half(member, 5, 5, 5)
    committee.makes_it_final(member, 5, 5, 5, 4, 4, 4)

    sheet = seat.sheets.get()
    points = sheet.scores.order_by("criterion__position").values_list("points", flat=True)
    assert (sheet.state, list(points)) == (SheetState.FINAL, [5, 5, 5, 4, 4, 4])
