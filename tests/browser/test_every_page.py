"""Every page that somebody may open, in both languages and at both widths.

The story goes the straight way; these are the pages beside it, and the longer words of English.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from nominations.intake.sections import TITLES as INTAKE
from nominations.office.editors import EDITORS as OFFICE
from nominations.people.models import User
from nominations.release.sections import TITLES as RELEASE
from tests import world as worlds
from tests.browser.cast import Cast
from tests.browser.person import Person
from tests.test_access import ACCESS, WHO, address

NO_PAGES = (
    "healthz", "readyz", "robots", "site-map", "feed", "data-file", "round-data-file", "api",
    "api-rounds", "api-winners", "api-winner", "booklet", "round-paper", "round-paper ",
    "winner-spread", "api-description", "api-nothing", "sharing-picture",
    "archive-template-xlsx", "archive-template-csv",
)  # fmt: skip
# Japanese pages on which the story stops at both widths; judging them twice would only take time.
IN_THE_STORY = {
    "home", "round", "winner", "winner-list", "account_login", "desk-home", "round-setup-list",
    "round-setup", "round-phase", "nomination-list", "nomination-start", "nomination",
    "nomination-section", "nomination-preview", "nomination-submit", "nomination-receipt",
    "photo-add", "photo-edit", "screening-list", "screening", "screening-return",
    "screening-accept", "judging-home", "judging", "judging-recuse", "judging-ranking",
    "judging-ranking-detail", "judging-progress", "decision-home", "resolution",
    "resolution-approve", "release-home", "release-round", "profile", "profile-preview",
    "profile-section", "profile-proofread",
}  # fmt: skip
FILES = ("photo", "attachment")
MORE = {
    "nomination-section": [f"draft {slug}" for slug in INTAKE],
    "profile-section": [f"profile {slug}" for slug in RELEASE],
    "round-section": [f"preparing {slug}" for slug in OFFICE],
}


@pytest.mark.browser
@pytest.mark.parametrize(("language", "without"), [("ja", IN_THE_STORY), ("en", set())])
def test_every_page_passes(cast: Cast, language: str, without: set[str]):
    world = worlds.build()
    people: dict[str, Person] = {}

    found = []
    with translation.override(language):
        for name, what, who in pages(without):
            person = people.get(who) or arrived(cast, world.people[who])
            people[who] = person
            found += troubles(person, address(name, what, world.things))

    assert found == []


def pages(without: set[str]) -> Iterator[tuple[str, str | None, str]]:
    """Each with the first who may open it."""
    for name, (what, *codes) in ACCESS.items():
        is_file = bool(what) and name.strip().endswith(FILES)
        if 200 in codes and not is_file and name.strip() not in {*NO_PAGES, *without}:
            who = WHO[codes.index(200)]
            yield from ((name, subject, who) for subject in MORE.get(name, [what]))


def arrived(cast: Cast, user: User | None) -> Person:
    person = cast.visitor()
    if user:
        client = Client()
        client.force_login(user)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": cast.site}
        person.tab.context.add_cookies([cookie])
    return person


def troubles(person: Person, path: str) -> list[str]:
    """All of them in one run."""
    try:
        person.opens(path)
    except AssertionError as trouble:
        person.complaints.clear()
        return [f"{path}: {trouble}"]
    return []
