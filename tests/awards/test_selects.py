"""A select of all countries is written as Django writes one, choice for choice."""

import pytest
from django import forms
from django.test.html import parse_html

from awards.fields.selects import PlaceField


def listed(language="ja"):
    return [("US", "アメリカ合衆国"), ("CI", 'コート<"&>ジボワール'), ("0", "零")]


@pytest.mark.parametrize("chosen", ["", None, "US", "CI", "0", 0, "XX"])
def test_it_is_the_select_that_django_writes(chosen):
    attrs = {"id": "id_country", "required": True, "disabled": False, "aria-describedby": "help"}
    ours = PlaceField(names=listed).widget
    ours.attrs["class"] = "w-m"
    djangos = forms.Select(attrs={"class": "w-m"}, choices=[("", "選んでください"), *listed()])

    written = ours.render("country", chosen, attrs)

    assert parse_html(written) == parse_html(djangos.render("country", chosen, attrs))
