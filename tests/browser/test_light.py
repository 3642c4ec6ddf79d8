"""How light a public page is, as Chromium measures it: nothing moves, and little is sent."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from playwright.sync_api import BrowserContext, Response, ViewportSize

from tests import world as worlds
from tests.browser.cast import Cast
from tests.browser.standards import DESK, TELEPHONE
from tests.browser.test_every_page import pages
from tests.test_access import address

KILOBYTES = 60  # of all that a first visit fetches, but for photographs
# Where the moments are kept; they hang on the machine, so that no test judges them.
PAINTED = os.environ.get("PAINTED", "")
WATCH = """() => {
    window.moved = 0;
    window.painted = 0;
    const watch = (type, note) =>
        new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
    watch("layout-shift", entry => { window.moved += entry.value; });
    watch("largest-contentful-paint", entry => { window.painted = entry.startTime; });
}"""
SETTLED = """() => Promise.all([...document.images].map(image => {
    image.loading = "eager";
    return image.complete || new Promise(done => { image.onload = image.onerror = done; });
})).then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))"""


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("size", [TELEPHONE, DESK], ids=["390", "1280"])
def test_no_public_page_moves_or_is_heavy(cast: Cast, language: str, size: ViewportSize):
    world = worlds.build()
    found, painted = [], []

    with translation.override(language):
        for path in _public(world):
            moved, kilobytes, moment = _first_visit(cast.new_context(), cast.site + path, size)
            painted.append(f"{path}\t{language}\t{size['width']}\t{moment:.0f} ms\n")
            if moved:
                found.append(f"{path} moves by {moved}")
            if kilobytes > KILOBYTES:
                found.append(f"{path} sends {kilobytes:.0f} kB")

    if PAINTED:
        with Path(PAINTED).open("a", encoding="utf-8") as kept:
            kept.writelines(painted)
    assert len(painted) >= 9
    assert found == []


def _public(world: worlds.World) -> Iterator[str]:
    for name, what, who in pages(set()):
        if who == "visitor" and not name.startswith(("account_", "confirm")):
            yield address(name, what, world.things)


def _first_visit(
    context: BrowserContext, url: str, size: ViewportSize
) -> tuple[float, float, float]:
    """How far it moved, the kilobytes that were sent but for pictures, the largest paint's moment."""
    sent: list[Response] = []
    tab = context.new_page()
    tab.set_viewport_size(size)
    tab.add_init_script(f"({WATCH})()")
    tab.on("response", lambda one: sent.append(one))
    tab.goto(url, wait_until="load")
    tab.evaluate(SETTLED)
    moved, painted = tab.evaluate("[window.moved, window.painted]")
    kinds = [one for one in sent if one.request.resource_type not in ("image", "media")]
    kilobytes = sum(one.request.sizes()["responseBodySize"] for one in kinds) / 1000
    context.close()
    return moved, kilobytes, painted
