"""The committee: one recuses, the others score."""

import re

from nominations.judging.models import ScoreSheet
from tests.browser import words
from tests.browser.keys import Keys
from tests.browser.person import Person

CRITERIA = ("先進性", "独自性", "継続性", "活発性", "協働性", "成果")


def declares_a_conflict(member: Person) -> None:
    member.goes_to("審査")
    member.follows(words.TITLE)
    member.follows("利害関係を申告する")
    member.fills({"回避する理由": "被推薦団体の役員を務めている。"})
    member.presses("審査を回避する")
    member.sees("審査の回避を記録しました。", "回避・除斥 1（対応済み）")
    assert words.TITLE not in member.main.inner_text()


def saves_half(member: Person, *points: int) -> None:
    member.goes_to("審査")
    member.follows(words.TITLE)
    ticks(member, points)
    member.main.get_by_role("group", name=re.compile("^独自性")).locator(
        "summary", has_text="所見"
    ).click()
    member.fills({"「独自性」の所見": words.COMMENT, "公表用の評価の案（任意）": words.REMARK})
    member.presses("保存する")
    member.sees("採点を保存しました。", "採点中")


def tries_to_make_it_final(member: Person) -> None:
    member.presses("この採点を確定")
    member.sees("修正が必要な項目が")


def makes_it_final(member: Person, *points: int) -> None:
    member.goes_to("審査")
    member.follows(words.TITLE)
    ticks(member, points)
    member.presses("この採点を確定")
    member.sees("採点を確定しました。")


def ticks(member: Person, points: tuple[int, ...]) -> None:
    """With the mouse."""
    for criterion, n in zip(CRITERIA, points, strict=False):
        member.chooses(str(n), re.compile(f"^{criterion}"))


def scores_by_keyboard(member: Person, *points: int) -> None:
    """The space bar takes the first step of a scale, arrows move along it."""
    member.goes_to("審査")
    member.follows(words.TITLE)
    keys = Keys(member.tab)
    for criterion, n in zip(CRITERIA, points, strict=True):
        scale = member.main.get_by_role("group", name=re.compile(f"^{criterion}"))
        keys.tabs_to(scale.get_by_label("1", exact=True))
        keys.press("Space", *["ArrowRight"] * (n - 1))
    keys.tabs_to(member.main.get_by_role("button", name="この採点を確定"))
    member.enters()
    member.sees("採点を確定しました。")
    given = ScoreSheet.objects.order_by("pk").last().scores.order_by("criterion__position")
    assert tuple(score.points for score in given) == points


def sees_the_ranking_but_no_names(member: Person, *means: str) -> None:
    member.goes_to("審査")
    member.follows("順位と採点の一覧を見る")
    member.sees(*means)
    member.follows(words.TITLE)
    member.sees("委員", "（自分）")
    assert "見本一郎" not in member.main.inner_text()
