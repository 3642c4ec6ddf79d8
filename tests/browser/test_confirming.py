"""A group confirms its profile: the secretariat sends the link, the group comments and approves.

Every page is judged at both widths; the group works by keyboard, and reads English, too.
"""

import re

import pytest
from playwright.sync_api import expect
from post_office.models import Email

from awards.winners.models import Winner
from nominations.letters.outgoing import written_out
from nominations.release.models import GroupApproval, GroupComment
from tests.browser.cast import Cast
from tests.browser.person import Person
from tests.release.stage import completed, decided, drafted

REMARK = "人口は、国勢調査の数にしてください。"


@pytest.mark.browser
def test_a_group_confirms_its_profile(cast: Cast):
    on = decided(2)
    winner = completed(drafted(on))
    office = cast.signed_in(on.office)

    _asks_for_it(office, winner)
    path = _path_in_the_letter()
    group = cast.visitor()
    _comments(group, path)
    _answers(office, winner)
    _approves(group, path)

    office.opens(f"/desk/release/{winner.pk}/confirmation/")
    office.sees("理事長　見本花子さんが、今の内容を確認しています。")
    office.opens(f"/en/desk/release/{winner.pk}/confirmation/")
    office.opens(f"/en/desk/release/{winner.pk}/proofread/")
    _ends(office, winner)
    group.opens(path, status=404)
    group.opens(f"/en{path}", status=404)


def _asks_for_it(office: Person, winner: Winner) -> None:
    office.opens(f"/desk/release/{winner.pk}/")
    office.sees("被推薦団体に、まだ確認を依頼していません。")
    office.follows("被推薦団体による確認")
    office.follows("確認を依頼する")
    office.fills({"宛名": "見本花子", "送り先のメールアドレス": "nowhere"})
    office.presses("リンクを送る")
    office.fills({"送り先のメールアドレス": "group@test.example"})
    office.presses("リンクを送る")
    office.sees("見本花子様に", "まだ確認されていません。")


def _path_in_the_letter() -> str:
    letter = Email.objects.get(to="group@test.example")
    sent = written_out(letter.message, letter.to)
    found: list[str] = re.findall(r"(/confirm/[\w-]+/)", sent)
    return found[0]


def _comments(group: Person, path: str) -> None:
    group.opens(path)
    group.keeps_picture("desk-group")
    group.opens(f"/en{path}")
    group.opens(f"{path}preview/")
    group.follows("紹介文の確認に戻る", within=group.tab.locator("body"))
    paragraph = group.main.get_by_role("region", name="交流事業の概要 1")
    paragraph.locator("summary").focus()
    group.tab.keyboard.press("Enter")
    group.tab.keyboard.press("Tab")
    group.tab.keyboard.type(REMARK)
    group.tab.keyboard.press("Tab")
    group.enters()
    expect(paragraph).to_contain_text(REMARK)
    assert GroupComment.objects.get().place == "overview-1"


def _answers(office: Person, winner: Winner) -> None:
    office.opens(f"/desk/release/{winner.pk}/confirmation/")
    office.sees("まだ対応していない意見が1件あります。", REMARK)
    office.follows(re.compile("回答する"))
    office.chooses("回答済み", "対応")
    office.fills({"回答": "推薦書のとおり、住民基本台帳の数とします。"})
    office.presses("対応を記録する")
    office.sees("回答済み")


def _approves(group: Person, path: str) -> None:
    group.opens(path)
    group.sees("住民基本台帳の数とします。")
    group.presses("この内容に誤りがないことを記録する")
    group.fills({"確認した方の役職と氏名": "理事長　見本花子"})
    group.presses("この内容に誤りがないことを記録する")
    group.sees("この内容の確認は、記録済みです。")
    assert GroupApproval.objects.get().name == "理事長　見本花子"


def _ends(office: Person, winner: Winner) -> None:
    office.opens(f"/desk/release/{winner.pk}/confirmation/")
    office.follows("リンクを取り消す")
    office.presses("リンクを取り消す")
    office.sees("取り消しました")
