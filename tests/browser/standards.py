"""What every page of a story has to pass, on a desk and on a telephone."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

from tests.page import Page as Parsed

DESK = ViewportSize(width=1280, height=900)
TELEPHONE = ViewportSize(width=390, height=844)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# axe reads style sheets again through an inline style, which the content security policy refuses:
# it does so where a sheet imports another, as those of Django's forms do.
FINDINGS = """rules => axe.run(document, {runOnly: rules, preload: false, resultTypes: ["violations"]})
    .then(found => found.violations.map(one =>
        `${one.id}: ` + one.nodes.map(node => node.target.join(" ") + " " + node.html).join(" | ")))"""
OVERFLOW = "document.scrollingElement.scrollWidth - innerWidth"
# Tables of which a column is out of sight; they can be scrolled, but who sees that something is missing?
CUT = """() => [...document.querySelectorAll(".scroll")]
    .filter(region => region.scrollWidth > region.clientWidth)
    .map(region => region.getAttribute("aria-label"))"""
# For whoever develops a page: a folder that gets a picture of every page at both widths.
PICTURES = os.environ.get("STORY_PICTURES", "")


class Standards:
    """Judges a page once for each state it is met in: the same words at the same address.

    Whoever is signed in, and whatever the clock or a count says, it is the same page.
    """

    def __init__(self) -> None:
        self.judged: set[tuple[str, str]] = set()

    def judge(self, tab: Page) -> None:
        path = urlsplit(tab.url).path
        state = (path, re.sub(r"\d+", "0", tab.get_by_role("main").inner_text()))
        if state in self.judged:
            return
        self.judged.add(state)
        self.keep_house_rules(tab)
        tab.evaluate(AXE_SCRIPT)
        for size in (TELEPHONE, DESK):
            tab.set_viewport_size(size)
            self._keep_picture(tab, size)
            where = f"{path} at {size['width']} pixels"
            assert findings(tab) == [], where
            assert tab.evaluate(OVERFLOW) <= 0, f"{where} has to be scrolled sideways"
            assert tab.evaluate(CUT) == [], f"{where}: a table is wider than the screen"

    def keep_house_rules(self, tab: Page) -> None:
        Parsed(tab.content()).check()

    def _keep_picture(self, tab: Page, size: ViewportSize) -> None:
        if PICTURES:
            path = re.sub(r"[0-9a-f-]{36}", "one", urlsplit(tab.url).path)
            name = f"{len(self.judged):03}{path.replace('/', '.')}{size['width']}.png"
            tab.screenshot(path=Path(PICTURES) / name, full_page=True)


class BackOffice(Standards):
    """Django's own pages, whose markup is not ours."""

    def keep_house_rules(self, tab: Page) -> None:
        return None


class HouseRules(Standards):
    """Where scripts do not run, axe-core does not either."""

    def judge(self, tab: Page) -> None:
        self.keep_house_rules(tab)


def findings(tab: Page) -> Any:
    return tab.evaluate(FINDINGS, RULES)
