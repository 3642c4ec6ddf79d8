"""One word for one thing, written as official documents write it: every string of the program.

The list is the house's. Each line has what must not be written, what is written instead, and why.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po
from django.utils.translation import override

from nominations.intake.editors import EDITORS as intake
from nominations.office.editors import EDITORS as office
from nominations.release.editors import EDITORS as release

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "config/locale/en/LC_MESSAGES/django.po"
LETTERS = sorted((ROOT / "nominations").glob("*/templates/letters/*.txt"))
DATA = [
    ROOT / "awards/winners/data/round05.toml",
    *sorted((ROOT / "nominations/demo/data").glob("*.toml")),
]

OFFICIAL = "as official documents write it (公用文作成の考え方, 常用漢字表)"
ONE_WORD = "one word for one thing"
FORMS = "the word of the forms and of practice"
HOUSE_WORDS = {
    "すべて|全部の": ("全て", OFFICIAL),
    "または": ("又は", OFFICIAL),
    "もしくは": ("若しくは", OFFICIAL),
    "および": ("及び", OFFICIAL),
    "(?<![ぁ-ん一-龠])いま(?!す|せ|し)": ("今", OFFICIAL),
    "[0-9０-９]つ|ひとつ": ("一つ", "native counting words take the characters of numbers"),
    "ご(?=不明|連絡|案内|相談|了承|利用|確認|担当|協力|理解)": ("御", OFFICIAL),
    "のうえ": ("の上", OFFICIAL),
    "をもとに": ("を基に", OFFICIAL),
    "あいだ": ("間", OFFICIAL),
    "下さい": ("ください", "an auxiliary is written in kana"),
    "出来(?!事)": ("できる", "an auxiliary is written in kana"),
    "かまいません": ("差し支えありません", "courtesy towards other offices"),
    "あなた": ("(left out)", "courtesy towards other offices"),
    "貴地域": ("被推薦団体の地域", "the officer of a prefecture writes of another's region"),
    "締切(?!り|日|る|ら|っ)": ("提出期限、採点期限", FORMS),
    "評価基準|審査の基準|採点の観点": ("審査基準", ONE_WORD),
    "評価された点|審査で評価": ("評価のポイント", ONE_WORD + ", the booklet's"),
    "担当官": ("担当者", "a foundation has no 官"),
    "席(?!者|上)": ("利用登録", "no office calls a right to use a system a seat"),
    "手紙": ("通知メール", "an e-mail is not a letter"),
    "塩": ("ソルト", "a term of cryptography"),
    "起案に戻": ("差し戻す", "起案 is the act of drafting"),
    "サインイン|サインアウト": ("ログイン、ログアウト", FORMS),
    "[0-9０-９}]節|の節(?!目)": ("項目", "the parts of a form are 項目"),
    "印を付け": ("チェックを入れる", "not to be taken for a seal"),
    "ことば": ("キーワード", FORMS),
    "内部の手続": ("決裁", FORMS),
    "装置の側|要求を読み": ("システム、送信内容", "no office says so"),
    "（日本時間）": ("(said once, at the foot of every page)", "between Japanese offices"),
    "写真が見えない": ("写真を見られない方", "courtesy"),
    "ほかの人": ("ほかの方", "courtesy"),
    "その他の市区町村": ("市区町村", "a town is not the rest of a list"),
    "選択してください": ("選んでください", ONE_WORD),
    "00分": ("(left out)", "a full hour is written without minutes"),
    "[Ａ-Ｚａ-ｚ０-９]": ("half width", "letters and figures are half width"),
    "すでに": ("既に", OFFICIAL),
    "見つ[かけ]": ("見付ける、見付かる", OFFICIAL),
    "ひとり|一人ひとり": ("一人、一人一人", OFFICIAL),
    "かっこ": ("括弧", OFFICIAL),
    "電子メール": ("メール、通知メール", ONE_WORD),
    "取り除|取除": ("削除する", FORMS),
    "片付け": ("対応する", FORMS),
    "お問い合わせの|お問合わせ": ("お問合せ", OFFICIAL),
    "項目め": ("番目の項目", FORMS),
    "(?<![何今一])(?<!もう)[0-9二三]度(?!を|から)": ("回", ONE_WORD),
    "(?<!御)連絡してください": ("御連絡ください", "courtesy towards other offices"),
    "知らせてください": ("御連絡ください、お知らせください", "courtesy towards other offices"),
    "頼[みむんま]": ("依頼する", FORMS),
    "(使える|準備した|確定できる|取った)人[はにがだ]": ("方", "courtesy"),
    "受賞団体[0-9%(ns){} ]+件": ("団体", "groups are counted as 団体"),
}
# What the English of the catalogue does not say, what it says instead, and why.
AMERICAN = "another meaning in American usage, or none"
ENGLISH_WORDS = {
    r"(?<!press )(?<!Press )\brelease": ("publish, publication, announce", ONE_WORD),
    r"\btabled\b|\bto table\b": ("submit to the hosts", AMERICAN),
    r"(?<!\()\bseats?\b": ("role, account", "no office calls a right to use a system a seat"),
    r"by letter|\b(?:no|the|a) letters?\b(?! of)": ("e-mail, notification", ONE_WORD),
    r"(?<!A4 )\b[Pp]apers?\b": ("documents", ONE_WORD),
    r"\bmend(?:ed)?\b": ("correct", "plain English"),
    r"at home\b": ("based", "plain English"),
    r"no more[.,]|there is no more": ("no longer exists", "plain English"),
    r"(?<!%\()\bemail": ("e-mail", ONE_WORD),
    r"postal code": ("postcode", ONE_WORD),
    r"\bphotograph(?!er)": ("photo", ONE_WORD),
    r"western (?!calendar)|western calendar": ("Western calendar", ONE_WORD),
    r"Japan time": ("JST", ONE_WORD),
    r"\b[Ff]indings? of ineligibility|\b[Ss]ave the findings": (
        "result",
        "findings are those of proofreading",
    ),
    r"[Rr]egional international association": (
        "local international exchange association",
        "the English name that the associations use",
    ),
    r"Local Government International|International Exchange Award": (
        "International Exchange Commendation",
        "the English name that the hosts use",
    ),
    r"small letters": ("lower-case letters", "plain English"),
    r"[Yy]our region": ("region of the nominated group", "the officer writes of another's region"),
    r"[Hh]ow the work has grown": ("overview of the exchange project", ONE_WORD),
}


def catalogue() -> list[Message]:
    with CATALOGUE.open("rb") as file:
        return [message for message in read_po(file, locale="en") if message.id]


def messages() -> Iterator[tuple[str, list[str], list[str]]]:
    """Where it stands, its Japanese and its English: one form each, or two where it counts."""
    for message in catalogue():
        places = ", ".join(path for path, _line in message.locations)
        yield places, listed(message.id), listed(message.string)


def listed(forms: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [forms] if isinstance(forms, str) else list(forms or ())


def strings() -> Iterator[tuple[str, str]]:
    """Where it stands, and the string: everything that is translated, and every letter."""
    for places, japanese, _english in messages():
        yield from ((places, text) for text in japanese)
    for letter in LETTERS:
        yield letter.name, letter.read_text(encoding="utf-8")


def stories() -> Iterator[tuple[str, str]]:
    """What files bring: written as official documents are, but in words of its own."""
    for path in DATA:
        yield from ((path.name, text) for text in texts(tomllib.loads(path.read_text("utf-8"))))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts(one)


@pytest.mark.parametrize("pattern", HOUSE_WORDS)
def test_every_string_is_in_the_words_of_the_house(pattern):
    written, why = HOUSE_WORDS[pattern]
    told = [*strings(), *(stories() if why == OFFICIAL else ())]
    found = [f"{place}: {text}" for place, text in told if re.search(pattern, text)]

    assert found == [], f"write {written}: {why}"


@pytest.mark.parametrize("pattern", ENGLISH_WORDS)
def test_every_english_string_is_in_the_words_of_the_house(pattern):
    written, why = ENGLISH_WORDS[pattern]
    told = [(places, text) for places, _japanese, english in messages() for text in english]
    found = [f"{place}: {text}" for place, text in told if re.search(pattern, text)]

    assert found == [], f"write {written}: {why}"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("すべての団体", "全ての団体"),
        ("いまの段階", "失いました"),
        ("1つ以上", "一つ以上"),
        ("ご連絡ください", "ごみ"),
        ("推薦の締切", "採点を締め切る"),
        ("席が必要なとき", "出席者"),
        ("17時00分", "17時05分"),
        ("すでに提出済み", "既に提出済み"),
        ("ページが見つかりません", "見付かりました"),
        ("年に1度", "もう一度"),
        ("事務局に連絡してください", "事務局に御連絡ください"),
        ("電子メールで届きます", "通知メールで届きます"),
        ("写真を取り除く", "写真を削除する"),
        ("受賞団体3件の紹介文", "受賞団体の紹介文3件"),
    ],
)
def test_the_list_finds_what_it_names_and_nothing_else(wrong, right):
    assert any(re.search(pattern, wrong) for pattern in HOUSE_WORDS)
    assert not any(re.search(pattern, right) for pattern in HOUSE_WORDS)


def test_one_japanese_word_has_the_english_of_each_of_its_meanings():
    told = {(message.context, message.id): message.string for message in catalogue()}

    assert told["nomination", "差し戻す"] == "Return for correction"  # a nomination, to its body
    assert told["resolution", "差し戻す"] == "Recall"
    assert (told[None, "公表"], told["step", "公表"]) == ("Published", "Publication")
    assert (told[None, "削除する"], told["round", "削除する"]) == ("Remove", "Delete")
    assert (told[None, "交流先"], told["several", "交流先"]) == ("Partner", "Partners")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_title_of_a_section_of_rows_is_a_plural_and_the_name_of_a_row_is_none(language):
    with override(language):
        named = {
            (str(editor.title), str(editor.label))
            for editors in (intake, release, office)
            for editor in editors.values()
            if editor.label
        }

    alike = {title for title, label in named if title == label}
    assert (alike == set()) == (language == "en")
