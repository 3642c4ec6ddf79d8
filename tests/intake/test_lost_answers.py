"""A page that never got the answer to a save goes on: its own text is not somebody else's."""

import pytest
from django.urls import reverse

from nominations.intake.models import Nomination
from tests import make
from tests.filled import filled

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def draft(client):
    draft = make.nomination(complete=True)
    client.force_login(make.officer(draft.body))
    return draft


def address(draft, section):
    return reverse("nomination-section", args=[draft.pk, section])


def opened(client, draft, section):
    return filled(client.get(address(draft, section)).content.decode())


def sent(client, draft, section, typed, **headers):
    return client.post(address(draft, section), typed, headers=headers)


def names(draft):
    return list(draft.partners.order_by("position").values_list("name", flat=True))


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_what_is_typed_after_a_lost_answer_is_saved(client, draft, headers):
    form = opened(client, draft, "work")
    sent(client, draft, "work", form | {"title": "途中"}, **HTMX)

    answer = sent(client, draft, "work", form | {"title": "途中まで書いた題"}, **headers)

    draft.refresh_from_db()
    assert answer.status_code in (200, 302)
    assert draft.title == "途中まで書いた題"


def test_rows_added_before_a_lost_answer_are_there_once_and_keep_their_keys(client, draft):
    form = opened(client, draft, "partners")
    first = row(1, "カスタニエ市")
    sent(client, draft, "partners", form | first, **HTMX)
    key = draft.partners.get(name="カスタニエ市").pk
    second = first | {"partners-1-name": "カスタニエ市役所"} | row(2, "ローゼン市")

    sent(client, draft, "partners", form | second, **HTMX)
    third = second | {"partners-2-name": "ローゼン村"}
    answer = sent(client, draft, "partners", form | third, **HTMX)

    assert answer.status_code == 200
    assert names(draft)[1:] == ["カスタニエ市役所", "ローゼン村"]
    assert draft.partners.get(name="カスタニエ市役所").pk == key


def row(place, name):
    return {
        "partners-TOTAL_FORMS": str(place + 1),
        f"partners-{place}-id": "",
        f"partners-{place}-name": name,
        f"partners-{place}-ORDER": str(place + 1),
    }


def test_a_row_in_place_of_one_removed_after_a_lost_answer_is_the_only_one(client, draft):
    form = opened(client, draft, "partners")
    sent(client, draft, "partners", form | row(1, "カスタニエ市"), **HTMX)

    sent(client, draft, "partners", form, **HTMX)

    assert len(names(draft)) == 1


def test_another_tab_of_the_same_person_is_another_page(client, draft):
    here, there = (opened(client, draft, "work") for _ in range(2))
    sent(client, draft, "work", here | {"title": "こちら"}, **HTMX)

    answer = sent(client, draft, "work", there | {"title": "あちら"}, **HTMX)

    draft.refresh_from_db()
    assert (answer.status_code, draft.title) == (409, "こちら")


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(client, draft):
    form = opened(client, draft, "work")
    sent(client, draft, "work", form | {"title": "途中"}, **HTMX)
    other = opened(client, draft, "work")
    sent(client, draft, "work", other | {"title": "同僚の題"})

    answer = sent(client, draft, "work", form | {"title": "途中まで"}, **HTMX)

    draft.refresh_from_db()
    assert (answer.status_code, draft.title) == (409, "同僚の題")


@pytest.mark.parametrize("page", ["", "x" * 41, "\x00", "x" * 9000, "a b", "\u3042"])
def test_a_name_that_no_page_has_is_no_page(client, draft, page):
    form = opened(client, draft, "work") | {"page": page}
    sent(client, draft, "work", form | {"title": "途中"}, **HTMX)

    answer = sent(client, draft, "work", form | {"title": "途中まで"}, **HTMX)

    assert answer.status_code == 409
    assert len(str(Nomination.objects.get(pk=draft.pk).pages)) < 200


def test_a_page_that_is_shown_again_is_the_same_page(client, draft):
    form = opened(client, draft, "partners") | {"partners-0-name": "長" * 500}

    answer = sent(client, draft, "partners", form)

    assert answer.status_code == 422
    assert filled(answer.content.decode())["page"] == form["page"]
