"""The copy of the public site is read from a disk, without any server."""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import BrowserContext

from tests.winners import stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_a_reader_follows_the_links_of_a_copy_on_a_disk(context: BrowserContext, tmp_path):
    stage.takasaki()
    folder = Path(tmp_path) / "copy"
    call_command("export_site", str(folder))
    page = context.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))

    page.goto(f"file://{folder}/index.html")
    page.get_by_role("navigation", name="主な案内").get_by_role("link", name="受賞団体").click()
    page.locator("main").get_by_role("link", name="高崎市").first.click()

    assert page.url == f"file://{folder}/rounds/5/takasaki/index.html"
    picture = page.locator("main img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete", arg=picture.element_handle())
    assert picture.evaluate("image => image.naturalWidth") > 0
    # A browser's own margin would be 8px: the styles of the site are there.
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url == f"file://{folder}/en/rounds/5/takasaki/index.html"
    page.get_by_role("contentinfo").get_by_role("link", name="Open data").click()
    assert page.url.endswith("/en/open-data/index.html")
    assert failed == []
