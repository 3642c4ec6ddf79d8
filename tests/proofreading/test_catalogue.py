"""Each check of the catalogue finds what it is for, and is silent on what looks like it."""

import pytest
from django.utils import translation

from awards.proofreading.catalogue import CATALOGUE, findings
from awards.proofreading.fixing import fixed
from awards.proofreading.sentences import sentence
from awards.proofreading.values import SEVERITY
from tests.proofreading.found import FOUND
from tests.proofreading.silent import SILENT
from tests.proofreading.texts import draft, prose

CHECKS = {check.id: check for check in CATALOGUE}


def test_the_catalogue_has_forty_five_checks_each_with_a_weight_and_cases_both_ways():
    ids = [check.id for check in CATALOGUE]

    assert ids == [f"P{n:02}" for n in range(1, 46)]
    assert set(SEVERITY) == set(FOUND) == set(SILENT) == set(ids)
    assert all(FOUND.values())
    assert all(SILENT.values())


@pytest.mark.parametrize(
    ("id_", "case"),
    [(id_, n) for id_, cases in FOUND.items() for n in range(len(cases))],
)
def test_it_is_found(id_, case):
    text = FOUND[id_][case]()

    found = list(CHECKS[id_].run(text))

    assert {one.id for one in found} == {id_}
    assert all(one.excerpt for one in found)


@pytest.mark.parametrize(
    ("id_", "case"),
    [(id_, n) for id_, cases in SILENT.items() for n in range(len(cases))],
)
def test_it_is_silent(id_, case):
    assert list(CHECKS[id_].run(SILENT[id_][case]())) == []


FIXES = [(id_, n) for id_, cases in FOUND.items() for n in range(len(cases))]


@pytest.mark.parametrize(("id_", "case"), FIXES)
def test_a_fix_leaves_nothing_for_its_check_to_find_there(id_, case):
    text = FOUND[id_][case]()
    for one in CHECKS[id_].run(text):
        if one.fix:
            before = text.dossier.section(one.place.section)
            after = fixed(before, one)
            again = draft(text.dossier, on=text.on, **{one.place.section: after})
            assert after != before
            assert one.digest not in {left.digest for left in CHECKS[id_].run(again)}


TELLING = [
    ("P01", "宮城・ベラルーシ協会"),
    ("P13", "人口は374,997人（2011年3月31日）である。"),
    ("P15", "面積は39,519km²である。"),
    ("P21", "第2回高崎サミットを開いた。"),
    ("P26", None),
    ("P27", "第1回の会議を開いた。"),
    ("P28", "相互の発展を目指すという取組は新しい。"),
    ("P31", "モスクワ（ロシア連邦）の西に位置する。"),
    ("P32", "財団法人仙台国際交流協会とともに歩む。"),
    ("P37", "076-220-2069"),
]


@pytest.mark.parametrize(("id_", "right"), TELLING)
def test_what_is_fixed_reads_as_it_should(id_, right):
    text = FOUND[id_][0]()
    (one,) = CHECKS[id_].run(text) if id_ != "P01" else list(CHECKS[id_].run(text))[:1]
    if right is None:
        assert one.fix is None
        return
    section = fixed(text.dossier.section(one.place.section), one)
    row = section if one.place.row is None else section.rows[one.place.row - 1]
    held = row.flat()[one.place.column]
    assert (held[0] if isinstance(held, tuple) else held) == right


def test_a_finding_keeps_its_name_while_the_text_around_it_stands_and_loses_it_with_it():
    def digest(text):
        return [one.digest for one in findings(prose(*text)) if one.id == "P39"]

    first = digest(["日本とベラルーシとの間で唯一提携されているものである。"])
    below = digest(["まえがき。", "日本とベラルーシとの間で唯一提携されているものである。"])
    other = digest(["日本とウクライナとの間で唯一提携されているものである。"])

    assert first == below
    assert first != other


def test_what_is_said_twice_in_the_same_words_of_one_field_is_told_once():
    same = "面積は39,519km2である。"

    found = [one for one in findings(prose(same, same)) if one.id == "P15"]

    assert len(found) == 1


def test_findings_come_in_the_order_of_the_page():
    text = draft(
        overview=prose("近年は唯一である。").dossier.overview,
        contacts=FOUND["P37"][0]().dossier.contacts,
    )

    places = [one.place.section for one in findings(text)]

    assert places == sorted(places, key=list(type(text.dossier).sections()).index)


def test_english_is_asked_only_for_characters():
    dossier = prose("一").dossier
    english = type(dossier.overview)(
        overview=type(dossier.overview.overview)(en=("2 ｱ 10 月 km2",))
    )

    found = findings(draft(dossier, overview=english))

    assert {one.id for one in found} == {"P01"}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("id_", "case"), FIXES)
def test_every_finding_is_said_in_a_sentence(id_, case, language):
    with translation.override(language):
        for one in CHECKS[id_].run(FOUND[id_][case]()):
            said = sentence(one)
            assert said.endswith("。" if language == "ja" else (".", "?"))
            assert "%(" not in said
