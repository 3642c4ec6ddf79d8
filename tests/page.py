"""A parsed response and the promises every page keeps (the house rules)."""

import re
from html.parser import HTMLParser

# How ``awards.bilingual`` writes itself where a template has not chosen a language.
UNCHOSEN = re.compile(r"Texts?\(ja=")
CONTROLS = ("input", "select", "textarea")
UNLABELLED = ("hidden", "submit")


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.text, self.title, self.lang = "", "", ""
        self.h1: list[str] = []
        self.ids: list[str] = []
        self.labels: set[str | None] = set()
        self.controls: list[tuple[str | None, dict[str, str | None]]] = []
        self.links: list[str] = []
        self.faults: list[str] = []
        self.queries = 0
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._open.append(tag)
        if tag == "html":
            self.lang = given.get("lang") or ""
        if tag == "h1":
            self.h1.append("")
        if tag == "label":
            self.labels.add(given.get("for"))
        if tag in CONTROLS and given.get("type") not in UNLABELLED:
            self.controls.append((given.get("id"), given))
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if given.get("id"):
            self.ids.append(given["id"] or "")
        self._judge(tag, given)

    def _judge(self, tag: str, given: dict[str, str | None]) -> None:
        if "style" in given or tag == "style" or any(name.startswith("on") for name in given):
            self.faults.append(f"inline style or handler on <{tag}>")
        # What says what a page is about is data: no browser runs it.
        is_data = given.get("type") == "application/ld+json"
        if tag == "script" and "src" not in given and not is_data:
            self.faults.append("inline script")
        for banned in ("placeholder", "maxlength", "disabled"):
            if banned in given:
                self.faults.append(f"{banned} on <{tag}>")
        if given.get("type") == "number":
            self.faults.append("type=number")
        if tag == "img" and "alt" not in given:
            self.faults.append("an image without alt")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "script" not in self._open:
            self.text += data
        if "h1" in self._open:
            self.h1[-1] += data
        if "title" in self._open and "svg" not in self._open:
            self.title += data

    def check(self) -> "Page":
        assert self.faults == []
        assert self.lang in ("ja", "en")
        assert not UNCHOSEN.search(self.html), "a text is written in both languages: choose one"
        assert len(self.h1) == 1, f"one <h1> per page, not {self.h1}"
        heading = " ".join(self.h1[0].split())
        assert " ".join(self.title.split()).startswith(heading), "the title begins with the heading"
        assert sorted(set(self.ids)) == sorted(self.ids), "ids are unique"
        unlabelled = [
            given
            for control, given in self.controls
            if control not in self.labels and not given.get("aria-label")
        ]
        assert unlabelled == [], "every control has a label"
        return self
