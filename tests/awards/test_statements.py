"""A statement is written once, and answers each time from what is stored then."""

from datetime import timedelta

import pytest
from django.db.models import DateTimeField, TextField
from django.db.models.functions import StrIndex
from django.utils import timezone

from awards.statements import Given, Statement
from awards.winners.models import Winner
from awards.winners.public.cards import card, with_card
from tests.winners import stage

pytestmark = pytest.mark.django_db


def test_it_answers_for_what_is_given_each_time():
    winner = stage.takasaki()
    published = Winner.objects.published(Given("at", DateTimeField()))
    named = published.alias(place=StrIndex("name", Given("word", TextField()))).filter(place=1)
    statement = Statement(named.values_list("pk", "name"))
    now, before = timezone.now(), winner.published_at - timedelta(microseconds=1)

    assert statement.rows(at=now, word="高崎") == [(winner.pk, "高崎市")]
    assert statement.rows(at=now, word="%") == statement.rows(at=before, word="高崎") == []
    assert statement.rows(at=winner.published_at, word="高") == [(winner.pk, "高崎市")]


def test_it_answers_from_what_is_stored_now(django_assert_num_queries):
    winner = stage.takasaki()
    statement = Statement(Winner.objects.published(timezone.now()).values_list("name"))

    with django_assert_num_queries(1):
        assert statement.rows() == [("高崎市",)]
    Winner.objects.filter(pk=winner.pk).update(name="高﨑市")
    assert statement.rows() == [("高﨑市",)]


def test_it_gives_what_its_query_gives():
    winner = stage.takasaki()
    asked = with_card(Winner.objects.filter(pk=winner.pk))
    statement = Statement(with_card(Winner.objects.filter(slug=Given("slug", TextField()))))

    assert list(map(card, statement.rows(slug="takasaki"))) == list(map(card, asked))
    assert statement.rows(slug="maebashi") == []
