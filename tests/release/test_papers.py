"""The papers of a round at the desk: before its winners are public, and after."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from awards.press import pages as booklet_pages
from awards.press import printing, public
from awards.winners.models import Photo, Winner
from tests import make
from tests.filled import filled
from tests.press.paper import Paper, bare
from tests.release import stage

pytestmark = pytest.mark.django_db

DRAFT = "案：公表していない内容です。"
PDFS = ("booklet", "press-release", "certificates")


@pytest.fixture
def on():
    """A decided round of two winners, proofread."""
    made = stage.decided()
    made.winners = [stage.proofread(made, index) for index in range(2)]
    return made


def url(on, kind="") -> str:
    if kind:
        return reverse("round-paper", args=[on.round.number, kind])
    return reverse("round-papers", args=[on.round.number])


def spread_url(on, index=0) -> str:
    return reverse("winner-spread", args=[on.round.number, on.winners[index].slug])


def every_pdf(on) -> list[str]:
    return [*(url(on, kind) for kind in PDFS), spread_url(on)]


def sheet_of(answer):
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(answer.content)).active]


def test_the_certificates_say_what_the_secretariat_wrote_for_the_round(client, on):
    client.force_login(on.office)
    words = reverse("round-section", args=[on.round.number, "words"])
    form = filled(client.get(words).text) | {"certificate_text": "【受賞者】の功績をたたえ"}

    refused = client.post(words, form)
    assert "「【受賞者】」は使えません。" in refused.text
    assert "【受賞者】の功績をたたえ" in refused.text
    form["certificate_text"] = "【事業】の功績をたたえ　【賞】を贈ります"
    saved = client.post(words, form)

    assert saved.status_code == 302, saved.text
    assert bare("の功績をたたえ総務大臣賞を贈ります") in bare(
        Paper(client.get(url(on, "certificates")).content).text
    )


def test_a_draft_says_on_every_page_that_it_is_one_and_tells_what_is_stored(client, on):
    client.force_login(on.office)

    for address in every_pdf(on):
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer["Cache-Control"] == "no-store, private"
        paper = Paper(answer.content)
        assert "見本友好協会" in paper.text
        inner = paper.pages[1:] if address == url(on, "booklet") else paper.pages
        assert [page for page in inner if DRAFT not in page] == []


def test_nothing_is_kept_and_nothing_is_public_before_the_instant(client, on):
    client.force_login(on.office)
    for address in every_pdf(on):
        client.get(address)

    assert stage.published_files() == []
    client.logout()
    for name, args in (
        ("booklet", [on.round.number]),
        ("winner", [on.round.number, on.winners[0].slug]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 404
    for address in (*every_pdf(on), url(on), url(on, "ceremony")):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "見本友好協会" not in answer.content.decode()


def test_what_is_read_before_the_instant_is_published_at_it(client, on):
    at = timezone.now()
    stage.release(on, publish_at=at + timedelta(hours=1), at=at)
    client.force_login(on.office)

    early = client.get(url(on, "booklet")).content

    told = public.booklet(on.round.number, at + timedelta(hours=2))
    assert told is not None
    assert printing.typeset(booklet_pages.paper(told)) == early
    assert DRAFT not in Paper(early).text


def test_the_same_is_made_of_the_same(client, on):
    client.force_login(on.office)

    for address in (*every_pdf(on), url(on, "ceremony")):
        assert client.get(address).content == client.get(address).content


def test_photographs_that_are_not_public_yet_are_in_the_spread(client, on):
    client.force_login(on.office)
    Photo.objects.update(alt="話し合う人々", caption="会議の様子")

    paper = Paper(client.get(spread_url(on)).content)

    assert "話し合う人々" in paper.alternatives
    assert "会議の様子" in paper.text


def test_a_photograph_that_is_lost_is_named_on_the_page(client, on):
    client.force_login(on.office)
    photo = Photo.objects.first()
    photo.original.storage.delete(photo.original.name or "")

    answer = client.get(url(on, "booklet"))

    assert answer.status_code == 409
    assert f"{photo.winner.name}の写真1のファイルを読めません。" in answer.content.decode()


def test_a_character_that_no_font_has_is_told_with_the_way_to_its_profile(client, page, on):
    Winner.objects.filter(pk=on.winners[0].pk).update(title="歌う\U0001f600会")

    shown = page(url(on), on.office)

    assert (
        "どの書体にもない文字があります：\U0001f600（U+1F600、「歌う\U0001f600会」）" in shown.text
    )
    assert reverse("profile", args=[on.winners[0].pk]) in shown.links
    answer = client.get(url(on, "press-release"))
    assert answer.status_code == 409
    assert "U+1F600" in answer.content.decode()


def test_the_page_leads_to_every_paper(page, on):
    shown = page(url(on), on.office)

    for address in (*every_pdf(on), url(on, "ceremony")):
        assert address in shown.links
    assert "まだ定めていません" in shown.text


def test_a_round_without_a_name_in_english_has_no_english_papers(client, page, on):
    with translation.override("en"):
        english = url(on, "press-release")
    client.force_login(on.office)

    assert english not in page(url(on), on.office).links
    assert client.get(english).status_code == 404

    on.round.title_en = "Award"
    on.round.save()

    assert english in page(url(on), on.office).links
    assert Paper(client.get(english).content).root["/Lang"].startswith("en")


def test_a_host_reads_papers_once_every_profile_is_proofread(client, page):
    on = stage.decided()
    on.winners = [stage.proofread(on), stage.drafted(on, 1)]

    shown = page(url(on), on.ministry)
    assert "校了すると" in shown.text
    assert url(on, "booklet") not in shown.links
    assert client.get(url(on, "booklet")).status_code == 404

    Winner.objects.update(state="proofread")

    assert url(on, "booklet") in page(url(on), on.ministry).links
    assert client.get(url(on, "press-release")).status_code == 200


def test_a_host_of_another_round_finds_nothing(client, on):
    client.force_login(make.host_officer("elsewhere"))

    assert client.get(url(on)).status_code == 404
    assert client.get(url(on, "ceremony")).status_code == 404


PUBLIC_HEAD = [
    "掲載順", "賞", "受賞団体", "受賞団体のふりがな", "受賞した団体", "ふりがな", "種別",
    "都道府県", "所在", "事業名", "交流先",
]  # fmt: skip


def test_the_list_for_the_ceremony_has_a_line_for_each_group(client, on):
    client.force_login(on.ministry)

    answer = client.get(url(on, "ceremony"))

    head, *rows = sheet_of(answer)
    assert head == PUBLIC_HEAD
    assert rows == [
        [str(n), "総務大臣賞", winner.name, winner.kana or None, "見本友好協会",
         "みほんゆうこうきょうかい", "民間非営利団体", "群馬県", "見本市", winner.title,
         "リンデン市（ドイツ）"]
        for n, winner in enumerate(on.winners, start=1)
    ]  # fmt: skip
    assert answer["Content-Disposition"].startswith("attachment; filename=")


def test_who_is_never_published_is_in_the_list_of_the_secretariat_alone(client, on):
    secret = ("会長　見本次郎", "見本花子", "03-0000-0001", "desk@test.example")
    client.force_login(on.office)
    head, row, _other = sheet_of(client.get(url(on, "ceremony")))
    assert head[len(PUBLIC_HEAD) :][:4] == [
        "代表者の職・氏名", "推薦団体", "担当部署名", "事務担当者の氏名"
    ]  # fmt: skip
    assert [one for one in secret if one not in row] == []

    client.force_login(on.ministry)
    for kind in (*PDFS, "ceremony"):
        answer = client.get(url(on, kind))
        told = str(sheet_of(answer)) if kind == "ceremony" else Paper(answer.content).text
        assert [one for one in secret if one in told] == [], kind


def test_what_looks_like_a_formula_is_a_text_in_the_list(client, on):
    Winner.objects.update(title="=HYPERLINK(1)")
    client.force_login(on.office)

    answer = client.get(url(on, "ceremony"))

    cells = [cell for row in load_workbook(BytesIO(answer.content)).active for cell in row]
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.mark.parametrize("kind", [*PDFS, "ceremony", "spread"])
def test_the_command_writes_what_the_desk_sends(client, on, tmp_path, kind):
    client.force_login(on.office)
    output = tmp_path / "paper"
    extra = ["--winner", on.winners[0].slug] if kind == "spread" else ["--contacts"]

    call_command("paper", str(on.round.number), kind, str(output), *extra)

    desk = spread_url(on) if kind == "spread" else url(on, kind)
    assert output.read_bytes() == client.get(desk).content


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["booklet", "--language", "en"], "英語の名称"),
        (["spread", "--winner", "nobody"], "nobody"),
    ],
)
def test_the_command_says_what_there_is_not(on, tmp_path, args, sentence):
    with pytest.raises(CommandError, match="English|英語|nobody"):
        call_command("paper", str(on.round.number), args[0], str(tmp_path / "x"), *args[1:])

    assert not (tmp_path / "x").exists()


def test_the_command_names_a_round_without_profiles(tmp_path):
    with pytest.raises(CommandError, match="第99回"):
        call_command("paper", "99", "booklet", str(tmp_path / "x"))


@pytest.mark.parametrize("kind", ["booklet", "press-release", "ceremony"])
def test_papers_cost_as_many_queries_for_one_winner_as_for_three(
    client, kind, django_assert_max_num_queries
):
    counts = []
    for winners in (1, 3):
        on = stage.decided(winners)
        for index in range(winners):
            stage.proofread(on, index)
        client.force_login(on.office)
        client.get(url(on, kind))
        with django_assert_max_num_queries(14) as asked:
            assert client.get(url(on, kind)).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]
