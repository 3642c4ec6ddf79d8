"""Chromium makes no element of what somebody typed, and runs none of it."""

import pytest

from tests import planted
from tests import world as worlds
from tests.browser.cast import Cast
from tests.browser.person import Person
from tests.browser.test_every_page import arrived, pages
from tests.test_access import address

RUNS = f"() => Boolean(document.querySelector('{planted.TAG}, img[src=x]') || window.ran)"


@pytest.mark.browser
def test_no_page_runs_what_was_planted(cast: Cast):
    world = worlds.build()
    planted.plant()
    people: dict[str, Person] = {}
    found, opened = [], 0

    for name, what, who in pages(set()):
        if who not in people:
            people[who] = arrived(cast, world.people[who])
            people[who].tab.add_init_script("window.planted = () => (window.ran = true)")
        path = address(name, what, world.things)
        tab = people[who].tab
        tab.goto(cast.site + path, wait_until="load")
        opened += 1
        if tab.evaluate(RUNS) or not tab.url.startswith(cast.site + path.split("?")[0]):
            found.append((name, tab.url))

    assert found == []
    assert opened > 60
