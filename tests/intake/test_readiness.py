"""What is missing and what is wrong, on plain values."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from awards.bilingual import Text
from awards.dossier import values
from awards.dossier.checks import Limits
from awards.partial_dates import PartialDate
from nominations.intake.dossier import (
    Appeal,
    Appeals,
    Attachment,
    Confirmation,
    Cover,
    NominationDossier,
    Work,
)
from nominations.intake.readiness import problems_with
from nominations.intake.readiness_messages import anchor_of, sentence

TODAY = date(2026, 11, 23)
LIMITS = Limits(("npo",), 30, 4, 200, 700, 200, 160, 40, 6, 3)
REGION = values.Region(
    name=Text("見本市"),
    population=1000,
    as_of=PartialDate(2026, 4, 1),
    area_km2=Decimal("12.5"),
    description=Text("川のあるまち。"),
)
RECIPIENT = values.Recipient(name=Text("見本協会"), kana="みほん", kind="npo", prefecture="10")
PARTNER = values.Partner(
    key=3,
    name=Text("リンデン市"),
    kind="city",
    country="DE",
    agreement_kind=Text("姉妹都市"),
    signed_on=PartialDate(1990),
    agreement_owner=Text("見本市"),
)
PHOTO = values.Photo(
    key=5,
    caption=Text("交流の様子"),
    alt=Text("話し合う人々"),
    consent=True,
    width=1600,
    height=1000,
)
CONTACT = values.Contact(office=Text("国際課"), tel="03-0000-0002")
APPEAL = Appeal(criterion=7, name=Text("先進性"), text="手本となる。")
DOSSIER = NominationDossier(
    cover=Cover(
        rank=1,
        nominator="見本県知事",
        desk_office="国際課",
        desk_person="見本花子",
        desk_tel="03-0000-0001",
        desk_email="desk@test.example",
    ),
    recipients=values.Recipients(rows=(RECIPIENT,)),
    partners=values.Partners(rows=(PARTNER,)),
    work=Work(title="環境会議", started_year=PartialDate(1990), overview=("毎年会う。",)),
    appeals=Appeals(rows=(APPEAL,)),
    regions=values.Regions(rows=(REGION, replace(REGION, partner=3, name=Text("リンデン市")))),
    photos=values.Photos(rows=(PHOTO,)),
    contacts=values.Contacts(rows=(CONTACT,)),
    confirmation=Confirmation(confirms_consent=True, confirms_facts=True, confirms_authority=True),
    limits=LIMITS,
)


def changed(**sections):
    """The complete nomination with other columns, or other rows, in these sections."""
    dossier = DOSSIER
    for slug, change in sections.items():
        new = {"rows": change} if isinstance(change, tuple) else change
        section: Any = replace(dossier.section(slug), **new)
        dossier = replace(dossier, **{slug: section})
    return dossier


def problems(dossier):
    return [
        (p.place.section, anchor_of(p, dossier), p.code, p.blocks)
        for p in problems_with(dossier, TODAY)
    ]


def test_a_complete_nomination_has_no_problems():
    assert problems_with(DOSSIER, TODAY) == []


ONE = [
    ({"cover": {"rank": None}}, "cover", "id_rank", "missing"),
    ({"cover": {"nominator": ""}}, "cover", "id_nominator", "missing"),
    ({"cover": {"desk_email": ""}}, "cover", "id_desk_email", "missing"),
    ({"recipients": ()}, "recipients", "add", "none"),
    ({"partners": ()}, "partners", "add", "none"),
    ({"work": {"title": ""}}, "work", "id_title", "missing"),
    ({"work": {"title": "題" * 31}}, "work", "id_title", "too_long"),
    ({"work": {"started_year": None}}, "work", "id_started_year", "missing"),
    ({"work": {"started_year": PartialDate(2099)}}, "work", "id_started_year", "in_future"),
    ({"work": {"overview": ()}}, "work", "id_overview_0", "missing"),
    ({"work": {"overview": ("一", "字" * 201)}}, "work", "id_overview_1", "too_long"),
    ({"work": {"overview": ("字" * 176,) * 4}}, "work", "id_overview_0", "overview_too_long"),
    ({"work": {"overview": ("字",) * 5}}, "work", "id_overview_0", "too_many_bullets"),
    ({"appeals": (replace(APPEAL, text=""),)}, "appeals", "id_appeals-0-text", "missing"),
    ({"appeals": (replace(APPEAL, text="字" * 201),)}, "appeals", "id_appeals-0-text", "too_long"),
    ({"photos": ()}, "photos", "add-photo", "none"),
    ({"contacts": ()}, "contacts", "add", "none"),
    (
        {"contacts": (replace(CONTACT, tel=""),)},
        "contacts",
        "id_contacts-0-tel",
        "no_way_to_reach",
    ),
    (
        {"confirmation": {"confirms_facts": False}},
        "confirmation",
        "id_confirms_facts",
        "unconfirmed",
    ),
    # What could not be read is told once, and not as missing.
    (
        {"work": {"started_year": None, "unread": (("started_year", "いつか"),)}},
        "work",
        "id_started_year",
        "unreadable",
    ),
    (
        {"contacts": (replace(CONTACT, tel="", unread=(("tel", "内線のみ"),)),)},
        "contacts",
        "id_contacts-0-tel",
        "unreadable",
    ),
    (
        {"partners": (replace(PARTNER, signed_on=None, unread=(("signed_on", "昔"),)),)},
        "partners",
        "id_partners-0-signed_on",
        "unreadable",
    ),
]


@pytest.mark.parametrize(("changes", "section", "anchor", "code"), ONE)
def test_each_gap_is_found_once_where_it_is(changes, section, anchor, code):
    assert problems(changed(**changes)) == [(section, anchor, code, True)]


def test_a_rank_given_twice_is_told_at_the_rank():
    assert problems(replace(DOSSIER, rank_is_taken=True)) == [
        ("cover", "id_rank", "rank_taken", True)
    ]


def test_more_papers_than_the_round_takes_are_told_at_the_papers():
    paper = Attachment(key=1, name="資料", size=1, sha256="")

    assert problems(replace(DOSSIER, attachments=(paper,) * 4)) == [
        ("photos", "attachments", "too_many_attachments", True)
    ]


def test_an_email_alone_is_a_way_to_reach_an_office():
    assert problems(changed(contacts=(replace(CONTACT, tel="", email="a@b.example"),))) == []


def test_a_kind_the_round_does_not_award_is_wrong():
    association = (replace(RECIPIENT, kind="association"),)

    assert problems(changed(recipients=association)) == [
        ("recipients", "id_recipients-0-kind", "not_eligible", True)
    ]


def test_a_region_without_figures_lacks_them_one_by_one():
    empty = values.Region(partner=3, name=Text("リンデン市"))

    assert [anchor for _, anchor, _, _ in problems(changed(regions=(REGION, empty)))] == [
        "id_regions-1-population",
        "id_regions-1-area_km2",
        "id_regions-1-description",
    ]


def test_a_population_needs_its_date():
    undated = replace(REGION, as_of=None)

    assert problems(changed(regions=(undated,))) == [
        ("regions", "id_regions-0-as_of", "missing", True)
    ]


def test_a_photo_needs_caption_alternative_and_consent():
    bare = values.Photo(key=5, width=1600, height=1000)

    assert [(code, anchor) for _, anchor, code, _ in problems(changed(photos=(bare,)))] == [
        ("missing", "photo-5"),
        ("missing", "photo-5"),
        ("unconfirmed", "photo-5"),
    ]


def test_advice_does_not_block():
    old = replace(REGION, as_of=PartialDate(2019, 4, 1))
    young = replace(RECIPIENT, founded_on=PartialDate(1995))
    small = replace(PHOTO, width=800, height=1100)

    advised = changed(regions=(old,), recipients=(young,), photos=(small,))

    assert [(code, blocks) for _, _, code, blocks in problems(advised)] == [
        ("signed_before_founding", False),
        ("old_population", False),
        ("small_photo", False),
    ]


@pytest.mark.parametrize(
    ("country", "at_signing", "year", "codes"),
    [
        ("SU", "", 1973, ["country_no_more"]),
        ("HR", "YU", 1977, []),
        ("HR", "YU", 2004, ["country_not_there"]),
        ("SK", "CS", 1996, ["country_not_there"]),
        ("BY", "", 1973, ["country_not_there"]),
        ("BY", "SU", 1973, []),
        ("DE", "DD", 1979, []),
        ("US", "", 1956, []),
    ],
)
def test_a_state_is_compared_with_the_day_of_signing(country, at_signing, year, codes):
    partner = replace(
        PARTNER, country=country, country_at_signing=at_signing, signed_on=PartialDate(year)
    )

    old = replace(RECIPIENT, founded_on=PartialDate(1950))
    advised = problems(changed(partners=(partner,), recipients=(old,)))

    assert [(code, blocks) for _, _, code, blocks in advised] == [(code, False) for code in codes]


@pytest.mark.parametrize(
    ("ended", "codes"),
    [
        (None, []),
        (PartialDate(2019, 3), ["agreement_ended"]),
        (PartialDate(1990), ["agreement_ended"]),
        (PartialDate(1985), ["agreement_ended", "ended_before_signing"]),
    ],
)
def test_an_agreement_that_has_ended_is_advice_and_never_in_the_way(ended, codes):
    partner = replace(PARTNER, ended_on=ended)

    advised = problems(changed(partners=(partner,)))

    assert [(anchor, code, blocks) for _, anchor, code, blocks in advised] == [
        ("id_partners-0-ended_on", code, False) for code in codes
    ]


def test_figures_of_nothing_are_asked_about():
    empty = replace(REGION, population=0, area_km2=Decimal("0.00"))

    assert [code for _, _, code, _ in problems(changed(regions=(empty,)))] == ["zero", "zero"]
    assert [code for _, _, code, _ in problems(changed(work={"participants": 0}))] == ["zero"]


def test_twins_are_asked_about_and_their_region_is_described_once():
    twin = replace(PARTNER, key=8, signed_on=PartialDate(1997))
    theirs = replace(REGION, partner=PARTNER.key, name=PARTNER.name)
    again = values.Region(partner=8, name=PARTNER.name)
    elsewhere = replace(twin, country="CA")

    told = problems(changed(partners=(PARTNER, twin), regions=(REGION, theirs, again)))
    not_told = problems(changed(partners=(PARTNER, elsewhere), regions=(REGION, theirs)))

    assert [(anchor, code, blocks) for _, anchor, code, blocks in told] == [
        ("id_partners-1-name", "twin", False)
    ]
    assert not_told == []


@pytest.mark.parametrize("spelt", ["リンデン市", "リンデン 市", "ﾘﾝﾃﾞﾝ市", "りんでん市"])
def test_two_agreements_with_one_partner_are_advice_however_it_is_spelt(spelt):
    first = replace(PARTNER, name=Text("リンデン市"))
    second = replace(PARTNER, key=8, name=Text(spelt), signed_on=PartialDate(1997))
    theirs = replace(REGION, partner=PARTNER.key, name=first.name)
    again = values.Region(partner=8, name=second.name)
    dossier = changed(partners=(first, second), regions=(REGION, theirs, again))

    (told,) = problems_with(dossier, TODAY)

    assert (told.code, told.blocks) == ("twin", False)
    assert "同じ交流先に提携が二つあるときは、このままで差し支えありません" in sentence(
        told, dossier
    )


@pytest.mark.parametrize(
    ("width", "height", "is_small"),
    [(1200, 800, False), (800, 1200, False), (3000, 200, True), (1100, 1100, True)],
)
def test_a_photo_is_judged_by_both_its_sides(width, height, is_small):
    photo = replace(PHOTO, width=width, height=height)

    assert bool(problems(changed(photos=(photo,)))) is is_small


def test_every_problem_has_a_sentence_without_gaps():
    everything = replace(
        changed(
            recipients=(values.Recipient(kind="king", founded_on=PartialDate(2099)),),
            partners=(
                values.Partner(signed_on=PartialDate(1980), unread=(("country", "?"),)),
                *(values.Partner(name=Text("市"), country="SU", signed_on=PartialDate(1999)),) * 2,
            ),
            work={"overview": ("字" * 300,) * 5},
            regions=(
                values.Region(as_of=PartialDate(1990), population=0),
                values.Region(partner=3),
            ),
            photos=(values.Photo(key=1, caption=Text("字" * 50), width=10),) * 7,
            contacts=(values.Contact(),),
            confirmation={"confirms_facts": False},
        ),
        rank_is_taken=True,
        attachments=(Attachment(key=1, name="資料", size=1, sha256=""),) * 9,
    )

    sentences = [sentence(problem, everything) for problem in problems_with(everything, TODAY)]

    assert len(sentences) > 30
    assert [s for s in sentences if "%" in s or not s.endswith("。")] == []
