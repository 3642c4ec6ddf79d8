"""Fingers that never leave the keyboard."""

from playwright.sync_api import Locator, Page

MOST = 250
OUTLINE = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
}"""
NAME = """() => {
    const here = document.activeElement, label = here.labels?.[0];
    return (label || here).innerText.replace(/\\s+/g, " ").trim();
}"""


class Keys:
    def __init__(self, tab: Page) -> None:
        self.tab = tab

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tab.keyboard.press(key)

    def types(self, text: str) -> None:
        self.tab.keyboard.type(text)

    def next_stop(self) -> str:
        """Where the tab key leads; one sees where one is on every stop."""
        self.press("Tab")
        name = str(self.tab.evaluate(NAME))
        assert self.tab.evaluate(OUTLINE) >= 2, f"the focus cannot be seen on {name}"
        return name

    def tabs_to(self, goal: Locator) -> None:
        """Forward only."""
        element = goal.element_handle()
        for _stop in range(MOST):
            if element.evaluate("element => element === document.activeElement"):
                return
            self.next_stop()
        raise AssertionError(f"{goal} cannot be reached with the tab key")
