"""One word for one thing, written as official documents write it: every string of the program.

The list is the house's. Each line has what must not be written, what is written instead, and why.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "config/locale/en/LC_MESSAGES/django.po"
LETTERS = sorted((ROOT / "nominations").glob("*/templates/letters/*.txt"))

OFFICIAL = "as official documents write it (公用文作成の考え方, 常用漢字表)"
ONE_WORD = "one word for one thing"
FORMS = "the word of the forms and of practice"
HOUSE_WORDS = {
    "すべて|全部の": ("全て", OFFICIAL),
    "または": ("又は", OFFICIAL),
    "もしくは": ("若しくは", OFFICIAL),
    "および": ("及び", OFFICIAL),
    "(?<![ぁ-ん])いま(?!す|せ|し)": ("今", OFFICIAL),
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
}


def strings() -> Iterator[tuple[str, str]]:
    """Where it stands, and the string: everything that is translated, and every letter."""
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="en"):
            ids = [message.id] if isinstance(message.id, str) else [str(one) for one in message.id]
            places = ", ".join(path for path, _line in message.locations)
            yield from ((places, text) for text in ids if text)
    for letter in LETTERS:
        yield letter.name, letter.read_text(encoding="utf-8")


@pytest.mark.parametrize("pattern", HOUSE_WORDS)
def test_every_string_is_in_the_words_of_the_house(pattern):
    written, why = HOUSE_WORDS[pattern]
    found = [f"{place}: {text}" for place, text in strings() if re.search(pattern, text)]

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
    ],
)
def test_the_list_finds_what_it_names_and_nothing_else(wrong, right):
    assert any(re.search(pattern, wrong) for pattern in HOUSE_WORDS)
    assert not any(re.search(pattern, right) for pattern in HOUSE_WORDS)
