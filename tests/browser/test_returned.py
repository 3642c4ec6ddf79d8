"""A nomination that its body asks to have back: the reason first, one deadline, what has changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from awards.clock import spoken_ja
from nominations.intake import actions
from nominations.screening.models import ReturnNote
from tests import make, world
from tests.browser.cast import Cast

WISH = "交流を始めた年の数字を誤りました。"
REASON = "開始した年を、協定書のとおりに書いてください。"
CORRECTED = "川の水質を、二つの町の中学生が毎年測っている。"


@pytest.mark.browser
def test_a_body_asks_for_its_nomination_and_corrects_it(cast: Cast):
    nomination = make.nomination("draft", complete=True)
    world.picture_of(nomination)
    user = make.officer(nomination.body, name="見本花子")
    actions.submit(nomination, by=user, at=timezone.now() - timedelta(hours=2))
    officer, office = cast.signed_in(user), cast.signed_in(make.secretary())
    own = f"/desk/nominations/{nomination.pk}/"

    officer.opens(own)
    officer.follows("事務局に差戻しを依頼する")
    officer.fills({"直したい所": WISH})
    officer.presses("依頼する")
    office.opens(f"/desk/screening/{nomination.pk}/")
    office.sees("推薦団体が差戻しを依頼しています", WISH)
    office.follows("差し戻す")
    office.fills({"直していただきたい点": REASON})
    office.presses("差し戻す")

    due = spoken_ja(ReturnNote.objects.get().due_at)
    officer.opens(own)
    shown = officer.main.inner_text()
    assert shown.index(REASON) < shown.index("10項目")
    officer.sees(f"{due}までに、直して再提出してください。")
    officer.opens(f"{own}past/")
    officer.sees(REASON)
    officer.fills({"過去の受賞・応募": CORRECTED})
    officer.presses("保存する")
    officer.sees("差戻しの後に変更")
    officer.opens(own)
    officer.follows("確認して提出する")
    officer.presses("提出する")
    officer.sees("再提出")

    office.opens(f"/desk/screening/{nomination.pk}/")
    nomination.refresh_from_db()
    assert nomination.resubmitted_at
    again = f"{spoken_ja(nomination.resubmitted_at)}再提出"
    office.sees(again, "差戻しの後に変わった項目", CORRECTED)
