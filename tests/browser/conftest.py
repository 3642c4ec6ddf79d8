"""Stories told in Debian's Chromium. Mark them ``@pytest.mark.browser``."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from pytest_playwright import CreateContextCallback

from tests.browser.cast import Cast
from tests.browser.standards import Standards

BROWSERS = ("chromium-headless-shell", "chromium")
# The browser is to reach the site under test and nobody else, from its first moment.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not chromium:
        pytest.fail(f"No Chromium here: install Debian's {BROWSERS[0]}, or make browser.")
    return {**browser_type_launch_args, "executable_path": chromium, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return {
        **browser_context_args,
        "locale": "ja-JP",
        "timezone_id": "Asia/Tokyo",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab of the browser; the fixture of this name outside this folder is a parsed response."""
    return context.new_page()


@pytest.fixture(scope="session", autouse=True)
def _stories_may_touch_the_database() -> Iterator[None]:
    """Playwright's sync API runs on an event loop, where Django would refuse the ORM."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def cast(live_server: LiveServer, crowd: None, new_context: CreateContextCallback) -> Cast:
    """People with browsers of their own, before a server of our own."""
    return Cast(live_server.url, new_context, Standards())
