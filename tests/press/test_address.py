"""The address of a booklet: there from the instant of the announcement, made once, told by its tag."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.storage import FileSystemStorage, storages
from django.core.management import CommandError, call_command
from django.utils import timezone

from awards.press import pages, printing, public
from awards.rounds.models import Announcement, Round
from tests import make
from tests.press.paper import Paper
from tests.winners import stage

pytestmark = pytest.mark.django_db

URL = "/rounds/5/booklet.pdf"
ENGLISH = f"/en{URL}"


def stored(language: str = "ja") -> list[str]:
    try:
        return storages["published"].listdir(f"booklets/5/{language}")[1]
    except FileNotFoundError:
        return []


@pytest.mark.parametrize(("url", "language"), [(URL, "ja"), (ENGLISH, "en")])
def test_a_booklet_is_sent_as_a_pdf_in_the_language_of_its_address(client, url, language):
    stage.takasaki()

    answer = client.get(url)

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="booklet-5-{language}.pdf"'
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert answer["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert answer.cookies == {}
    assert Paper(answer.content).root["/Lang"].startswith(language)


@pytest.mark.parametrize("url", [URL, ENGLISH])
def test_before_the_instant_it_is_the_404_of_a_round_that_has_none(client, url):
    soon = stage.in_a_moment()
    stage.takasaki(round=stage.announced(results_at=soon), published_at=soon)
    make.round_("judging", number=6)

    secret = client.get(url)

    for other in ("6", "7"):
        absent = client.get(url.replace("5", other))
        assert secret.status_code == absent.status_code == 404
        assert (
            secret.content.replace(b"rounds/5/", b"rounds/%s/" % other.encode()) == absent.content
        )
    assert stored() == []


@pytest.mark.parametrize(("round_is", "winner_is"), [("announced", "due"), ("due", "announced")])
def test_a_booklet_waits_for_the_round_and_for_its_winners(client, round_is, winner_is):
    at = {"announced": timezone.now() - timedelta(days=1), "due": stage.in_a_moment()}
    stage.takasaki(round=stage.announced(results_at=at[round_is]), published_at=at[winner_is])

    assert client.get(URL).status_code == 404


def test_at_the_instant_it_is_there():
    at = timezone.now() + timedelta(hours=1)
    stage.takasaki(round=stage.announced(results_at=at), published_at=at)

    before, since = public.booklet(5, at - timedelta(microseconds=1)), public.booklet(5, at)

    assert before is None
    assert since is not None
    assert [winner.name.ja for winner in since.winners] == ["高崎市"]


def test_the_page_of_the_round_leads_to_it_from_then_on(page):
    winner = stage.takasaki()
    Round.objects.update(booklet_title="受賞団体事例紹介")
    assert "受賞団体事例紹介（PDF形式）" in page("/rounds/5/").text
    assert f'href="{ENGLISH}"' in page("/en/rounds/5/").html

    Announcement.objects.filter(round=winner.round_id).update(at=stage.in_a_moment())

    assert "booklet.pdf" not in page("/rounds/5/?again").html


def test_the_site_map_names_it_and_when_it_last_changed(client):
    winner = stage.takasaki()
    later = timezone.now() - timedelta(hours=1)
    stage.correction(winner, at=later)
    make.round_("judging", number=6)

    text = b"".join(client.get("/sitemap.xml")).decode()

    told = text.partition(f"<loc>http://testserver{URL}</loc>")[2].partition("</lastmod>")[0]
    assert timezone.localtime(later).isoformat() in told
    assert "/rounds/6/booklet.pdf" not in text


def test_who_has_it_is_sent_nothing_and_nothing_is_set(client):
    stage.takasaki()
    first = client.get(URL)
    for name in stored():
        storages["published"].delete(f"booklets/5/ja/{name}")

    caches["pages"].clear()

    again = client.get(URL, HTTP_IF_NONE_MATCH=first["ETag"])

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert stored() == []


def test_it_is_kept_and_a_correction_replaces_it(client):
    winner = stage.takasaki()
    first = client.get(URL)
    kept = stored()
    caches["pages"].clear()
    again = client.get(URL)
    caches["pages"].clear()
    winner.title = "新しい名の会議"
    winner.save()

    corrected = client.get(URL, HTTP_IF_NONE_MATCH=first["ETag"])

    assert again.content == first.content
    assert (corrected.status_code, "新しい名の会議" in Paper(corrected.content).text) == (200, True)
    assert len(kept) == len(stored()) == 1
    assert kept != stored()


def test_a_paper_costs_as_many_queries_for_many_winners_as_for_one(client):
    round_ = stage.takasaki().round
    one = stage.queries(client, URL)
    for slug in ("a", "b", "c"):
        stage.takasaki(round=round_, slug=slug)

    assert (stage.queries(client, URL), one <= 3) == (one, True)


def test_many_who_ask_at_once_are_sent_the_same_and_it_is_set_once(settings):
    settings.STORAGES = settings.STORAGES | {"published": counting(settings)}
    stage.takasaki()
    booklet = public.booklet(5, timezone.now())
    assert booklet is not None
    paper, ready, sent = pages.paper(booklet), Barrier(4), []
    Counting.saved = []

    def ask() -> None:
        ready.wait()
        sent.append(printing.printed(paper))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(sent) == 4
    assert len(set(sent)) == len(Counting.saved) == 1


def test_who_waits_too_long_is_asked_to_come_back(client, monkeypatch):
    stage.takasaki()
    with monkeypatch.context() as impatient:
        impatient.setattr(printing, "PATIENCE_SECONDS", 0)
        first = client.get(URL)

    again = client.get(URL)

    assert (first.status_code, first["Retry-After"]) == (503, "5")
    assert "ETag" not in first
    assert again.status_code == 200


def test_a_process_that_may_not_write_keeps_it_itself(client, settings, caplog):
    stage.takasaki()
    settings.STORAGES = settings.STORAGES | {
        "published": settings.STORAGES["published"]
        | {"BACKEND": f"{ReadOnly.__module__}.{ReadOnly.__name__}"}
    }

    first = client.get(URL)
    caches["pages"].clear()
    again = client.get(URL)

    assert (first.status_code, first.content) == (200, again.content)
    assert len(caplog.records) == 1
    assert stored() == []


def test_the_command_writes_the_same(client, tmp_path):
    stage.takasaki()
    output = tmp_path / "booklet.pdf"

    call_command("booklet", "5", str(output), "--language", "en", verbosity=0)

    assert output.read_bytes() == client.get(ENGLISH).content


def test_the_command_refuses_what_is_not_announced(tmp_path):
    make.round_("judging", number=6)

    with pytest.raises(CommandError, match="第6回は、受賞団体を公表していません。"):
        call_command("booklet", "6", str(tmp_path / "booklet.pdf"))


def test_the_command_names_a_character_that_no_font_has(tmp_path):
    stage.takasaki(title="みんなで😀歌う会")
    output = tmp_path / "booklet.pdf"

    with pytest.raises(CommandError, match="😀"):
        call_command("booklet", "5", str(output))

    assert not output.exists()


def test_a_reader_of_what_cannot_be_set_is_asked_to_come_back_and_the_operator_told(client, caplog):
    stage.takasaki(title="みんなで😀歌う会")

    answer = client.get(URL)

    assert (answer.status_code, answer["Retry-After"]) == (503, "86400")
    assert "今は用意できません。" in answer.content.decode()
    assert "😀" in caplog.text


class Counting(FileSystemStorage):
    saved: list[str] = []

    def _save(self, name: str, content: Any) -> str:
        self.saved.append(name)
        return super()._save(name, content)  # type: ignore[no-any-return, misc]


class ReadOnly(FileSystemStorage):
    def _save(self, name: str, content: Any) -> str:
        raise PermissionError(name)


def counting(settings: Any) -> dict[str, Any]:
    own: dict[str, Any] = settings.STORAGES["published"]
    return own | {"BACKEND": f"{Counting.__module__}.{Counting.__name__}"}


@pytest.fixture(autouse=True)
def _nothing_in_memory() -> Iterator[None]:
    yield
    printing._in_memory.clear()
