"""What is missing and what is wrong, on plain values."""

from dataclasses import replace
from datetime import date

import pytest

from awards.partial_dates import PartialDate
from nominations.intake.paper import (
    AppealLine,
    ContactLine,
    Limits,
    Paper,
    PartnerLine,
    PhotoLine,
    RecipientLine,
    RegionLine,
)
from nominations.intake.readiness import problems_with
from nominations.intake.readiness_messages import sentence

LIMITS = Limits(("npo",), 30, 4, 200, 700, 200, 160, 40, 6, 3)
REGION = RegionLine("", "見本市", 1000, PartialDate(2026, 4, 1), 12.5, "川のあるまち。")
PAPER = Paper(
    on=date(2026, 11, 23),
    rank=1,
    nominator="見本県知事",
    desk_office="国際課",
    desk_person="見本花子",
    desk_tel="03-0000-0001",
    desk_email="desk@test.example",
    title="環境会議",
    started_year=PartialDate(1990),
    overview=("毎年会う。",),
    confirms_consent=True,
    confirms_facts=True,
    confirms_authority=True,
    recipients=(RecipientLine("見本協会", "みほん", "npo", "10"),),
    partners=(PartnerLine("リンデン市", "city", "DE", "姉妹都市", PartialDate(1990), "見本市"),),
    appeals=(AppealLine(7, "先進性", "手本となる。"),),
    regions=(REGION, replace(REGION, partner="リンデン市", name="")),
    photos=(PhotoLine(5, "交流の様子", "話し合う人々", consent=True),),
    contacts=(ContactLine("国際課", "03-0000-0002"),),
)


def found(**changes):
    problems = problems_with(replace(PAPER, **changes), LIMITS)
    return [(p.section, p.anchor, p.code, p.blocks) for p in problems]


def test_a_complete_paper_has_no_problems():
    assert problems_with(PAPER, LIMITS) == []


ONE = [
    ({"rank": None}, "cover", "id_rank", "missing"),
    ({"rank_is_taken": True}, "cover", "id_rank", "rank_taken"),
    ({"nominator": ""}, "cover", "id_nominator", "missing"),
    ({"desk_email": ""}, "cover", "id_desk_email", "missing"),
    ({"recipients": ()}, "recipients", "add", "none"),
    ({"partners": ()}, "partners", "add", "none"),
    ({"title": ""}, "work", "id_title", "missing"),
    ({"title": "題" * 31}, "work", "id_title", "too_long"),
    ({"started_year": None}, "work", "id_started_year", "missing"),
    ({"started_year": PartialDate(2099)}, "work", "id_started_year", "in_future"),
    ({"overview": ()}, "work", "id_overview_0", "missing"),
    ({"overview": ("一", "字" * 201)}, "work", "id_overview_1", "too_long"),
    ({"overview": ("字" * 176,) * 4}, "work", "id_overview_0", "overview_too_long"),
    ({"overview": ("字",) * 5}, "work", "id_overview_0", "too_many_bullets"),
    ({"appeals": (AppealLine(7, "先進性"),)}, "appeals", "id_appeal_7", "missing"),
    ({"appeals": (AppealLine(7, "先進性", "字" * 201),)}, "appeals", "id_appeal_7", "too_long"),
    ({"photos": ()}, "photos", "add-photo", "none"),
    ({"attachments": 4}, "photos", "attachments", "too_many_attachments"),
    ({"contacts": ()}, "contacts", "add", "none"),
    ({"contacts": (ContactLine("国際課"),)}, "contacts", "id_contacts-0-tel", "no_way_to_reach"),
    ({"confirms_facts": False}, "confirmation", "id_confirms_facts", "unconfirmed"),
]


@pytest.mark.parametrize(("changes", "section", "anchor", "code"), ONE)
def test_each_gap_is_found_once_where_it_is(changes, section, anchor, code):
    assert found(**changes) == [(section, anchor, code, True)]


def test_an_email_alone_is_a_way_to_reach_an_office():
    assert found(contacts=(ContactLine("国際課", email="a@b.example"),)) == []


def test_a_kind_the_round_does_not_award_is_wrong():
    kind = (RecipientLine("協会", "きょうかい", "association", "10"),)

    assert found(recipients=kind) == [("recipients", "id_recipients-0-kind", "not_eligible", True)]


def test_a_region_without_figures_lacks_them_one_by_one():
    empty = RegionLine(partner="リンデン市")

    assert [anchor for _, anchor, _, _ in found(regions=(REGION, empty))] == [
        "id_regions-1-population",
        "id_regions-1-area_km2",
        "id_regions-1-description",
    ]


def test_a_population_needs_its_date():
    undated = replace(REGION, as_of=None)

    assert found(regions=(undated,)) == [("regions", "id_regions-0-as_of", "missing", True)]


def test_a_photo_needs_caption_alternative_and_consent():
    bare = PhotoLine(5)

    assert [(code, anchor) for _, anchor, code, _ in found(photos=(bare,))] == [
        ("missing", "photo-5"),
        ("missing", "photo-5"),
        ("unconfirmed", "photo-5"),
    ]


def test_advice_does_not_block():
    old = replace(REGION, as_of=PartialDate(2019, 4, 1))
    young = (replace(PAPER.recipients[0], founded_on=PartialDate(1995)),)
    small = (replace(PAPER.photos[0], width=800),)

    assert [
        (code, blocks)
        for _, _, code, blocks in found(regions=(old,), recipients=young, photos=small)
    ] == [
        ("signed_before_founding", False),
        ("old_population", False),
        ("small_photo", False),
    ]


def test_every_problem_has_a_sentence_without_gaps():
    everything = replace(
        PAPER,
        rank_is_taken=True,
        recipients=(RecipientLine(kind="king", founded_on=PartialDate(2099)),),
        partners=(PartnerLine(signed_on=PartialDate(1980)),),
        overview=("字" * 300,) * 5,
        regions=(RegionLine(as_of=PartialDate(1990)), RegionLine(partner="甲市")),
        photos=(PhotoLine(1, "字" * 50, width=10),) * 7,
        contacts=(ContactLine(),),
        attachments=9,
        confirms_facts=False,
    )

    sentences = [sentence(problem) for problem in problems_with(everything, LIMITS)]

    assert len(sentences) > 30
    assert [s for s in sentences if "%" in s or not s.endswith("。")] == []
