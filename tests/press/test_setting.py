"""What was typed is set as it was typed; what cannot be set is named; what is the same stays so."""

import subprocess
import sys
from typing import Any

import pytest
from django.db.models import CharField, Model, TextField

from awards.model_fields import PartialDateField, TextListField
from awards.rounds.models import Round
from awards.typesetting import TypesettingError
from awards.winners import models
from tests import environment
from tests.press.paper import Paper, bare, typeset
from tests.winners import stage
from tests.winners.test_leak import FIXED

pytestmark = pytest.mark.django_db

MARKUP = '#let $x$ @a \\ <label> *b* _i_ `c` = "d" // e [f] \\u{41} --- ~'


def typed(row: Model) -> None:
    for field in row._meta.concrete_fields:
        if field.name in FIXED or isinstance(field, PartialDateField):
            continue
        if isinstance(field, TextListField) and field.name != "criteria":
            setattr(row, field.name, [MARKUP, f"= {MARKUP}"])
        elif isinstance(field, CharField | TextField):
            setattr(row, field.name, MARKUP[: field.max_length])
    row.save()


def full_of_markup() -> Round:
    winner = stage.takasaki()
    rows: list[Any] = [winner, winner.round, winner.prize, stage.correction(winner)]
    for table in (models.Recipient, models.Partner, models.RegionFact, models.EvaluationPoint,
                  models.Photo, models.Contact):  # fmt: skip
        rows += table._default_manager.all()
    rows += [*winner.round.hosts.all(), *winner.round.criteria.all(), winner.round.contact]
    for row in rows:
        typed(row)
    return winner.round


@pytest.mark.parametrize("language", ["ja", "en"])
def test_mark_up_in_every_text_is_set_as_it_was_typed(language):
    paper = Paper(typeset(full_of_markup(), language))

    # Of the round, its parts and its winner: each text at least once on its page.
    assert paper.text.count(bare(MARKUP)) >= 30
    assert paper.reader.metadata.title.endswith(MARKUP)
    assert MARKUP in paper.alternatives


@pytest.mark.parametrize(
    ("letter", "number"), [("\U0001f600", "U+1F600"), ("\ue000", "U+E000"), ("\u0e01", "U+0E01")]
)
def test_a_character_that_no_font_has_is_named_with_its_place(letter, number):
    winner = stage.takasaki(title=f"みんなで{letter}歌う会")

    with pytest.raises(TypesettingError) as refusal:
        typeset(winner.round)

    said = f"どの書体にもない文字があります：{letter}（{number}、「みんなで{letter}歌う会」）"
    assert str(refusal.value) == said


@pytest.mark.parametrize(
    "name", ["𠮷野町", "髙﨑市", "中邨章", "神戸", "葛\U000e0100城市", "①㎢㈱～"]
)
def test_a_rare_character_of_a_name_is_set(name):
    winner = stage.takasaki(name=name)

    assert "城市" in name or name in Paper(typeset(winner.round)).text


def test_the_same_data_gives_the_same_bytes():
    round_ = stage.takasaki().round

    assert typeset(round_) == typeset(round_)


def test_other_data_gives_other_bytes():
    winner = stage.takasaki()
    before = typeset(winner.round)
    winner.partners.update(latitude="10.5")

    assert typeset(winner.round) != before


# Papers of 3,000 paragraphs, none like another; MiB after each.
MEASURED = """
import os, sys
from pathlib import Path
from awards.typesetting import typeset
from tests.bench.workers import megabytes_of

for paper in range(9):
    texts = [f"第{paper}号の{place}番目の文を読む。" for place in range(3000)]
    typeset(Path(sys.argv[1]), {"texts": texts}, {})
    print(megabytes_of(os.getpid(), "VmRSS"))
"""
TEMPLATE = """
#set document(title: "-")
#set text(lang: "ja", font: "BIZ UDPGothic")
#for text in json(bytes(sys.inputs.words)).texts [#text #parbreak()]
"""


def test_what_a_paper_was_made_of_is_not_kept_beside_the_next_ones(tmp_path):
    """In a process of its own: typst remembers ten papers."""
    template = tmp_path / "plain.typ"
    template.write_text(TEMPLATE)

    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(template)], capture_output=True, check=True, text=True,
        cwd=environment.ROOT,
    )  # fmt: skip

    after = list(map(float, done.stdout.split()))
    assert after[-1] <= 1.2 * after[1]
