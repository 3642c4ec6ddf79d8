"""Who may do what: one table of address × person → status. The committee can read it.

302 for a visitor is the way to the sign-in. A column of 404 says: for you, there is nothing.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests import world as worlds

pytestmark = pytest.mark.django_db
NOBODY = "00000000-0000-4000-8000-000000000000"

#                             what it is about           visitor body other member recused chair secretariat host admin
ACCESS: dict[str, tuple[Any, ...]] = {
    "healthz":                (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "readyz":                 (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "home":                   (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "round-list":             (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "round":                  ("judging",                200, 200, 200, 200, 200, 200, 200, 200, 200),
    "round ":                 ("preparing",              404, 404, 404, 404, 404, 404, 404, 404, 404),
    "winner":                 ("winner",                 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "winner ":                ("embargoed",              404, 404, 404, 404, 404, 404, 404, 404, 404),
    "winner-photo":           ("embargoed",              404, 404, 404, 404, 404, 404, 404, 404, 404),
    "winner-list":            (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "accessibility-policy":   (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "site-policy":            (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "robots":                 (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "site-map":               (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    # accounts: who is signed in already is sent to the desk
    "account_login":          (None,                     200, 302, 302, 302, 302, 302, 302, 302, 302),
    "account_logout":         (None,                     302, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_inactive":       (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_change_password": (None,                    302, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password": (None,                     200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_done": (None,                200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_from_key": ("reset",         200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_from_key_done": (None,       200, 200, 200, 200, 200, 200, 200, 200, 200),
    # the front desk
    "desk-home":              (None,                     302, 200, 200, 200, 200, 200, 200, 200, 200),
    "round-setup-list":       (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-setup-new":        (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-setup":            ("open",                   302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-section":          ("open schedule",          302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-phase":            ("open judging",           302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-bodies":           ("open",                   302, 403, 403, 403, 403, 403, 200, 403, 403),
    "round-extend":           ("open body",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "people-home":            (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "people-body":            ("body",                   302, 403, 403, 403, 403, 403, 200, 403, 403),
    "people-committee":       ("judging",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "people-office":          (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "seat-end":               ("seat",                   302, 403, 403, 403, 403, 403, 200, 403, 403),
    # intake: its own body's, and nobody else's
    "nomination-list":        (None,                     302, 200, 200, 403, 403, 403, 403, 403, 403),
    "nomination-start":       (None,                     302, 200, 200, 403, 403, 403, 403, 403, 403),
    "nomination":             ("draft",                  302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination ":            ("nobody",                 302, 404, 404, 403, 403, 403, 403, 403, 403),
    "nomination-section":     ("draft partners",         302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-preview":     ("draft",                  302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-submit":      ("draft",                  302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-receipt":     ("submitted",              302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-withdraw":    ("submitted",              302, 200, 404, 403, 403, 403, 403, 403, 403),
    "nomination-photo":       ("draft photo",            302, 200, 404, 403, 403, 403, 403, 403, 403),
    "photo-add":              ("draft",                  302, 200, 404, 403, 403, 403, 403, 403, 403),
    "photo-edit":             ("draft photo",            302, 200, 404, 403, 403, 403, 403, 403, 403),
    "photo-remove":           ("draft photo",            302, 200, 404, 403, 403, 403, 403, 403, 403),
    "photo-move":             ("draft photo",            302, 405, 405, 405, 405, 405, 405, 405, 405),
    "attachment":             ("draft attachment",       302, 200, 404, 403, 403, 403, 403, 403, 403),
    "attachment-add":         ("draft",                  302, 200, 404, 403, 403, 403, 403, 403, 403),
    "attachment-remove":      ("draft attachment",       302, 200, 404, 403, 403, 403, 403, 403, 403),
    # screening: the secretariat's; a draft does not exist for it
    "screening-list":         (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening":              ("submitted",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening ":             ("draft",                  302, 403, 403, 403, 403, 403, 404, 403, 403),
    "screening-check":        ("submitted",              302, 405, 405, 405, 405, 405, 405, 405, 405),
    "screening-return":       ("submitted",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-accept":       ("submitted",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-ineligible":   ("submitted",              302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-reconsider":   ("ineligible",             302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-reopen":       ("accepted",               302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-photo":        ("submitted photo",        302, 403, 403, 403, 403, 403, 200, 403, 403),
    "screening-attachment":   ("submitted attachment",   302, 403, 403, 403, 403, 403, 200, 403, 403),
    # judging: for a recused member the nomination does not exist
    "judging-home":           (None,                     302, 403, 403, 200, 200, 200, 403, 403, 403),
    "judging":                ("entry",                  302, 403, 403, 200, 404, 200, 403, 403, 403),
    "judging ":               ("submitted",              302, 403, 403, 404, 404, 404, 403, 403, 403),
    "judging-finalise":       ("entry",                  302, 405, 405, 405, 405, 405, 405, 405, 405),
    "judging-reopen":         ("entry",                  302, 403, 403, 200, 404, 302, 403, 403, 403),
    "judging-recuse":         ("entry",                  302, 403, 403, 200, 404, 200, 403, 403, 403),
    "judging-photo":          ("entry photo",            302, 403, 403, 200, 404, 200, 403, 403, 403),
    "judging-attachment":     ("entry attachment",       302, 403, 403, 200, 404, 200, 403, 403, 403),
    "judging-ranking":        ("scored",                 302, 403, 403, 200, 200, 200, 200, 403, 403),
    "judging-ranking-detail": ("scored ranked",          302, 403, 403, 200, 404, 200, 200, 403, 403),
    "judging-progress":       ("judging",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "judging-impose":         ("judging",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    # decision: hosts see what is tabled
    "decision-home":          (None,                     302, 403, 403, 403, 403, 403, 200, 200, 403),
    "resolution":             ("scored",                 302, 403, 403, 403, 403, 403, 200, 200, 403),
    "resolution-draft":       ("scored",                 302, 405, 405, 405, 405, 405, 405, 405, 405),
    "resolution-edit":        ("scored",                 302, 403, 403, 403, 403, 403, 302, 403, 403),
    "resolution-table":       ("scored",                 302, 403, 403, 403, 403, 403, 302, 403, 403),
    "resolution-recall":      ("scored",                 302, 403, 403, 403, 403, 403, 200, 403, 403),
    "resolution-approve":     ("scored",                 302, 403, 403, 403, 403, 403, 403, 200, 403),
    # release: the secretariat's desk
    "release-home":           (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "release-draft":          ("chosen",                 302, 405, 405, 405, 405, 405, 405, 405, 405),
    "release-round":          ("decided",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile":                ("profile",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile-preview":        ("profile",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile-section":        ("profile names",          302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile-proofread":      ("profile",                302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile-unproofread":    ("profile",                302, 403, 403, 403, 403, 403, 302, 403, 403),
    "released-winners":       (None,                     302, 403, 403, 403, 403, 403, 200, 403, 403),
    "winner-corrections":     ("released",               302, 403, 403, 403, 403, 403, 200, 403, 403),
    "winner-corrections ":    ("profile",                302, 403, 403, 403, 403, 403, 404, 403, 403),
    "winner-correct":         ("released names",         302, 403, 403, 403, 403, 403, 200, 403, 403),
    "profile-photo":          ("profile position",       302, 403, 403, 403, 403, 403, 200, 403, 403),
}  # fmt: skip
WHO = (
    "visitor", "body", "other", "member", "recused", "chair", "secretariat", "host", "admin",
)  # fmt: skip


def arguments(what: str | None, things: Any) -> list[Any]:
    """The arguments of an address about ``what`` in the world."""
    if what is None:
        return []
    if what == "reset":
        return ["1", "no-such-key"]
    if what == "nobody":
        return [NOBODY]
    if what == "seat":
        return ["committee", things.seats[things.judging.pk, "member"].pk]
    if what in ("winner", "embargoed"):
        winner = getattr(things, what)
        return [winner.round.number, winner.slug]
    return [_argument(word, what, things) for word in what.split()]


def _argument(word: str, what: str, things: Any) -> Any:
    if word == "photo":
        return getattr(things, what.split()[0]).photos.get().pk
    if word == "attachment":
        return getattr(things, what.split()[0]).attachments.get().pk
    if word == "position":
        return 1
    thing = getattr(things, word, word) if word not in ("judging",) or what == "judging" else word
    return (
        getattr(thing, "number", None)
        or getattr(thing, "code", None)
        or getattr(thing, "pk", thing)
    )


def address(name: str, what: str | None, things: Any) -> str:
    args = arguments(what, things)
    if name == "winner-photo":
        args += [1, 960, "webp"]
    return reverse(name.strip(), args=args)


@pytest.mark.parametrize("who", WHO)
def test_access(client, who):
    world = worlds.build()
    expected, found = {}, {}
    for name, (what, *codes) in ACCESS.items():
        if (person := world.people[who]) is not None:
            client.force_login(person)
        url = address(name, what, world.things)
        expected[name] = codes[WHO.index(who)]
        response = client.get(url)
        found[name] = response.status_code
        if response.streaming:
            b"".join(response)  # read to its end, which closes the file

    assert {name: code for name, code in found.items() if code != expected[name]} == {}


def named(patterns: Any) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":  # the back office has a table of its own
                yield from named(pattern.url_patterns)
        else:
            yield pattern


def test_every_address_states_who_it_is_open_to_and_is_in_the_access_table():
    patterns = list(named(get_resolver().url_patterns))

    assert [p.name for p in patterns if not hasattr(p.callback, "open_to")] == []
    assert {p.name for p in patterns} == {name.strip() for name in ACCESS}


def test_a_stranger_gets_the_same_404_for_what_is_another_s_and_for_what_is_not(client):
    world = worlds.build()
    client.force_login(world.people["other"])

    theirs = client.get(reverse("nomination", args=[world.things.draft.pk]))
    absent = client.get(reverse("nomination", args=[NOBODY]))

    def body(response: Any, key: Any) -> bytes:
        return bytes(response.content).replace(str(key).encode(), b"")

    assert (theirs.status_code, absent.status_code) == (404, 404)
    assert body(theirs, world.things.draft.pk) == body(absent, NOBODY)
