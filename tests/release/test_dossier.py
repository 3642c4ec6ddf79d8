"""How a profile begins, and what it lacks: both of plain values."""

from dataclasses import replace

import pytest

from awards.bilingual import Text, Texts
from awards.dossier.checks import Limits
from awards.dossier.values import (
    Partner,
    Partners,
    Photo,
    Photos,
    Recipient,
    Recipients,
    Region,
    Regions,
)
from awards.partial_dates import PartialDate
from awards.winners.dossier import EvaluationPoint, Evaluations, Names, Overview
from nominations.intake.dossier import NominationDossier, Work
from nominations.release.dossier import ProfileDossier, joined, profile_of
from nominations.release.proofreading import added, problems_with

LIMITS = Limits(
    title=30, bullets=4, bullet=200, overview=700, description=160, caption=40, photos=6,
    evaluations=3, evaluation=140,
)  # fmt: skip


def nomination(*names: str) -> NominationDossier:
    rows = tuple(Recipient(key=n, name=Text(name), kana="かな") for n, name in enumerate(names, 1))
    return NominationDossier(
        recipients=Recipients(rows=rows),
        partners=Partners(rows=(Partner(key=7, name=Text("リンデン市")),)),
        regions=Regions(rows=(Region(key=1), Region(key=2, partner=7, population=5))),
        work=Work(title="港町の交流", overview=("一つ目。", "二つ目。")),
    )


def test_a_profile_begins_with_what_the_nomination_says():
    entry = nomination("見本会", "手本会")

    profile = profile_of(entry, address="entry-1", body="見本県")

    assert profile.names == Names(
        address="entry-1", name=Text("見本会、手本会"), kana="かな、かな", title=Text("港町の交流")
    )
    assert profile.overview.overview == Texts(("一つ目。", "二つ目。"))
    same = ("recipients", "partners", "regions", "photos", "contacts")
    assert [s for s in same if profile.section(s) != entry.section(s)] == []


def test_without_a_recipients_name_it_is_called_like_the_nominating_body():
    assert profile_of(nomination(""), address="a", body="見本県").names.name == Text("見本県")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["国" * 5], "国" * 5),
        (["国" * 5, "", "都"], "国国国国国、都"),
        (["国" * 9, "都" * 9], "国国国国国ほか1団体"),
    ],
)
def test_names_that_have_no_room_are_counted(names, text):
    assert joined(names, 10) == text


def complete() -> ProfileDossier:
    return ProfileDossier(
        names=Names(address="a", name=Text("名", "Name"), title=Text("題", "Title")),
        overview=Overview(overview=Texts(("一つ目。",))),
        evaluations=Evaluations(rows=(EvaluationPoint(key=1, text=Text("よい。")),)),
        partners=Partners(rows=(Partner(key=7, name=Text("リンデン市")),)),
        photos=Photos(rows=(Photo(key=1, alt=Text("人々"), consent=True),)),
        limits=LIMITS,
        publishes_english=False,
    )


def codes(dossier: ProfileDossier) -> list[tuple[str, int | None, str, str]]:
    places = ((p.place, p.code) for p in problems_with(dossier))
    return [(place.section, place.row, place.column, code) for place, code in places]


def test_a_complete_profile_lacks_nothing():
    assert problems_with(complete()) == []


def test_a_round_that_publishes_english_asks_for_it_beside_each_japanese_text():
    assert codes(replace(complete(), publishes_english=True)) == [
        ("overview", None, "overview_en", "no_english"),
        ("evaluations", 1, "text_en", "no_english"),
        ("partners", 1, "name_en", "no_english"),
        ("photos", 1, "alt_en", "no_english"),
    ]


WRONG = [
    ({"photos": Photos(rows=(Photo(consent=True),))}, ("photos", 1, "alt", "missing")),
    ({"photos": Photos(rows=(Photo(alt=Text("人")),))}, ("photos", 1, "consent", "unconfirmed")),
    (
        {"photos": Photos(rows=(Photo(alt=Text("人"), consent=True, caption=Text("橋" * 41)),))},
        ("photos", 1, "caption", "too_long"),
    ),
    (
        {"photos": Photos(rows=(Photo(alt=Text("人"), consent=True),) * 7)},
        ("photos", None, "", "too_many_photos"),
    ),
    ({"evaluations": Evaluations()}, ("evaluations", None, "", "none")),
    (
        {"evaluations": Evaluations(rows=(EvaluationPoint(text=Text("よい。")),) * 4)},
        ("evaluations", None, "", "too_many_evaluations"),
    ),
    ({"partners": Partners(rows=(Partner(kind="city"),))}, ("partners", 1, "name", "missing")),
    (
        {"partners": Partners(rows=(Partner(name=Text("町"), unread=(("signed_on", "昔"),)),))},
        ("partners", 1, "signed_on", "unreadable"),
    ),
    (
        {"regions": Regions(rows=(Region(description=Text("川" * 161)),))},
        ("regions", 1, "description", "too_long"),
    ),
    (
        {"overview": Overview(overview=Texts(("い" * 201,)))},
        ("overview", None, "overview", "bullet_too_long"),
    ),
    (
        {"overview": Overview(overview=Texts(("い" * 180,) * 4))},
        ("overview", None, "overview", "too_long"),
    ),
]


@pytest.mark.parametrize(("sections", "problem"), WRONG)
def test_each_lack_is_named_by_its_place(sections, problem):
    assert codes(replace(complete(), **sections)) == [problem]


def test_only_problems_that_are_new_hold_up_a_correction():
    old = replace(complete(), names=Names(address="a"))
    new = replace(old, partners=Partners(rows=(Partner(signed_on=PartialDate(1990)),)))

    assert [p.place.section for p in added(problems_with(new), problems_with(old))] == ["partners"]
