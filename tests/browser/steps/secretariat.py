"""The secretariat: from the check of a nomination to the instant of publication."""

import re
from datetime import timedelta

from django.utils import timezone

from awards.clock import in_japan
from awards.rounds.models import Phase, Round
from nominations.intake.models import Nomination, State
from tests.browser import words
from tests.browser.person import Person


def returns_it(office: Person, reason: str) -> None:
    office.goes_to("資格の確認")
    office.follows(words.TITLE)
    office.follows("差し戻す")
    office.fills({"直していただきたい点": reason})
    office.presses("差し戻す")
    office.sees("差し戻しました", reason)


def checks_and_accepts_it(office: Person) -> None:
    office.goes_to("資格の確認")
    office.follows(words.TITLE)
    office.sees("差戻しの後に変わった項目", "取組の内容")
    checks_every_item(office)
    office.presses("保存して受理に進む")
    office.presses("受理する")
    nomination = Nomination.objects.get(title=words.TITLE)
    assert (nomination.state, nomination.entry_number) == (State.ACCEPTED, 2)
    office.sees("整理番号 2", "受理しました")


def checks_every_item(office: Person) -> None:
    for answer in office.main.get_by_label("適合", exact=True).all():
        answer.check()


def starts_the_judging(office: Person, round_: Round) -> None:
    # The window has to be over, and nobody waits ten days for it.
    Round.objects.filter(pk=round_.pk).update(
        nominations_close_at=timezone.now() - timedelta(minutes=1)
    )
    moves_on(office, "審査を始める", "審査（採点）")


def looks_at_the_progress(office: Person, *lines: str) -> None:
    office.goes_to("表彰回")
    office.follows(re.compile("^第8回"))
    office.follows("採点の進み具合")
    office.sees(*lines)


def closes_the_scoring(office: Person) -> None:
    """Before the deadline: it takes a box of its own."""
    verb = "採点を締め切る"
    office.goes_to("表彰回")
    office.follows(re.compile("^第8回"))
    office.follows(verb)
    office.presses(verb)
    office.sees("チェックを入れてください")
    office.main.get_by_role("checkbox").check()
    office.presses(verb)
    office.sees("決定案を協議に付すまでは、採点を再開できます。")


def moves_on(office: Person, verb: str, phase: str) -> None:
    office.goes_to("表彰回")
    office.follows(re.compile("^第8回"))
    office.follows(verb)
    office.presses(verb)
    office.sees(phase)


def sees_the_ranking(office: Person, *means: str) -> None:
    office.follows("採点の進み具合")
    office.follows("順位と採点の一覧を見る")
    office.sees(*means)
    office.follows(words.TITLE)
    office.sees("見本一郎", words.REMARK)


def drafts_and_tables_a_resolution(office: Person) -> None:
    office.goes_to("決定")
    office.follows(re.compile("^第8回"))
    office.presses("決定案を起案する")
    row = office.main.get_by_role("row", name=re.compile(words.TITLE))
    row.get_by_label("賞", exact=True).select_option(label="総務大臣賞")
    office.fills({"協議に付ける説明": "採点の順位のとおりです。"})
    office.presses("保存する")
    office.follows("協議に付す")
    office.presses("協議に付す")
    office.sees("協議に付しました", "未承認")


def drafts_the_profile(office: Person, round_: Round) -> None:
    round_.refresh_from_db()
    assert round_.phase == Phase.DECIDED
    office.goes_to("公表")
    office.presses(re.compile("^推薦から紹介文を作る"))
    office.sees(
        "受賞団体の名称を英語で書いてください。", "評価のポイントを1項目以上書いてください。"
    )


def edits_it(office: Person) -> None:
    office.follows(re.compile("^名称と事業名"))
    office.fills(words.NAMES)
    office.presses("保存する")
    office.follows(re.compile("^交流事業の概要"))
    office.fills(words.OVERVIEW)
    office.presses("保存する")
    office.follows(re.compile("^評価のポイント"))
    office.sees("委員の所見", "公表用の評価の案")
    office.presses("評価のポイントを加える")
    office.fills(words.EVALUATION)
    office.presses("保存する")


def writes_the_english_of_every_other_section(office: Person) -> None:
    for section in ("受賞した団体", "交流先", "地域の概要", "写真", "問合せ先"):
        office.follows(re.compile(f"^{section}"))
        for field in office.main.get_by_label(re.compile("（英語）")).all():
            if not field.input_value():
                field.fill("Linden")
        office.presses("保存する")


def proofreads_it(office: Person) -> None:
    office.goes_to("公表")
    office.follows(words.GROUP)
    office.follows("公表後の見え方")
    office.sees("評価のポイント", words.EVALUATION["評価のポイント"])
    office.follows("紹介文に戻る", within=office.tab.locator("body"))
    office.follows("校了に進む")
    office.presses("校了する")


def prepares_the_publication(office: Person) -> None:
    soon = in_japan(timezone.now() + timedelta(hours=1))
    office.follows("公表の手続に進む")
    office.fills({"公表の日時": f"{soon:%Y-%m-%d %H:%M}"})
    office.presses("公表の内容を確かめる")
    office.sees("受賞1団体の紹介文を", "応募数を「2団体」と公表します")
    office.sees("準備した方は、確定できません。", "見本確子")
    office.presses("この日時で公表を準備する")
    office.sees("確定を待っています", "次の方に依頼してください：見本確子")


def confirms_the_publication(second: Person) -> None:
    second.opens("/desk/")
    second.follows(re.compile("公表を確かめて確定する"))
    second.follows("確定に進む")
    second.sees("見本事務子", "受賞1団体の紹介文を", words.GROUP, "写真")
    second.presses("この内容で公表を確定する")
    second.sees("それまでは外部に見えません。", "公表予定")


def cancels_the_publication(second: Person) -> None:
    second.follows("公表を取り消す")
    second.presses("公表を取り消す")
    second.sees("「取消しの理由」を入力してください。")
    second.fills({"取消しの理由": "日程が変わったため。"})
    second.presses("公表を取り消す")
    second.sees("公表されたものはありません。", "日程が変わったため。")


def withdraws_it(office: Person) -> None:
    office.goes_to("公表")
    office.follows("公表した紹介文を訂正する")
    office.follows(words.GROUP)
    office.follows("公表を取り下げる")
    office.sees("取り下げたことと、その日時と理由だけを載せる")
    office.fills({"取下げの理由": words.WITHDRAWN[0], "取下げの理由（英語）": words.WITHDRAWN[1]})
    office.presses("公表を取り下げる")
    office.sees("公表を取り下げました。")
