"""Every act, ten times at once: what it does once is done once, and never with a fault."""

from collections import Counter
from contextlib import suppress
from copy import deepcopy

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from nominations.changing import Refused
from nominations.ledger.models import LedgerEntry
from tests import make
from tests.races.ready import READY
from tests.races.together import at_once, count
from tests.test_acts import ACTS, SUBJECTS, WHO, Call, acts, things

__all__ = ["things"]

TIMES = 10
# A part of the back office's form, which knows whether it is the same password: see below.
OF_A_FORM = {"people.tell_of_password", "people.tell_of_access"}


@pytest.mark.parametrize("name", sorted(set(ACTS) - OF_A_FORM))
def test_ten_at_once_leave_what_one_leaves(crowd, request, name):
    args, kwargs = READY[name]() if name in READY else allowed(request, name)
    given = {"at": timezone.now()} | kwargs

    def act() -> None:
        acts()[name](*deepcopy(args), **deepcopy(given))

    expected = what_one_leaves(act)

    before = everything()
    outcomes = at_once(*[act] * TIMES)

    assert set(outcomes) <= {"done", "refused", "stale"}, outcomes
    assert "done" in outcomes
    after = everything()
    after.subtract(before)
    assert (+after, -after) == (+expected, -expected), outcomes


def allowed(request, name: str) -> Call:
    """What the table of rights calls the act with, and somebody who may."""
    world = request.getfixturevalue("things")
    args, kwargs = SUBJECTS[name](world)
    who = next(who for who, may in zip(WHO, ACTS[name], strict=True) if may)
    return args, kwargs | {"by": world.people[who]}


def what_one_leaves(act) -> Counter[str]:
    """The rows, lines and letters that the act adds and removes, tried and taken back."""
    before = everything()
    with transaction.atomic():
        with suppress(Refused):
            act()
        after = everything()
        after.subtract(before)
        transaction.set_rollback(True)
    return after


def everything() -> Counter[str]:
    rows = {model._meta.label: model._base_manager.count() for model in apps.get_models()}
    lines = Counter(LedgerEntry.objects.values_list("event", flat=True))
    letters = Counter(f"to {to}" for to in Email.objects.values_list("to", flat=True))
    return Counter(rows) + lines + letters


def posted_ten_times(url: str, sent: dict[str, str]) -> set[str]:
    """By the operator."""
    operator = make.user(is_staff=True, is_superuser=True)

    def post() -> None:
        browser = Client()
        browser.force_login(operator)
        assert browser.post(url, sent).status_code == 302

    return set(at_once(*[post] * TIMES))


def test_a_password_set_ten_times_at_once_is_told_once(crowd):
    url = reverse("admin:auth_user_password_change", args=[make.user().pk])
    new = {"password1": "an-entirely-new-secret", "password2": "an-entirely-new-secret"}

    assert posted_ten_times(url, new | {"usable_password": "true"}) == {"done"}
    assert (count("password.set"), Email.objects.count()) == (1, 1)


def test_an_address_set_ten_times_at_once_is_told_once_to_both(crowd):
    person = make.user()
    url = reverse("admin:people_user_change", args=[person.pk])
    sent = {"email": "new@test.example", "name": person.name, "is_active": "on"}

    assert posted_ten_times(url, sent) == {"done"}
    told = sorted(letter.to[0] for letter in Email.objects.all())
    assert told == sorted([person.email, "new@test.example"])
    assert count("access.set") == 1
