"""A profile is edited beside its nomination: both in view, a text taken over, a draft made."""

import pytest

from awards.winners.models import Winner
from nominations.judging.models import ScoreSheet
from tests import make
from tests.browser.cast import Cast
from tests.browser.person import Person
from tests.browser.standards import DESK, TELEPHONE
from tests.release.stage import decided, drafted

SECTIONS = ("names", "overview", "partners", "regions", "photos")


@pytest.mark.browser
def test_a_profile_is_edited_beside_its_nomination(cast: Cast):
    on = decided(1)
    winner, entry = drafted(on), on.entries[0]
    Winner.objects.filter(pk=winner.pk).update(title="改めた事業名")
    sheet = make.sheet(make.member(on.round), entry, 5, 5, 5, 5, 5, 5)
    sheet.scores.filter(criterion__code="ADV").update(comment="先を行く取組である。")
    ScoreSheet.objects.filter(pk=sheet.pk).update(remark="息の長い交流を評価した。")
    office = cast.signed_in(on.office)
    home = f"/desk/release/{winner.pk}/"

    for slug in SECTIONS:
        office.opens(f"{home}{slug}/")
        office.opens(f"/en{home}{slug}/")
    office.opens(f"{home}names/")
    _both_are_in_view(office)
    office.keeps_picture("desk-edit")
    _takes_it_over_by_keyboard(office, entry.title)
    office.opens(f"{home}evaluations/")
    office.presses("所見から下書きを作る")
    office.sees("まだ保存していません")
    assert (
        "先を行く取組である。" in office.field("評価のポイント", "評価のポイント 2").input_value()
    )


def _both_are_in_view(office: Person) -> None:
    """Beside each other on a desk, one below the other on a telephone."""
    field, source = office.field("事業名"), office.main.get_by_text("推薦書の「事業名」")
    office.tab.set_viewport_size(TELEPHONE)
    assert _box(source)["y"] > _box(field)["y"]
    office.tab.set_viewport_size(DESK)
    assert _box(source)["x"] > _box(field)["x"] + _box(field)["width"]
    assert abs(_box(source)["y"] - _box(field)["y"]) < 100


def _box(locator) -> dict[str, float]:
    found: dict[str, float] = locator.bounding_box()
    return found


def _takes_it_over_by_keyboard(office: Person, title: str) -> None:
    office.fills({"受賞団体の名称（英語）": "Being typed"})
    office.main.get_by_role("button", name="この文を欄に写す").focus()
    office.enters()
    office.sees("まだ保存していません")
    assert office.field("事業名").input_value() == title
    assert office.field("受賞団体の名称（英語）").input_value() == "Being typed"
    office.presses("保存する")
    assert Winner.objects.get().title == title
