"""A table read into rounds, or the places where it cannot be."""

import csv
from functools import partial
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from awards.archive import template
from awards.archive.columns import COLUMNS
from awards.archive.wording import SENTENCES, sentence, told
from awards.partial_dates import PartialDate
from tests.archive.reader import ROW, codes, file, read
from tests.growth import TIMES, is_steady

MORE = {
    "受賞団体": "",
    "賞": "",
    "都道府県": "",
    "年度": "",
    "表彰の名称": "",
    "受賞団体の確認": "",
}

NO_PARTNER = {"交流先": "", "国・地域": "", "提携年月日": ""}


def test_a_line_is_a_round_a_winner_and_a_partner():
    (round_,) = read(file({})).rounds
    (winner,) = round_.winners

    assert (round_.number, round_.fiscal_year, round_.title, round_.coverage) == (
        3, 2008, "姉妹自治体交流表彰", "all",
    )  # fmt: skip
    assert (winner.slug, winner.name, winner.prize) == ("tobetsu", "当別町", "総務大臣賞")
    assert [(r.name, r.prefecture) for r in winner.recipients] == [("当別町", "01")]
    assert [(p.name, p.country, p.signed_on) for p in winner.partners] == [
        ("レクサンド市", "SE", PartialDate(1987))
    ]


@pytest.mark.parametrize(
    "written", ["昭和59年5月9日", "S59.5.9", "1984/5/9", "１９８４年５月９日", "1984-05-09"]
)
def test_a_date_is_read_in_every_style(written):
    (round_,) = read(file({"提携年月日": written})).rounds
    assert round_.winners[0].partners[0].signed_on == PartialDate(1984, 5, 9)


@pytest.mark.parametrize(("written", "year"), [("2008", 2008), ("平成20年度", 2008), ("H20", 2008)])
def test_a_fiscal_year_is_read_in_every_style(written, year):
    assert read(file({"年度": written})).rounds[0].fiscal_year == year


def test_english_in_wide_letters_is_read_in_ordinary_ones():
    (round_,) = read(file({"受賞団体（英語）": "Ｔｏｂｅｔｓｕ\u3000Ｔｏｗｎ"})).rounds
    assert round_.winners[0].name_en == "Tobetsu Town"


def test_a_second_line_needs_only_what_it_adds():
    (round_,) = read(file({}, MORE | {"交流先": "ボストン市", "国・地域": "アメリカ"})).rounds

    assert [p.name for p in round_.winners[0].partners] == ["レクサンド市", "ボストン市"]


def test_members_of_a_joint_award_are_told_line_by_line():
    (round_,) = read(
        file({"構成団体": "甲市"}, MORE | NO_PARTNER | {"構成団体": "甲市国際交流会"})
    ).rounds

    assert [r.name for r in round_.winners[0].recipients] == ["甲市", "甲市国際交流会"]
    assert len(round_.winners[0].partners) == 1


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"回": ""}, "回", "no_round"),
        ({"回": "何"}, "回", "said"),
        ({"回": "0"}, "回", "round_zero"),
        ({"年度": "20008"}, "年度", "year"),
        ({"年度": ""}, "年度", "required"),
        ({"賞": ""}, "賞", "required"),
        ({"アドレスの名前": ""}, "アドレスの名前", "no_slug"),
        ({"アドレスの名前": "当別"}, "アドレスの名前", "slug"),
        ({"都道府県": "北海度"}, "都道府県", "prefecture_like"),
        ({"都道府県": "###"}, "都道府県", "prefecture"),
        ({"国・地域": "スエーデン"}, "国・地域", "country_like"),
        ({"提携年月日": "昭和70年1月1日"}, "提携年月日", "said"),
        ({"公表日": "2099-01-01"}, "公表日", "future"),
        ({"受賞団体の確認": "たぶん"}, "受賞団体の確認", "coverage"),
        ({"受賞団体の確認": "未確認"}, "受賞団体の確認", "none_with_winners"),
        ({"交流先": ""}, "交流先", "no_partner"),
        ({"受賞団体": "長" * 121}, "受賞団体", "too_long"),
        ({"出典": " " * 100_000}, "出典", "long"),
        ({"出典のアドレス": "javascript:alert(1)"}, "出典のアドレス", "url"),
        ({"出典のアドレス": "http://[::1"}, "出典のアドレス", "url"),
        ({"出典のアドレス": "http://!!!"}, "出典のアドレス", "url"),
        ({"出典のアドレス": "https://あ.example/"}, "出典のアドレス", "url"),
    ],
)
def test_a_fault_is_told_by_its_row_and_column(cells, column, code):
    assert codes(file({}, {"回": "4", "アドレスの名前": "x", "受賞団体": "乙町", **cells})) == [
        (3, column, code)
    ]


def test_an_unknown_name_comes_with_what_it_may_have_meant():
    (problem,) = read(file({"国・地域": "スエーデン"})).problems
    assert "スウェーデン" in sentence(problem)


def test_a_slug_for_two_winners_is_refused():
    content = file({}, {"受賞団体": "別の町"})

    assert codes(content) == [(3, "アドレスの名前", "slug_twice")]
    assert "2行目の「当別町」" in told(read(content).problems[0])


def test_one_winner_under_two_slugs_is_refused():
    assert codes(file({}, {"アドレスの名前": "tobetsu-2"})) == [(3, "受賞団体", "name_twice")]


def test_lines_that_contradict_each_other_are_refused():
    assert codes(file({}, {"賞": "特別賞"})) == [(3, "賞", "conflict")]


@pytest.mark.parametrize(
    ("head", "code", "names"),
    [
        (["回", "年度", "表彰の名称"], "missing_columns",
         "受賞団体の確認、アドレスの名前、受賞団体、賞"),
        ([*ROW, "回"], "double_columns", "回"),
        ([*ROW, "備考", "予算"], "unknown_columns", "備考、予算"),
    ],
)  # fmt: skip
def test_the_columns_are_judged_by_name(head, code, names):
    out = StringIO(newline="")
    csv.writer(out).writerows([head, ["1"] * len(head)])
    (problem,) = read(out.getvalue().encode()).problems

    assert (problem.row, problem.code, problem.params) == (1, code, {"names": names})


def test_every_fault_of_a_file_is_told_at_once():
    content = file({"都道府県": "x"}, {"回": ""}, {"回": "4", "提携年月日": "いつか"})
    assert [row for row, _column, _code in codes(content)] == [2, 3, 4]


def test_nothing_is_read_of_a_file_with_a_fault():
    assert read(file({}, {"回": ""})).rounds == ()


def test_the_time_grows_with_the_rows_and_not_with_their_square():
    few, many = (
        file(*({"アドレスの名前": f"w{n}", "受賞団体": f"団体{n}"} for n in range(count)))
        for count in (250, 250 * TIMES)
    )

    assert len(read(many).rounds[0].winners) == 2_000
    assert is_steady(partial(read, few), partial(read, many))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from([column.label for column in COLUMNS]),
            st.text(st.characters(codec="utf-8"), max_size=30),
        ),
        max_size=4,
    )
)
def test_whatever_the_cells_say_the_answer_is_rounds_or_sentences(rows):
    found = read(file(*rows))

    assert bool(found.rounds) != bool(found.problems)
    assert all(told(problem) for problem in found.problems)


def test_every_sentence_has_only_params_it_is_given():
    assert {code for code, text in SENTENCES.items() if not str(text)} == set()


def test_the_empty_files_have_the_columns_that_are_read():
    heads = [column.label for column in COLUMNS]
    book = load_workbook(BytesIO(template.as_xlsx()))
    assert template.as_xlsx() == template.as_xlsx()

    assert template.as_csv() == ("\ufeff" + ",".join(heads) + "\r\n").encode()
    assert [cell.value for cell in book.worksheets[0][1]] == heads
    explained = [row[0].value for row in book.worksheets[1].iter_rows(min_row=2)]
    assert explained == heads
    assert all(row[2].value for row in book.worksheets[1].iter_rows(min_row=2))
    assert codes(template.as_xlsx()) == codes(template.as_csv()) == [(1, "", "no_rows")]


def test_the_examples_of_the_explanation_are_read_as_they_stand():
    out = StringIO(newline="")
    csv.writer(out).writerows(
        [[column.label for column in COLUMNS], [column.example for column in COLUMNS]]
    )
    assert codes(out.getvalue().encode()) == []
