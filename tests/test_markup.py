"""What anybody typed is text on every page, whoever reads it: never an element of the page."""

from html.parser import HTMLParser

import pytest
from django.utils import translation

from awards.templatetags.pages import web_address
from tests import make, planted
from tests import test_backoffice as back_office
from tests import world as worlds
from tests.browser.test_every_page import MORE
from tests.test_access import ACCESS, WHO, address, status

pytestmark = pytest.mark.django_db


class Found(HTMLParser):
    """Planted elements, and links that run a program."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        is_link = any(given.get(name, "").strip().startswith("javascript:") for name in LINKS)
        is_planted = tag == planted.TAG or given.get("onerror") or given.get("src") == "x"
        if is_planted or is_link or given.get("http-equiv") == "refresh":
            self.found.append(self.get_starttag_text() or tag)


LINKS = ("href", "action", "formaction", "src", "hx-get", "hx-post")


def test_it_is_found_where_it_is_not_escaped():
    assert len(Found(f'<p title="{planted.LONG}">').found) == 3
    assert Found(f'<a href="{planted.LINK}">').found


@pytest.mark.parametrize(
    "url",
    ["javascript:planted()", "JavaScript:planted()", "data:text/html,x", "//a.example/", "www.a.example",
     "http:javascript:planted()", "https:///x", "http://[::1", "blob:https://a.example/", ""],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_no_link(url):
    assert web_address(url) == ""


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("who", WHO)
def test_no_page_holds_what_was_planted(client, who, language):
    world = worlds.build()
    assert planted.plant() > 300
    if person := world.people[who]:
        client.force_login(person)

    found, pages = {}, 0
    for name, (what, *codes) in ACCESS.items():
        for subject in MORE.get(name, [what]) if codes[WHO.index(who)] == 200 else []:
            with translation.override(language):
                url = address(name, subject, world.things)
            answer = client.get(url)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                pages += 1
                if bad := Found(answer.content.decode()).found:
                    found[url] = bad
            status(answer)  # a file is read to its end

    assert found == {}
    assert pages > 5


def test_no_page_of_the_back_office_holds_it(client):
    client.force_login(make.user(is_staff=True))
    back_office.one_of_everything()
    planted.plant()
    found = {}

    for model in back_office.registered():
        row = back_office.newest(model)
        for page, arguments in (("changelist", []), ("change", [row.pk]), ("history", [row.pk])):
            answer = client.get(back_office.address(model, page, *arguments))
            if bad := Found(answer.content.decode()).found:
                found[model._meta.label, page] = bad

    assert found == {}
