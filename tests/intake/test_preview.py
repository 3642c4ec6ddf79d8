"""Whoever reads a whole nomination reads every text that was written: a new column has its place."""

import pytest
from django.db.models import CharField, TextField
from django.urls import reverse

from awards.dossier.reading import stored_columns
from awards.model_fields import PartialDateField
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination, State
from nominations.intake.reading import TABLES
from tests import make

pytestmark = pytest.mark.django_db


def texts_of(value, model):
    """The columns that hold a free text, none that holds a code or a date."""
    for column in stored_columns(value, model).values():
        field = model._meta.get_field(column)
        is_text = isinstance(field, CharField | TextField)
        if is_text and not field.choices and not isinstance(field, PartialDateField):
            yield column


def marked(nomination):
    """A mark in each text of each part, and the names of the columns by their marks."""
    names: dict[str, str] = {}

    def mark(rows, value, model):
        for column in texts_of(value, model):
            text = f"Q{len(names):03d}"  # short enough for a postal code
            names[text] = f"{model._meta.model_name}-{column}"
            rows.update(**{column: text})

    for section in NominationDossier.sections().values():
        mark(Nomination.objects.filter(pk=nomination.pk), section, Nomination)
        if section.row:
            table = TABLES[section]
            mark(table.model._default_manager.filter(nomination=nomination), table.row, table.model)
    return names


def test_a_nomination_is_shown_with_every_text_that_was_written(client):
    nomination = make.nomination(complete=True)
    names = marked(nomination)
    client.force_login(make.officer(nomination.body))

    page = client.get(reverse("nomination-preview", args=[nomination.pk])).content.decode()

    assert {name for text, name in names.items() if text not in page} == set()
    assert len(names) > 30


def test_the_priority_is_told_among_how_many_the_body_nominates(client, page):
    first = make.nomination(complete=True, rank=1)
    second = make.nomination(complete=True, rank=2, body=first.body, round=first.round)
    withdrawn = make.nomination(rank=3, body=first.body, round=first.round)
    Nomination.objects.filter(pk=withdrawn.pk).update(state=State.WITHDRAWN)
    make.nomination(rank=1, round=first.round)  # of another body
    officer = make.officer(first.body)

    shown = page(reverse("nomination-preview", args=[second.pk]), officer).text
    english = page("/en" + reverse("nomination-preview", args=[second.pk]), officer).text

    assert "第2順位（2件中）" in shown
    assert "2 of 2" in english


def test_the_secretariat_is_told_the_priority_among_what_has_been_submitted(page):
    first = make.nomination("submitted", complete=True, rank=1)
    make.nomination(rank=2, body=first.body, round=first.round)

    shown = page(reverse("screening", args=[first.pk]), make.secretary()).text

    assert "第1順位（1件中）" in shown


def test_in_whose_care_an_office_is_reached_is_told_before_the_name_in_english(page):
    nomination = make.nomination(complete=True)
    nomination.contacts.update(care_of="見本会")
    officer = make.officer(nomination.body)
    address = reverse("nomination-preview", args=[nomination.pk])

    english = page("/en" + address, officer).text

    assert ("c/o 見本会" in english, "見本会気付" in page(address, officer).text) == (True, True)
