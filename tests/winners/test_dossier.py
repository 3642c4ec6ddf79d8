"""A winner read into one value, and what is made of that value alone."""

import pytest
from django.db.models import ForeignKey

from awards.bilingual import Text, Texts
from awards.dossier.values import Recipient, Recipients
from awards.winners import models
from awards.winners.dossier import EvaluationPoint, Evaluations, Names, WinnerDossier, home
from awards.winners.reading import TABLES, read
from awards.winners.search_index import search_columns
from nominations.release.sections import TITLES
from tests.winners import stage

# What nobody writes: a row's place, and files and what is made of them.
NOT_WRITTEN = {"position", "original", "renditions"}


@pytest.mark.django_db
def test_a_winner_is_read_whole_in_one_query(django_assert_num_queries):
    winner = stage.takasaki(overview_en=["They talk."])
    winner.recipients.update(representative="会長")
    winner.photos.update(consent=True)

    with django_assert_num_queries(1):
        dossier = read(winner)

    assert dossier.names == Names(
        address="takasaki",
        name=Text("高崎市", "Takasaki City"),
        kana="たかさきし",
        title=Text("地球市民環境会議", "Environment Conference"),
    )
    assert dossier.overview.overview == Texts(
        ("環境を語り続けている。", "会場を替えて集まる。"), ("They talk.",)
    )
    assert [(row.text.ja, row.criteria) for row in dossier.evaluations.rows] == [
        ("仕組みが根づいた。", ("CON",))
    ]
    assert [row.representative for row in dossier.recipients.rows] == ["会長"]
    assert [(row.width, row.consent) for row in dossier.photos.rows] == [(480, True)]


@pytest.mark.django_db
def test_there_is_a_region_of_its_own_and_one_for_each_partner_written_or_not():
    winner = stage.takasaki()
    models.RegionFact.objects.filter(winner=winner, partner=None).delete()
    second = models.Partner.objects.create(winner=winner, position=2, name="ブルノ市")

    dossier = read(winner)

    first, _second = dossier.partners.rows
    assert [(row.partner, row.name.ja) for row in dossier.regions.rows] == [
        (None, ""), (first.key, "市"), (second.pk, "")
    ]  # fmt: skip


@pytest.mark.django_db
def test_what_could_not_be_read_stands_where_it_was_typed():
    winner = stage.takasaki(unread={"kana": "タカサキ?"})
    winner.partners.update(unread={"signed_on": "昭和"})

    dossier = read(winner)

    assert (dossier.names.unread, dossier.overview.unread) == ((("kana", "タカサキ?"),), ())
    assert dossier.partners.rows[0].unread == (("signed_on", "昭和"),)


def test_the_sections_are_those_of_the_winners_desk_in_its_order():
    assert list(WinnerDossier.sections()) == list(TITLES)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.section.slug)
def test_every_column_of_a_part_is_in_the_value(table):
    columns = {
        field.attname
        for field in table.model._meta.concrete_fields
        if not (isinstance(field, ForeignKey) and field.name == "winner")
    }

    assert columns - NOT_WRITTEN == {*table.columns.values(), *table.beside.values()}


def test_a_search_looks_through_a_value():
    dossier = WinnerDossier(
        names=Names(name=Text("髙﨑市", "Takasaki City"), kana="タカサキシ"),
        recipients=Recipients(rows=(Recipient(prefecture="10"),)),
        evaluations=Evaluations(rows=(EvaluationPoint(text=Text("続く")),)),
    )

    assert search_columns(dossier) == {
        "search_text": "高崎市 takasaki city 続く 群馬県 gunma ぐんまけん たかさきし",
        "facets": "prefecture:10",
    }


@pytest.mark.parametrize(
    ("name", "recipient", "said"),
    [
        ("高崎市", None, Text()),
        ("高崎市", {"home_municipality": Text("高崎市", "Takasaki City")}, Text("群馬県", "Gunma")),
        ("群馬県", {}, Text("", "Gunma")),
        ("協会", {"home_municipality": Text("高崎市", "Takasaki City")},
         Text("群馬県高崎市", "Takasaki City, Gunma")),
        ("協会", {"home_municipality": Text("高崎市")}, Text("群馬県高崎市")),
    ],
)  # fmt: skip
def test_a_home_is_told_without_saying_a_name_twice(name, recipient, said):
    recipients = [] if recipient is None else [Recipient(prefecture="10", **recipient)]

    assert home(Text(name), recipients) == said
