"""The sample of a nomination is one that could be submitted, but for its photographs."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.bilingual import Text
from awards.rounds.models import Phase
from nominations.intake.advice import advice_on
from nominations.intake.readiness import problems_with
from nominations.intake.sample import REASONS, sample
from tests import make

pytestmark = pytest.mark.django_db


def test_the_sample_lacks_nothing_but_photographs_and_nothing_in_it_is_advised_against():
    round_ = make.round_(Phase.OPEN)
    criteria = [(one.code, Text(one.name)) for one in round_.criteria.order_by("position")]
    written = replace(sample(criteria), limits=round_.limits)
    today = timezone.localdate()

    assert {code for code, _name in criteria} == REASONS.keys()
    assert [one.place.section for one in problems_with(written, today)] == ["photos"]
    # An invented prefecture is none of the forty-seven, whose names and telephones are known.
    advised = [slug for slug in written.sections() if advice_on(written, slug, today)]
    assert advised == ["contacts"]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_officer_reads_it_from_the_list_and_the_guide(page, prefix):
    round_ = make.round_(Phase.OPEN)
    officer = make.officer(make.body())
    url, *ways = (
        prefix + reverse(name) for name in ("nomination-sample", "nomination-list", "desk-guide")
    )

    shown = page(url, officer)

    assert all(text in shown.text for text in REASONS.values())
    assert round_.criteria.first().name in shown.text or prefix
    assert "/photos/" not in "".join(shown.links)
    assert [way for way in ways if url not in page(way, officer).links] == []


def test_without_any_round_it_is_read_without_reasons(page):
    shown = page(reverse("nomination-sample"), make.officer(make.body()))

    assert "二つの川を結ぶ高校生の水質調査" in shown.text
