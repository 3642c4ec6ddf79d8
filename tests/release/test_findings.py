"""Proofreading on the winners' desk: errors hold up 校了, warnings are mended or accepted."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.winners.models import Contact, Winner
from nominations.changing import NotAllowed, Refused
from nominations.editing.saving import seen_of
from nominations.intake.models import Nomination
from nominations.ledger.models import LedgerEntry
from nominations.release import actions
from nominations.release.findings import proof_of
from nominations.release.models.profiles import AcceptedFinding, Profile
from nominations.release.reading import read
from tests import make
from tests.release import stage
from tests.release.stage import AT, LATER, completed, decided, drafted

pytestmark = pytest.mark.django_db

ONLY = "日本とベラルーシとの間で唯一の提携である。"
MOSCOW = "モスクワ（ロシア共和国）を訪ねた。"
AREA = "面積は305.47㎢である。"


def written(*overview):
    on = decided(1)
    winner = completed(drafted(on))
    Winner.objects.filter(pk=winner.pk).update(overview=list(overview))
    winner.refresh_from_db()
    return on, winner


def found(winner):
    return {one.finding.id: one for one in proof_of(read(winner), AT).told}


def digest(winner, id_):
    return found(winner)[id_].finding.digest


def accept(on, winner, id_="P39", reason="外務省の一覧で確かめた。"):
    actions.accept_finding(winner, digest=digest(winner, id_), reason=reason, by=on.office, at=AT)


def fix(on, winner, id_):
    actions.fix_finding(winner, digest=digest(winner, id_), by=on.office, at=AT)


def proofread(on, winner):
    actions.proofread(winner, by=on.office, at=AT)


def test_a_text_without_fault_is_settled():
    on, winner = written("毎年、互いの町を訪ねている。")

    assert proof_of(read(winner), AT).is_settled
    proofread(on, winner)


def test_a_character_that_no_paper_can_show_is_told_before_any_paper_is_made():
    on, winner = written("みんなで😀歌う。")

    one = found(winner)["P43"]

    assert one.is_error
    assert "「😀」（U+1F600）" in one.sentence
    with pytest.raises(Refused, match="資料を作れません"):
        proofread(on, winner)


def test_an_error_holds_up_the_proofreading_and_cannot_be_accepted():
    on, winner = written(MOSCOW)

    with pytest.raises(Refused, match="「ロシア共和国」という国はありません。"):
        proofread(on, winner)
    with pytest.raises(Refused, match="了承できません"):
        accept(on, winner, "P31")

    winner.refresh_from_db()
    assert (winner.state, AcceptedFinding.objects.count()) == ("drafting", 0)


def test_a_warning_holds_up_the_proofreading_until_it_is_accepted():
    on, winner = written(ONLY)

    with pytest.raises(Refused, match="確かめていない指摘が1件"):
        proofread(on, winner)
    accept(on, winner)
    proofread(on, winner)

    answer = AcceptedFinding.objects.get()
    (told,) = LedgerEntry.objects.filter(event="profile.finding_accepted")
    assert (answer.check_id, answer.section, answer.by, answer.at) == (
        "P39",
        "overview",
        on.office,
        AT,
    )
    assert answer.reason == "外務省の一覧で確かめた。"
    assert answer.reason in str(told.payload)


def test_a_hint_holds_up_nothing():
    on, winner = written("近年は、互いの町を訪ねている。")

    assert found(winner)["P40"].is_hint
    proofread(on, winner)


def test_what_was_accepted_is_open_again_once_the_words_around_it_change_and_only_then():
    on, winner = written(ONLY)
    accept(on, winner)

    Winner.objects.filter(pk=winner.pk).update(overview=["前に置いた。", ONLY])
    assert proof_of(read(winner), AT).is_settled
    Winner.objects.filter(pk=winner.pk).update(overview=[ONLY.replace("ベラルーシ", "リトアニア")])
    assert not proof_of(read(winner), AT).is_settled


def test_accepting_asks_for_a_reason_and_is_done_once():
    on, winner = written(ONLY)

    with pytest.raises(Refused, match="理由"):
        accept(on, winner, reason="　")
    accept(on, winner)
    accept(on, winner, reason="後の理由")

    assert AcceptedFinding.objects.get().reason == "外務省の一覧で確かめた。"


def test_a_fix_is_a_save_of_its_section():
    on, winner = written("変わらない。", AREA)

    fix(on, winner, "P15")

    winner.refresh_from_db()
    assert winner.overview == ["変わらない。", "面積は305.47km²である。"]
    assert Profile.objects.get().version == 2
    assert LedgerEntry.objects.filter(event="profile.revised").count() == 1
    assert "P15" not in found(winner)


def test_a_fix_in_a_row_leaves_the_other_rows():
    on, winner = written("一行。")
    winner.contacts.update(tel="TEL：03-0000-0002")
    Contact.objects.create(
        winner=winner, position=2, office="協会", tel="03-0000-0003", email="a@b.jp"
    )

    fix(on, winner, "P37")

    rows = winner.contacts.order_by("position").values_list("tel", flat=True)
    assert list(rows) == ["03-0000-0002", "03-0000-0003"]


def test_a_finding_that_is_gone_or_has_no_fix_is_refused_with_what_to_do():
    on, winner = written(ONLY)
    gone = digest(winner, "P39")

    with pytest.raises(Refused, match="欄を開いて直してください"):
        fix(on, winner, "P39")
    Winner.objects.filter(pk=winner.pk).update(overview=["書き直した。"])
    with pytest.raises(Refused, match="書き換えられたため"):
        actions.fix_finding(winner, digest=gone, by=on.office, at=AT)


@pytest.mark.parametrize("act", [accept, fix])
def test_nothing_is_changed_in_what_is_final(act):
    on, winner = written("毎年、互いの町を訪ねている。")
    proofread(on, winner)
    Winner.objects.filter(pk=winner.pk).update(overview=[AREA, ONLY])

    with pytest.raises(Refused, match="作成中の紹介文です"):
        act(on, winner, "P15")


def test_the_acts_are_the_secretariats():
    _on, winner = written(ONLY, AREA)
    other = make.host_officer()

    with pytest.raises(NotAllowed):
        actions.accept_finding(winner, digest=digest(winner, "P39"), reason="なし", by=other, at=AT)
    with pytest.raises(NotAllowed):
        actions.fix_finding(winner, digest=digest(winner, "P15"), by=other, at=AT)


def test_an_address_that_another_winner_publishes_is_pointed_out_but_not_ones_own():
    _on, winner = written("一行。")
    mail = winner.contacts.get().email
    again = make.winner("released", name=winner.name, slug="again", position=8)
    Contact.objects.create(winner=again, position=1, office="国際課", email=mail)
    assert "P05" not in found(winner)

    other = make.winner("released", name="京都府", slug="kyoto", position=9)
    Contact.objects.create(winner=other, position=1, office="国際課", email=mail)

    assert "京都府" in found(winner)["P05"].sentence


def test_the_page_tells_findings_by_section_with_the_way_to_each_field(page):
    on, winner = written(ONLY, MOSCOW)
    winner.contacts.update(tel="TEL：03-0000-0002")

    shown = page(reverse("profile-findings", args=[winner.pk]), on.office)

    assert "要修正1件、要確認2件" in shown.text
    assert shown.text.index("交流事業の概要") < shown.text.index("問合せ先")
    assert f"{reverse('profile-section', args=[winner.pk, 'overview'])}#id_overview" in shown.html
    assert "「ロシア連邦」に直す" in shown.text


def test_a_fix_and_an_acceptance_by_the_pages(page, client):
    on, winner = written(ONLY, MOSCOW)
    back = reverse("profile-findings", args=[winner.pk])
    page(back, on.office)
    mend = reverse("profile-finding-fix", args=[winner.pk, digest(winner, "P31")])
    say = reverse("profile-finding-accept", args=[winner.pk, digest(winner, "P39")])

    assert client.post(mend).url == back
    assert client.post(mend).status_code == 409
    assert ONLY[5:15] in page(say, on.office).text
    assert client.post(say, {"reason": ""}).status_code == 422
    assert client.post(say, {"reason": "外務省の一覧で確かめた。"}).url == back
    assert client.get(say).url == back

    text = page(back, on.office).text
    assert "要修正0件、要確認0件" in text
    assert "外務省の一覧で確かめた。" in text
    assert on.office.name in text


def test_the_rounds_page_and_the_profile_say_how_many_are_left(page):
    on, winner = written(ONLY, MOSCOW)

    home = page(reverse("release-home"), on.office).text
    profile = page(reverse("profile", args=[winner.pk]), on.office).text
    section = page(reverse("profile-section", args=[winner.pk, "overview"]), on.office).text
    way = page(reverse("profile-proofread", args=[winner.pk]), on.office).text

    assert "校正：要修正1件、要確認1件" in home
    assert "要修正1件、要確認1件" in profile
    assert "校了に進む" not in profile
    assert "「ロシア共和国」という国はありません。" in section
    assert "要修正1件、要確認1件" in way


def test_the_nominating_body_reads_the_same_as_advice_and_may_submit(page):
    nomination = make.nomination("draft", complete=True)
    officer = make.officer(nomination.body)
    Nomination.objects.filter(pk=nomination.pk).update(overview=[AREA, ONLY])

    here = page(reverse("nomination-section", args=[nomination.pk, "work"]), officer)
    there = page(reverse("nomination-section", args=[nomination.pk, "contacts"]), officer).text
    whole = page(reverse("nomination", args=[nomination.pk]), officer).text

    assert "面積の単位が「㎢」です。" in here.text
    assert "#id_overview_1" in here.html
    assert "「唯一」とあります。" in here.text
    assert "面積の単位" not in there
    assert "必要な項目は全て入力されています。" in whole


def test_a_correction_may_not_bring_an_error_that_was_not_there():
    on = decided(1)
    winner = completed(drafted(on))
    proofread(on, winner)
    stage.release(on)
    winner.refresh_from_db()
    since = LATER + timedelta(days=1)
    before = read(winner).overview
    wrong = before.with_columns({"overview": (MOSCOW,)})
    given = {"seen": seen_of(before), "reason": "誤りのため", "by": on.office, "at": since}

    with pytest.raises(Refused, match="「ロシア共和国」という国はありません。"):
        actions.correct(winner, wrong, **given)
    actions.correct(winner, before.with_columns({"overview": (ONLY,)}), **given)

    assert read(winner).overview.overview.ja == (ONLY,)
