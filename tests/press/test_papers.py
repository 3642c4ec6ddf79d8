"""Press release, certificates and spreads: what they say is what the data says."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from pdfua import validate
from pypdf import PdfReader

from awards import typesetting
from awards.press import certificates, pages, press_releases, printing, public
from awards.press.certificates import in_kanji
from awards.press.printing import Paper as Set
from awards.press.values import RoundWithWinners
from awards.rounds.models import Round
from awards.typesetting import TypesettingError
from awards.winners import archive, models
from awards.winners.models import Winner
from tests.press.paper import Paper, bare
from tests.press.pictures import inked, is_free, pages_of
from tests.winners import stage
from tests.winners.test_archive import round_5_with_one_photograph_each

pytestmark = pytest.mark.django_db

MAKERS = {
    "booklet": pages.paper,
    "press release": press_releases.paper,
    "certificates": certificates.paper,
    "spread": lambda told: pages.spread_paper(told, told.winners[0].dossier.names.address),
}


@pytest.fixture
def round_5() -> Round:
    return archive.load(round_5_with_one_photograph_each(), timezone.now())


def round_with_winners(round_: Round) -> RoundWithWinners:
    told = public.booklet(round_.number, timezone.now())
    assert told is not None
    return told


def composed(kind: str, round_: Round, language: str = "ja") -> Set:
    with translation.override(language):
        return MAKERS[kind](round_with_winners(round_))


def typeset(kind: str, round_: Round, language: str = "ja") -> bytes:
    with translation.override(language):
        return printing.typeset(composed(kind, round_, language))


@pytest.fixture(scope="module")
def kept() -> dict[tuple[str, str], bytes]:
    """Papers of round 5 by kind and language."""
    return {}


@pytest.fixture
def typeset_once(
    kept: dict[tuple[str, str], bytes], request: pytest.FixtureRequest
) -> Callable[[str, str], bytes]:
    """For tests that look at the paper alone: one that is kept needs no round."""

    def paper(kind: str, language: str) -> bytes:
        if (kind, language) not in kept:
            kept[kind, language] = typeset(kind, request.getfixturevalue("round_5"), language)
        return kept[kind, language]

    return paper


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", MAKERS)
def test_every_page_has_something_on_it_and_nothing_at_its_edges(typeset_once, kind, language):
    """Its pictures are in ``var/papers/``: look at them. A cover is coloured to its edges."""
    pictures = pages_of(typeset_once(kind, language), f"{kind.replace(' ', '-')}-{language}")

    assert [n for n, one in enumerate(pictures, start=1) if inked(one) < 0.005] == []
    inner = pictures[1:] if kind == "booklet" else pictures
    assert [n for n, one in enumerate(inner, start=1) if not is_free(one)] == []


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", MAKERS)
def test_a_checker_of_pdf_ua_finds_nothing(typeset_once, tmp_path, kind, language):
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(typeset_once(kind, language))

    assert validate(str(paper)).findings == ()


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_data_gives_the_same_bytes_and_other_data_others(kind):
    winner = stage.takasaki()
    first = typeset(kind, winner.round)
    assert typeset(kind, winner.round) == first

    Winner.objects.update(title="別の取組")

    assert typeset(kind, winner.round) != first


@pytest.mark.parametrize("kind", MAKERS)
def test_a_character_that_no_font_has_is_named(kind):
    winner = stage.takasaki(title="歌う\U0001f600会")

    with pytest.raises(TypesettingError, match="U\\+1F600、「.*歌う\U0001f600会"):
        typeset(kind, winner.round)


# ---- press release ----


def test_a_press_release_tells_every_winner_and_what_it_did(round_5):
    text = Paper(typeset("press release", round_5)).text

    for winner in round_5.winners.all():
        said = [winner.name, winner.title, *winner.overview]
        said += [point.text for point in winner.evaluationpoints.all()]
        said += [partner.name for partner in winner.partners.all()]
        said += [contact.office for contact in winner.contacts.all()]
        assert [one for one in said if bare(one) not in text] == []


def test_a_press_release_is_written_as_officers_know_it(round_5):
    pages_ = Paper(typeset("press release", round_5)).pages

    first, listed = pages_[0], pages_[1]
    for said in (
        "報道資料", "総務省財団法人自治体国際化協会",
        "第5回姉妹自治体交流表彰（総務大臣賞）受賞団体の決定",
        "総務省及び財団法人自治体国際化協会は、",
        "15団体の応募の中から、3団体を決定しました。", "1受賞団体", "○高崎市（群馬県）",
        "2表彰式平成23（2011）年5月13日", "3添付資料", "資料1受賞団体の一覧", "shimai(at)clair.or.jp",
    ):  # fmt: skip
        assert said in first, said
    assert "公表日時" not in first  # no record tells when the winners were announced
    # The state by its formal name, the day by its era.
    for said in ("承徳市（中華人民共和国）昭和62年10月6日", "たかさきし"):
        assert said in listed, said
    assert [page for page in pages_ if "@" in page.replace("「@」", "")] == []


def test_an_english_press_release_is_english(round_5):
    text = Paper(typeset("press release", round_5, "en")).text

    for said in ("Pressrelease", "Enclosure1", "3winnerswerechosenfrom15applications.", "(China)",
                 "6October1987", "TakasakiCity(Gunma)"):  # fmt: skip
        assert said in text, said
    # A name of which the data has no English.
    assert re.findall("[ぁ-んァ-ン]", text.replace("仙台ビーナス会", "")) == []


def test_a_press_release_tells_the_hour_of_a_release_of_ours():
    at = timezone.now() - timedelta(days=1)
    winner = stage.takasaki(round=stage.announced(results_at=at), published_at=at)

    hour = timezone.localtime(at).hour
    assert f"）{hour}時" in Paper(typeset("press release", winner.round)).pages[0]


# ---- certificates ----


def unrolled(text: str) -> str:
    """Without the widths that letters have above one another."""
    return bare(text.translate({n + 0xFEE0: n for n in range(0x21, 0x7F)}))


def test_each_group_has_a_certificate_of_its_own_with_its_name_and_the_hosts(round_5):
    winner = round_5.winners.get(slug="takasaki")
    models.Recipient.objects.create(
        winner=winner, position=2, name="高崎市国際交流協会", kind="npo", prefecture="10"
    )

    paper = Paper(typeset("certificates", round_5))

    names = [one.name for w in round_5.winners.order_by("position")
             for one in w.recipients.order_by("position")]  # fmt: skip
    assert len(paper.pages) == len(names) == 4
    for page, name in zip(paper.pages, names, strict=True):
        for said in (f"{bare(name)}殿", "表彰状", "よってここに総務大臣賞を授与しこれを表彰します",
                     "第五回姉妹自治体交流表彰において", "平成二十三年五月十三日", "総務省",
                     "財団法人自治体国際化協会"):  # fmt: skip
            assert bare(said) in unrolled(page), (name, said)
        assert re.findall("[、。0-9]", unrolled(page)) == []
    assert [bare(mark) for mark in paper.bookmarks] == [bare(name) for name in names]


def test_a_round_words_its_certificates_itself(round_5):
    told = replace(
        round_with_winners(round_5),
        certificate_text="第【回】回【表彰】　【事業】の功績をたたえ\n【賞】を贈ります 【朱印】",
    )

    first = Paper(printing.typeset(certificates.paper(told))).pages[0]

    title = round_5.winners.get(slug="takasaki").title
    wording = f"第五回姉妹自治体交流表彰{title}の功績をたたえ総務大臣賞を贈ります【朱印】"
    assert bare(wording) in unrolled(first)
    assert "よってここに" not in unrolled(first)


def test_a_blank_that_nobody_fills_is_named():
    certificates.validate_wording("【事業】を【賞】で表彰します")

    with pytest.raises(ValidationError) as refused:
        certificates.validate_wording("【団体名】の【事業】")

    assert refused.value.messages == [
        "「【団体名】」は使えません。【事業】【回】【表彰】【賞】の中から選んでください。"
    ]


def test_a_certificate_is_read_in_the_order_in_which_it_is_written(round_5):
    first = unrolled(Paper(typeset("certificates", round_5)).pages[0])

    parts = ["表彰状", "高崎市殿", "貴団体の取組", "平成二十三年", "総務省", "財団法人"]
    assert sorted(parts, key=first.index) == parts


@pytest.mark.parametrize("title", ["短い", "とても長い事業の名前" * 15])
def test_a_certificate_is_one_sheet_however_long_its_words_are(title):
    winner = stage.takasaki(title=title)
    winner.recipients.update(name="特定非営利活動法人見本県国際交流推進連絡協議会連合会" * 2)

    paper = Paper(typeset("certificates", winner.round))

    assert len(paper.pages) == 1
    assert title in unrolled(paper.text)
    assert inside(paper.reader)


def inside(reader: PdfReader) -> bool:
    """All text lies on the sheet."""
    places = []
    page = reader.pages[0]
    page.extract_text(visitor_text=lambda text, cm, tm, *_: places.append((text, cm, tm)))
    x, y = page.mediabox.width, page.mediabox.height
    at = [(cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]) for text, cm, tm in places if text.strip()]
    return bool(at) and all(0 < left < x and 0 < low < y for left, low in at)


def test_without_a_day_there_is_room_to_write_it():
    winner = stage.takasaki()
    told = round_with_winners(winner.round)
    undated = RoundWithWinners(_undated(told), told.winners)

    paper = Paper(printing.typeset(certificates.paper(undated)))

    assert "年月日" in paper.text


def _undated(told):
    return replace(told.round, summary=replace(told.round.summary, announced_at=None))


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "〇"), (1, "一"), (10, "十"), (21, "二十一"), (105, "百五"), (2026, "二千二十六")],
)
def test_numbers_in_kanji(number, told):
    assert in_kanji(number) == told


# ---- a spread ----


def test_a_spread_is_two_pages_about_one_winner_alone(round_5):
    paper = Paper(typeset("spread", round_5))

    assert len(paper.pages) == 2
    assert paper.reader.metadata.title == "第5回 姉妹自治体交流表彰 高崎市"
    assert paper.bookmarks == ["高崎市"]
    assert "宮城・ベラルーシ協会" not in paper.text
    assert "バトルクリーク" in paper.pages[0]
    assert "評価のポイント" in paper.pages[1]


# ---- characters ----


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("", ()),
        ("高崎市 髙﨑 𠮷野 葛\U000e0100城 か\u3099 ①㎢㈱～\n次の行", ()),
        ("歌う\U0001f600会\ue000\U0001f600", ("\U0001f600", "\ue000")),
    ],
)
def test_characters_without_a_glyph_are_each_told_once(text, without):
    assert typesetting.without_glyph(text) == without


def test_what_is_told_ahead_is_what_the_typesetter_refuses():
    winner = stage.takasaki(title="歌う\U0001f600会")
    words = composed("booklet", winner.round).words

    with pytest.raises(TypesettingError) as refusal:
        typeset("booklet", winner.round)

    told = typesetting.told_without_glyph(words)
    assert str(refusal.value) == typesetting.sentence_without_glyph(told)
