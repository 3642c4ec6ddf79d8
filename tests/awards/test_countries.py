"""Every country is read from each of its names, and the name that is shown is read again."""

import re
from html import unescape

import pytest

from awards.fields.countries import LONGEST_NAME, CountryField, country_called, country_list
from awards.geo import COUNTRIES, Language, country_choices

LANGUAGES: tuple[Language, ...] = ("ja", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_list_proposes_is_read_as_that_country(language):
    choices = country_choices(language)

    assert len(choices) > 200
    assert {code: country_called(name) for code, name in choices} == {c: c for c, _n in choices}


def test_readings_formal_names_and_codes_are_read_too():
    places = [c for c in COUNTRIES.values() if c.has_municipalities and c.alpha2 != "JP"]
    today = [place for place in places if place.valid_to is None]

    assert [p.alpha2 for p in places if country_called(p.kana) != p.alpha2] == []
    assert [p.alpha2 for p in places if country_called(p.alpha2.lower()) != p.alpha2] == []
    assert [p.alpha2 for p in today if country_called(p.formal) != p.alpha2] == []
    assert country_called("ドイツ連邦共和国") == "DE"


@pytest.mark.parametrize("text", ["", "日本", "JP", "南極", "ド", "エックス", "\u3164"])
def test_no_other_word_is_a_country(text):
    assert country_called(text) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_names_each_once_with_its_reading(language):
    options = re.findall('<option value="(.*?)">(.*?)</option>', country_list(language))

    assert [unescape(name) for name, _ in options] == [n for _c, n in country_choices(language)]
    assert "どいつ" in next(beside for name, beside in options if name in ("ドイツ", "Germany"))


def test_what_is_longer_than_any_name_is_no_country_and_costs_nothing():
    names = [name for language in LANGUAGES for _code, name in country_choices(language)]
    formal = [place.formal for place in COUNTRIES.values()]

    assert max(map(len, [*names, *formal])) <= LONGEST_NAME
    assert country_called("ドイツ" + "　" * LONGEST_NAME) == ""


def test_the_same_country_by_another_name_is_no_change():
    field = CountryField(required=False)

    assert not field.has_changed("DE", "Germany")
    assert field.has_changed("DE", "フランス")
    assert field.has_changed("", "リンデン国")
