"""What a browser would send of a page's forms as they stand."""

from html.parser import HTMLParser


class _Filled(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._text = self._select = ""
        self._first: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "input" and name:
            self._input(name, given)
        if tag == "textarea":
            self._text = name
            self.found[name] = [""]
        if tag == "select":
            self._select, self._first = name, None
        if tag == "option" and self._select:
            self._option(given)

    def _input(self, name: str, given: dict[str, str | None]) -> None:
        kind = given.get("type")
        ticked = kind not in ("checkbox", "radio") or "checked" in given
        if kind not in ("file", "submit") and ticked:
            unsaid = "on" if kind == "checkbox" else ""
            self.found.setdefault(name, []).append(given.get("value") or unsaid)

    def _option(self, given: dict[str, str | None]) -> None:
        """The first option is sent where none is selected."""
        if self._first is None or "selected" in given:
            self._first = given.get("value") or ""
            self.found[self._select] = [self._first]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.found[self._text][0] = self.found[self._text][0].removeprefix("\n")
            self._text = ""
        if tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.found[self._text][0] += data


def filled(html: str) -> dict[str, list[str]]:
    parser = _Filled()
    parser.feed(html)
    parser.found.pop("csrfmiddlewaretoken", None)
    return parser.found
