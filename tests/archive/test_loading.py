"""The verified rounds that come with the program, as the public reads them."""

import pytest
from django.utils import timezone

from awards.archive import loading
from awards.archive.reading import read_file
from awards.clock import in_japan
from awards.rounds.models import Round
from awards.winners import archive
from awards.winners.models import State, Winner
from nominations.office.actions import create_round
from tests import make

pytestmark = pytest.mark.django_db

GAP = "資料で確認できていません"


@pytest.fixture
def loaded() -> list[Round]:
    return loading.load(timezone.now())


def test_every_round_but_the_fifth_comes_with_what_is_verified(loaded):
    assert [round_.number for round_ in loaded] == [n for n in range(1, 20) if n != 5]
    assert Winner.objects.count() == 24
    assert {(w.state, w.published_at <= timezone.now()) for w in Winner.objects.all()} == {
        (State.RELEASED, True)
    }
    assert [r.number for r in loaded if r.coverage == "none"] == [1, 4, *range(7, 12), 16, 18]


def test_no_round_is_there_of_which_no_source_knows(loaded):
    assert max(round_.number for round_ in loaded) == 19


def test_each_round_keeps_its_own_name(loaded):
    names = dict(Round.objects.values_list("number", "title"))
    assert {names[n] for n in range(1, 7) if n != 5} == {"姉妹自治体交流表彰"}
    assert {names[n] for n in range(7, 20)} == {"自治体国際交流表彰"}
    english = Round.objects.filter(number__gte=7).values_list("title_en", flat=True)
    assert set(english) == {"International Exchange Commendation"}  # as the hosts call it


def test_loading_again_adds_and_changes_nothing(loaded):
    Winner.objects.filter(slug="tobetsu").update(name="直した名前")

    assert loading.load(timezone.now()) == []
    assert Winner.objects.get(slug="tobetsu").name == "直した名前"


def test_every_winner_names_where_it_was_found():
    file = read_file(loading.FILE.read_bytes(), in_japan(timezone.now()).date())
    assert file.problems == ()
    assert [w.slug for r in file.rounds for w in r.winners if not w.source] == []


def test_the_list_of_rounds_states_its_gaps(loaded, page):
    text = page("/rounds/").text

    assert text.count("受賞団体は、資料で確認できていません。") == 9
    assert text.count("このほかの受賞団体の有無は、資料で確認できていません。") == 3
    assert [f"第{n}回（" in text for n in range(1, 20)] == [n != 5 for n in range(1, 20)]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_of_a_round_and_of_a_winner_is_whole(loaded, page, prefix):
    for round_ in loaded:
        page(f"{prefix}/rounds/{round_.number}/")
    for winner in Winner.objects.select_related("round"):
        page(f"{prefix}/rounds/{winner.round.number}/{winner.slug}/")


def test_a_winner_of_whom_little_is_known_says_so(loaded, page):
    text = page("/rounds/3/takayama-denver/").text

    assert "この紹介は、表彰当時（平成20年度）の内容です。" in text
    assert "取組の内容と評価のポイントは、資料で確認できていません。" in text
    assert "総務省・自治体国際化協会の報道資料（平成21年1月20日）" in text
    assert ("デンバー市" in text, text.count(GAP)) == (True, 3)
    assert "人口" not in text


def test_a_joint_award_has_both_of_its_groups(loaded, page):
    joint = Winner.objects.get(slug="kawagoe")
    assert [r.name for r in joint.recipients.order_by("position")] == [
        "川越市",
        "川越市姉妹都市交流委員会",
    ]


def test_an_unknown_number_of_winners_is_not_told_as_none(loaded, page, client):
    rounds = {
        one["number"]: one["winners"] for one in client.get("/api/v1/rounds/").json()["rounds"]
    }

    assert [rounds[n] for n in (14, 13, 18)] == [3, None, None]  # all, some, none known
    listed = "".join(page("/open-data/").text.split())
    assert "第18回（令和5年度）資料で確認できていません" in listed
    assert "0団体" not in listed


def test_the_policy_says_what_earlier_rounds_and_round_five_are_made_of(page):
    text = page("/site-policy/").text

    assert (
        "第5回は、当時の冊子を基に要約し、明らかな誤り（国の名称、人物の年代など）を改めました。"
        in text
    )
    assert "その資料で確認できた事柄だけを載せています。" in text
    assert "団体の確認を経て" not in text


def test_a_network_and_two_partners_are_told(loaded, page):
    assert "ニューキャッスル・アライアンス" in page("/rounds/13/shinshiro/").text
    text = page("/rounds/14/satsumasendai/").text
    assert [word in text for word in ("常熟市", "昌寧郡", "平成24")] == [True] * 3


def test_no_limit_of_winners_and_no_booklet_is_made_up(loaded, page, client):
    text = page("/rounds/12/").text
    assert ("総務大臣賞" in text, "団体以内" in text) == (True, False)
    assert client.get("/rounds/12/booklet.pdf").status_code == 404
    assert "/rounds/12/booklet.pdf" not in b"".join(client.get("/sitemap.xml")).decode()


def test_a_search_finds_an_imported_winner_by_its_partner(loaded, page):
    assert "薩摩川内市" in page("/winners/?q=昌寧").text


def test_a_new_round_is_set_up_like_the_newest_that_the_system_holds_whole(loaded):
    archive.load(archive.FOLDER / "round05.toml", timezone.now())

    made = create_round(21, 2026, by=make.secretary(), at=timezone.now())

    assert (made.title, made.criteria.count(), made.purpose[:8]) == (
        "姉妹自治体交流表彰", 6, "海外の自治体との",
    )  # fmt: skip
