"""The winners' desk by keyboard: proofread, released by two, cancelled, corrected, withdrawn, back.

Every page is judged at both widths, and again in English. The pictures of the guide
(docs/guide-winners-desk.ja.md) are taken on the way: make pictures.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import FilePayload

from awards.clock import in_japan
from awards.rounds.models import Round
from awards.winners.models import Winner
from nominations.people.models import User
from nominations.release.models import AcceptedFinding, Republication
from tests import make
from tests.browser.cast import Cast
from tests.browser.person import Person
from tests.browser.steps import public
from tests.release.stage import completed, decided, drafted, proofread, release

OVERVIEW = [
    "1990年に始まり、毎年、互いの町を訪ねている。",
    "面積305.47㎢の港町どうしの、県内で唯一の交流である。",
]
WHY = "県の国際課の一覧で確かめたため。"


def named(user: User, name: str) -> User:
    user.name = name
    user.save(update_fields=["name"])
    return user


@pytest.mark.browser
def test_findings_are_mended_by_a_key_and_accepted_with_a_reason(cast: Cast):
    on = decided(1)
    winner = completed(drafted(on))
    Winner.objects.filter(pk=winner.pk).update(overview=OVERVIEW)
    office, home = cast.signed_in(on.office), f"/desk/release/{winner.pk}/"

    office.opens(f"{home}findings/")
    office.opens_in_english()
    office.sees("「km²」にそろえてください。", "根拠といつの時点か")
    office.keeps_picture("desk-findings")
    office.hits("button", re.compile("「km²」に直す"))
    assert "305.47km²" in Winner.objects.get().overview[1]
    office.hits("link", re.compile("^理由を書いて了承する"))
    office.types("そのままでよい理由", WHY)
    office.keeps_picture("desk-accept")
    office.types("そのままでよい理由", " ")
    office.hits("button", "了承する")
    office.sees("「そのままでよい理由」を入力してください。")
    office.opens_in_english()
    office.types("そのままでよい理由", WHY)
    office.hits("button", "了承する")
    assert AcceptedFinding.objects.get().reason == WHY
    office.opens(home)
    office.opens_in_english()
    office.hits("link", "校了に進む")
    office.keeps_picture("desk-proofread")
    office.opens_in_english()
    office.hits("button", "校了する")
    assert Winner.objects.get().state == "proofread"


@pytest.mark.browser
def test_one_prepares_another_confirms_and_either_cancels(cast: Cast):
    on = decided(2)
    for index in range(2):
        proofread(on, index)
    office = cast.signed_in(named(on.office, "見本事務子"))
    second = cast.signed_in(make.secretary(name="見本確子"))
    url = f"/desk/release/rounds/{on.round.number}/release/"

    _prepares(office, url)
    office.opens_in_english()
    _confirms(second, url)
    second.hits("link", "公表を取り消す")
    second.keeps_picture("desk-cancel")
    second.hits("button", "公表を取り消す")
    second.sees("「取消しの理由」を入力してください。")
    second.opens_in_english()
    second.types("取消しの理由", "日程が変わったため。")
    second.hits("button", "公表を取り消す")
    assert set(Winner.objects.values_list("state", flat=True)) == {"proofread"}
    _prepares(office, url)
    _confirms(second, url)
    second.opens_in_english()
    assert set(Winner.objects.values_list("state", flat=True)) == {"released"}


def _prepares(office: Person, url: str) -> None:
    soon = in_japan(timezone.now() + timedelta(days=2))
    office.opens(url)
    office.types("公表の日時", f"{soon:%Y-%m-%d} 14:00")
    office.hits("button", "公表の内容を確かめる")
    office.keeps_picture("desk-prepare")
    office.hits("button", "この日時で公表を準備する")
    office.sees("確定を待っています", "次の方に依頼してください：見本確子")


def _confirms(second: Person, url: str) -> None:
    second.opens(url)
    second.opens_in_english()
    second.hits("link", "確定に進む")
    second.keeps_picture("desk-confirm")
    second.opens_in_english()
    second.hits("button", "この内容で公表を確定する")
    second.sees("それまでは外部に見えません。", "公表予定")


@pytest.mark.browser
def test_what_is_public_is_corrected_withdrawn_and_published_again(cast: Cast):
    on = decided(1)
    winner, now = proofread(on), timezone.now()
    release(on, now + timedelta(hours=1), now)
    public.the_instant_comes(on.round)
    office = cast.signed_in(named(on.office, "見本事務子"))
    second = cast.signed_in(named(on.other, "見本確子"))
    visitor = cast.visitor()

    _corrects(office, winner)
    _sees(visitor, on.round, winner, 200, "訂正", "事業名に誤りがあったため。")
    _withdraws(office, winner)
    _sees(visitor, on.round, winner, 410, "取り下げました", "申出があったため。")
    _publishes_again(office, second)
    _sees(visitor, on.round, winner, 200, "取り下げていた公表を再開", "団体を取り違えたため。")
    assert Republication.objects.get().confirmed_by == on.other


def _corrects(office: Person, winner: Winner) -> None:
    office.opens("/desk/release/released/")
    office.opens_in_english()
    office.hits("link", winner.name)
    office.opens_in_english()
    office.opens(f"/desk/release/{winner.pk}/correct/names/")
    office.types("事業名", "港町の子どもと大人の交流")
    office.types("訂正の理由", "事業名に誤りがあったため。")
    office.keeps_picture("desk-correct")
    office.hits("button", "保存する")
    office.sees("訂正")


def _withdraws(office: Person, winner: Winner) -> None:
    office.opens(f"/desk/release/{winner.pk}/withdraw/")
    office.opens_in_english()
    office.types("取下げの理由", "団体から申出があったため。")
    office.keeps_picture("desk-withdraw")
    office.hits("button", "公表を取り下げる")
    office.sees("公表を取り下げました。")


def _publishes_again(office: Person, second: Person) -> None:
    office.opens("/desk/release/released/")
    office.hits("link", "見本友好協会")
    office.opens_in_english()
    office.types("公表を再開する理由", "取り下げる団体を取り違えたため。")
    office.keeps_picture("desk-publish-again")
    office.types("公表を再開する理由", " ")
    office.hits("button", "公表の再開を準備する")
    office.sees("「公表を再開する理由」を入力してください。")
    office.types("公表を再開する理由", "取り下げる団体を取り違えたため。")
    office.hits("button", "公表の再開を準備する")
    office.sees("次の方に依頼してください：見本確子")
    office.opens_in_english()
    second.opens("/desk/release/released/")
    second.opens_in_english()
    second.hits("link", "見本友好協会")
    second.hits("link", "確定に進む")
    second.opens_in_english()
    second.hits("button", "公表の再開を確定する")
    second.sees("公表を再開しました。")


def _sees(visitor: Person, round_: Round, winner: Winner, status: int, *words: str) -> None:
    visitor.tab.wait_for_timeout(2500)  # the page was kept for two seconds, at most
    path = f"/rounds/{round_.number}/{winner.slug}/"
    visitor.opens(f"/en{path}", status=status)
    visitor.opens(path, status=status)
    visitor.sees(*words)


@pytest.mark.browser
def test_an_earlier_round_is_imported_as_its_dry_run_showed(cast: Cast):
    office = cast.signed_in(make.secretary())

    _sends(office, "wrong.csv", make.ARCHIVE.replace(b"2140", b"21x0"))
    office.sees("ファイルに直す所があります", "2行目")
    office.opens_in_english()
    _sends(office, "right.csv", make.ARCHIVE)
    office.sees("まだ取り込んでいません。")
    office.keeps_picture("desk-import")
    office.opens_in_english()
    assert not Round.objects.filter(number=150).exists()
    office.hits("button", "この内容を取り込む")
    assert Round.objects.get(number=150).fiscal_year == 2140
    _sends(office, "other.csv", make.ARCHIVE.replace(b"2140", b"2141"))
    office.sees("変わる所", "2140", "2141")
    office.opens_in_english()


def _sends(office: Person, name: str, content: bytes) -> None:
    office.opens("/desk/archive/")
    office.opens_in_english()
    file = FilePayload(name=name, mimeType="text/csv", buffer=content)
    office.main.locator("input[type=file]").set_input_files(file)
    office.hits("button", "送信して、内容を確かめる")
