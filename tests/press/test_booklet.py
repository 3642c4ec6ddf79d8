"""The booklet says what the data says, and nothing else is typed anywhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from awards.press import pages, public
from awards.rounds.models import Round
from awards.typesetting import TypesettingError
from awards.winners import archive
from tests.press.paper import Paper, bare, typeset
from tests.winners import stage
from tests.winners.test_archive import round_5_with_one_photograph_each

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_5() -> Round:
    return archive.load(round_5_with_one_photograph_each(), timezone.now())


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    return {}


@pytest.fixture
def booklet_of_5(kept, request) -> Callable[[str], Paper]:
    """For tests that read it alone: typeset once in each language."""

    def booklet(language: str = "ja") -> Paper:
        if language not in kept:
            kept[language] = typeset(request.getfixturevalue("round_5"), language)
        return Paper(kept[language])

    return booklet


def in_the_archive(language: str) -> list[str]:
    """All texts of round 5 as they were written down, but for what no booklet shows."""
    ending = "" if language == "ja" else "_en"
    data: dict[str, Any] = round_5_with_one_photograph_each()
    round_ = data["round"]
    names = ("title", "subtitle", "purpose", "eligibility", "procedure", "committee_name", "chair",
             "booklet_title", "publisher", "next_call")  # fmt: skip
    texts = [round_[name + ending] for name in names]
    texts += [
        row["name" + ending] for key in ("hosts", "prizes", "criteria") for row in round_[key]
    ]
    for winner in data["winners"]:
        texts += [winner["name" + ending], winner["title" + ending], *winner["overview" + ending]]
        texts += [row["text" + ending] for row in winner["evaluations"]]
        texts += [row["name" + ending] for row in winner["partners"]]
        texts += [row["description" + ending] for row in winner["regions"]]
        texts += [row["caption" + ending] for row in winner["photos"]]
        texts += [row["office" + ending] for row in winner["contacts"]]
        texts += [row["email"] for row in winner["contacts"]]
    return [text for text in texts if text]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_text_of_round_5_is_in_its_booklet(booklet_of_5, language):
    paper = booklet_of_5(language)

    missing = [text for text in in_the_archive(language) if bare(text) not in paper.text]
    assert missing == []


def test_names_units_eras_and_numbers_are_written_from_the_data(booklet_of_5):
    text = booklet_of_5().text

    for said in (
        "平成22年度", "総務大臣賞（3団体以内）", "審査委員会特別賞（授与する場合があります）",
        "15団体の応募の中から、3団体を決定しました。",
        "総務大臣賞：高崎市（群馬県）、金沢市（石川県）、宮城・ベラルーシ協会（宮城県仙台市）",
        "平成23（2011）年5月13日", "1981年7月1日昭和56年7月1日", "53,364人平成12（2000）年現在",
        "39,519km²", "46.7km²", "374,997人平成23（2011）年3月31日現在", "100,000人基準日の記載なし",
        "提携時はチェコスロバキア", "協定・提携の主体仙台市", "〒102-0083東京都千代田区",
        "電話03-5213-1723", "仙台ビーナス会気付",
    ):  # fmt: skip
        assert said in text, said


def test_the_english_booklet_is_english(booklet_of_5):
    text = booklet_of_5("en").text

    for said in (
        "Round5", "FY2010", "3winnerswerechosenfrom15applications.", "13May2011",
        "53,364people", "asof31March2011", "Tel.+81-3-5213-1723", "datenotgiven",
    ):  # fmt: skip
        assert said in text, said


def test_a_winner_has_a_spread_that_begins_on_the_left(booklet_of_5):
    pages = booklet_of_5().pages

    begins = [number for number, page in enumerate(pages, start=1) if "交流先番号" in page]
    told = [number for number, page in enumerate(pages, start=1) if "評価のポイント" in page]
    assert (begins, told) == ([4, 6, 8], [5, 7, 9])


def test_what_is_japanese_alone_stands_in_for_english():
    winner = stage.takasaki(title_en="")

    assert "地球市民環境会議" in Paper(typeset(winner.round, "en")).text


def test_a_correction_is_told_with_its_day():
    winner = stage.takasaki()
    at = timezone.now().replace(year=2026, month=11, day=30, hour=15)
    stage.correction(winner, at=at)

    text = Paper(typeset(winner.round)).text

    assert "訂正（2026年12月1日）：市の名を正した。" in text
    assert "最終訂正令和8（2026）年12月1日" in text


def test_without_partners_photographs_and_texts_there_is_still_a_booklet():
    winner = stage.takasaki(overview=[], title="", name_en="")
    for parts in (winner.partners, winner.photos, winner.contacts, winner.evaluationpoints,
                  winner.recipients, winner.regionfacts):  # fmt: skip
        parts.all().delete()

    assert "高崎市" in Paper(typeset(winner.round)).text


def test_every_page_of_a_demonstration_says_that_it_is_one(settings):
    round_ = stage.takasaki().round
    said = "これは実演用の資料です。第5回のほかは、全て架空の内容です。"
    assert said not in Paper(typeset(round_)).text

    settings.DEMO = True

    assert [page for page in Paper(typeset(round_)).pages if said not in page] == []


@pytest.mark.parametrize("count", [1, 8, 9])
def test_every_photograph_is_shown_however_many_there_are(count):
    winner = stage.takasaki(overview=["長い文がここに続く。" * 20] * 4)
    for position in range(2, count + 1):
        stage.photo(winner, position)
    for photo in winner.photos.all():
        photo.caption, photo.alt = f"写真の説明{photo.position}", f"代替{photo.position}"
        photo.save()

    paper = Paper(typeset(winner.round))

    everyone = range(1, count + 1)
    assert [n for n in everyone if f"写真の説明{n}" not in paper.text] == []
    assert [n for n in everyone if f"代替{n}" not in paper.alternatives] == []


def test_no_heading_is_alone_at_the_foot_of_a_page():
    winner = stage.takasaki(overview=["長い文がここに続く。" * 60] * 9)

    pages = Paper(typeset(winner.round)).pages

    headings = ("交流事業の概要", "評価のポイント", "問合せ先", "交流先")
    assert [page[-30:] for page in pages if page.endswith(headings)] == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_contents_name_the_pages_on_which_things_are(round_5, language, caplog):
    paper = Paper(typeset(round_5, language))

    reader = paper.reader
    at = [reader.get_destination_page_number(one) + 1 for one in reader.outline[3:-1]
          if not isinstance(one, list)]  # fmt: skip
    titles = [winner.title if language == "ja" else winner.title_en
              for winner in round_5.winners.order_by("position")]  # fmt: skip
    told = [f"{bare(title)}{page}" for title, page in zip(titles, at, strict=True)]
    assert [line for line in told if line not in paper.pages[1]] == []
    # The typesetter says so when the pages it tells of and the pages it makes do not agree.
    assert caplog.records == []


def test_a_long_booklet_takes_the_smallest_public_copies(round_5, monkeypatch):
    copies = [winner.photos.get().renditions for winner in round_5.winners.order_by("position")]
    booklet = public.booklet(5, timezone.now())
    assert booklet is not None

    usual = pages.paper(booklet).pictures
    monkeypatch.setattr(pages, "MANY", 2)

    assert usual == tuple(one["1600"]["jpeg"] for one in copies)
    assert pages.paper(booklet).pictures == tuple(one["480"]["jpeg"] for one in copies)


def test_a_public_copy_that_is_missing_is_named():
    winner = stage.takasaki()
    name = winner.photos.get().renditions["480"]["jpeg"]
    storages["published"].delete(name)

    with pytest.raises(TypesettingError, match=name):
        typeset(winner.round)
