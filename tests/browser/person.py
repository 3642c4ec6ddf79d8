"""Somebody at a browser, and what they do with a page."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, FilePayload, Locator, Page, Response

from tests import make
from tests.browser.pictures import keep_picture
from tests.browser.standards import Standards

# A folder that gets the pictures of the guide.
GUIDE = os.environ.get("GUIDE_PICTURES", "")
Name = str | re.Pattern[str]
Filling = Mapping[str, str | bool]
MARK = r"\s*(※必須|※任意|※日本語があるとき必須)?\s*$"


class Person:
    """Every page they come to is judged, and so is what the browser complains of on it."""

    def __init__(self, context: BrowserContext, site: str, standards: Standards) -> None:
        self.tab = context.new_page()
        self.tab.set_default_timeout(30_000)
        self.site, self.standards = site, standards
        self.complaints: list[str] = []
        self.loads = 0
        self.tab.on("console", self._hear)
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("response", self._look_at)
        self.tab.on("domcontentloaded", self._count)

    def _hear(self, message: ConsoleMessage) -> None:
        # Chromium also complains of a page that answers 404 or 422; those are meant.
        is_page = message.location["url"] == self.tab.url and "status of 4" in message.text
        if message.type in ("error", "warning") and not is_page:
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def _count(self, _tab: Page) -> None:
        self.loads += 1

    def _look_at(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} {response.url}")

    @property
    def main(self) -> Locator:
        return self.tab.get_by_role("main")

    def arrives(self) -> None:
        assert self.complaints == []
        self.standards.judge(self.tab)
        assert self.complaints == []

    # Going somewhere

    def opens(self, path: str, status: int = 200) -> None:
        answer = self.tab.goto(self.site + path)
        assert answer.status == status, path
        self.arrives()

    def goes_to(self, room: str) -> None:
        """By the navigation in the head of the page."""
        self._clicks(self.tab.get_by_role("banner").get_by_role("link", name=room, exact=True))

    def follows(self, link: Name, within: Locator | None = None) -> None:
        scope = within or self.main
        self._clicks(scope.get_by_role("link", name=link, exact=True).first)

    def presses(self, button: Name) -> None:
        self._clicks(self.main.get_by_role("button", name=button, exact=True))

    def _clicks(self, what: Locator) -> None:
        with self.tab.expect_navigation():
            what.click()
        self.arrives()

    def enters(self) -> None:
        """Presses the Enter key where the focus is."""
        with self.tab.expect_navigation():
            self.tab.keyboard.press("Enter")
        self.arrives()

    def opens_in_english(self) -> None:
        """The same page, and comes back to it in Japanese."""
        path = urlsplit(self.tab.url).path
        self.opens(f"/en{path}")
        self.opens(path)

    def hits(self, role: Literal["button", "link"], name: Name) -> None:
        """By keyboard: the Enter key on a button or link of the page."""
        self.main.get_by_role(role, name=name, exact=True).first.focus()
        self.enters()

    def types(self, label: str, text: str) -> None:
        self.field(label).focus()
        self.tab.keyboard.press("Control+A")
        self.tab.keyboard.insert_text(text)

    def keeps_picture(self, name: str) -> None:
        """For the guide, where somebody asks for its pictures (make pictures)."""
        if GUIDE:
            keep_picture(self.main, Path(GUIDE) / f"{name}.webp")

    def signs_in(self, email: str) -> None:
        self.opens("/desk/")
        self.fills({"メールアドレス": email, "パスワード": make.PASSWORD})
        self.presses("ログイン")

    # Filling a form

    def fills(self, filling: Filling, within: str = "") -> None:
        """``within``: the legend of the group in which the labels are meant."""
        for label, value in filling.items():
            _fill(self.field(label, within), value)

    def field(self, label: str, within: str = "") -> Locator:
        scope = self.main
        if within:
            scope = scope.get_by_role("group", name=within, exact=True)
        return scope.get_by_label(re.compile(rf"^\s*{re.escape(label)}{MARK}"))

    def uploads(self, label: str, *files: tuple[str, bytes]) -> None:
        """Each with its name; several are chosen at once."""
        chosen = [FilePayload(name=n, mimeType="image/jpeg", buffer=data) for n, data in files]
        self.field(label).set_input_files(chosen)

    def chooses(self, answer: str, group: Name) -> None:
        """One of the radio buttons of a group."""
        self.main.get_by_role("group", name=group).get_by_label(answer, exact=True).check()

    # Reading

    def sees(self, *sentences: str) -> None:
        text = self.main.inner_text()
        missing = [sentence for sentence in sentences if sentence not in text]
        assert missing == [], f"{self.tab.url}: {text}"


def _fill(control: Locator, value: Any) -> None:
    kind = control.evaluate("element => element.type")
    if kind == "checkbox":
        control.set_checked(value)
    elif kind == "select-one":
        control.select_option(label=value)
    else:
        control.fill(value)
