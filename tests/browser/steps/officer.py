"""The officer of a nominating body."""

import re

from nominations.intake.models import Nomination, State
from tests import world
from tests.browser import words
from tests.browser.person import Filling, Person

ONWARD = "保存して次へ"


def starts_a_nomination(officer: Person) -> None:
    officer.goes_to("推薦")
    officer.follows("推薦を始める")
    officer.presses("推薦書を作る")


def sees_that_everything_is_missing(officer: Person) -> None:
    officer.follows("提出の準備と経過を見る")
    officer.sees("提出までに、あと", "写真を1枚以上加えてください。")
    officer.follows("「推薦順位」を入力してください。")
    officer.sees("「推薦順位」を入力してください。")


def fills_all_ten_sections(officer: Person) -> None:
    writes(officer, words.COVER)
    writes(officer, words.RECIPIENT)
    fills_the_partners(officer)
    writes(officer, words.WORK)
    writes(officer, words.APPEALS)
    fills_the_regions(officer)
    writes(officer, words.PAST)
    uploads_a_picture(officer)
    officer.follows("次へ")
    writes(officer, words.CONTACT)
    writes(officer, dict.fromkeys(words.CONFIRMED, True), onward="保存して全体を見る")


def writes(officer: Person, filling: Filling, onward: str = ONWARD) -> None:
    officer.fills(filling)
    officer.presses(onward)


def fills_the_partners(officer: Person) -> None:
    """The second partner is a row more; the date of the first is of an era that had ended."""
    officer.fills(words.LINDEN, within="交流先 1")
    officer.presses("交流先を加える")
    officer.fills(words.ASPEN, within="交流先 2")
    officer.presses(ONWARD)
    officer.sees("修正が必要な項目が1件あります", "令和元年5月1日")
    officer.fills(words.PUT_RIGHT, within="交流先 1")
    officer.presses(ONWARD)


def fills_the_regions(officer: Person) -> None:
    for legend, own in words.REGIONS.items():
        officer.fills(own | words.REGION, within=legend)
    officer.presses(ONWARD)


def uploads_a_picture(officer: Person) -> None:
    officer.follows("写真を加える")
    officer.uploads("写真", ("川.jpg", world.picture()))
    officer.presses("写真を加える")
    officer.fills({**words.PHOTO, "写っている方と撮影者の承諾を得ている": True})
    officer.presses("保存する")


def puts_right_what_is_missing(officer: Person) -> None:
    officer.sees("提出までに、あと1か所")
    officer.follows("「事務担当の電話番号」を入力してください。")
    officer.fills(words.FORGOTTEN)
    officer.presses("保存する")
    officer.follows("提出の準備と経過を見る")
    officer.sees("必要な項目は全て入力されています。")


def previews_and_submits(officer: Person) -> None:
    officer.follows("印刷用の推薦書を見る")
    officer.sees(words.TITLE, "昭和63（1988）年10月12日", "03-0000-0001")
    submits(officer, _mine())


def submits(officer: Person, nomination: Nomination) -> None:
    officer.opens(f"/desk/nominations/{nomination.pk}/")
    officer.follows("確認して提出する")
    officer.presses("提出する")
    officer.sees("を受け付けました")


def sees_the_receipt(officer: Person) -> None:
    nomination = _mine()
    assert nomination.state == State.SUBMITTED
    officer.sees(str(nomination.receipt_number))


def corrects_and_submits_again(officer: Person, reason: str) -> None:
    officer.goes_to("ホーム")
    officer.follows(f"差し戻された推薦を直す：{words.TITLE}")
    officer.sees(reason)
    officer.follows(re.compile("^取組の内容"))
    officer.fills({"2番目の項目": words.CORRECTED})
    officer.presses("保存する")
    submits(officer, _mine())


def _mine() -> Nomination:
    return Nomination.objects.get(title=words.TITLE)
