"""Length comes before work: no text makes anything take longer than in proportion to its length.

Times are compared with each other in one run, never with a clock's idea of fast.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from time import process_time

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from awards import fields, text
from awards.dates import parse, parse_moment
from awards.numbers import decimal, number
from awards.press.certificates import validate_wording
from awards.winners import search_index
from nominations.letters.outgoing import masked
from nominations.people.forms.addresses import AddressField
from nominations.release.fields import DegreeField, SlugField
from tests import make
from tests import world as worlds
from tests.test_access import ACCESS, address

PIECES = {
    "blanks": " ",
    "wide blanks": "\u3000",
    "line ends": "\n",
    "blanks and line ends": "  \n",
    "marks": "\u0301",
    "marks out of order": "\u0301\u0323",
    "kana with marks": "か\u3099",
    "half kana": "ｶﾞ",
    "digits": "1",
    "commas": "1,",
    "brackets": "（",
    "opened blanks": "【",
    "blanks to fill": "【賞】",
    "dashes": "-",
    "at": "a@",
    "dots": "a.",
    "slashes": "/",
    "extensions": "内線",
    "weekdays": "(月)",
    "addresses": "http://",
}
TEXTS: dict[str, Callable[[str], object]] = {
    "tidy_prose": text.tidy_prose,
    "tidy_line": text.tidy_line,
    "narrow": text.narrow,
    "ascii_width": text.ascii_width,
    "count": text.count,
    "masked": partial(masked, words="x"),
}
FIELDS = {
    "line": fields.LineField(limit=120),
    "prose": fields.ProseField(limit=700),
    "lines": fields.LinesField(limit=700),
    "kana": fields.KanaField(limit=120),
    "postal": fields.PostalField(),
    "phone": fields.PhoneField(),
    "mail": fields.MailField(limit=254),
    "web": fields.WebField(limit=300),
    "code": fields.CodeField(),
    "address": AddressField(limit=254),
    "slug": SlugField(limit=60),
    "degree": DegreeField(most=90),
    "date": fields.WhenField(),
    "moment": fields.MomentField(),
    "count": fields.CountField(),
    "area": fields.AreaField(),
    "year": fields.YearField(),
}
PARSERS: dict[str, Callable[[str], object]] = {
    "date": parse,
    "moment": parse_moment,
    "number": number,
    "decimal": decimal,
    "search": search_index.words,
    "wording of certificates": validate_wording,
}


def seconds(work: Callable[[str], object], typed: str) -> float:
    """The least of three tries: other programs only ever make it longer."""
    tries = []
    for _ in range(3):
        begun = process_time()
        with suppress(ValidationError, ValueError):  # a refusal is an answer, too
            work(typed)
        tries.append(process_time() - begun)
    return min(tries)


def grows_faster_than_the_text(work: Callable[[str], object], piece: str) -> bool:
    """Twice the text takes twice the time; four times of it would be the square.

    What is too short to be measured is not slow, and what is slow is so each time.
    """
    count = 30_000 // len(piece)
    for _ in range(3):
        once = seconds(work, f"x{piece * count}x")
        twice = seconds(work, f"x{piece * count * 2}x")
        if twice < 0.02 or twice < 3 * once:
            return False
    return True


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_no_reader_of_texts_takes_the_square_of_their_length(piece):
    work = {**TEXTS, **PARSERS, **{f"{name} field": f.clean for name, f in FIELDS.items()}}

    assert [name for name, each in work.items() if grows_faster_than_the_text(each, piece)] == []


@pytest.mark.parametrize("name", FIELDS)
def test_no_field_works_on_what_is_far_too_long_for_it(name):
    """Five megabytes are refused by their length; at most they are copied, which is no square."""
    clean = FIELDS[name].clean

    with pytest.raises(ValidationError):
        clean("あ" * 2_500_000)
    tenth, whole = (seconds(clean, "か\u3099" * n) for n in (250_000, 2_500_000))
    assert whole < 40 * tenth + 0.1


def test_a_long_pile_of_marks_is_cut_and_every_writing_keeps_its_own():
    assert text.tidy_line("e" + "\u0301" * 100) == "é" + "\u0301" * 29
    assert text.tidy_line("ठ्ठ กั้ é か\u3099") == "ठ्ठ กั้ é が"


FIVE_MEGABYTES = b"a=" + b"%" * 5_000_000
FORM = "application/x-www-form-urlencoded"
HERE = {"origin": "http://testserver"}


def every_address(world: worlds.World) -> Iterator[str]:
    """All of ours and the lists of the back office, in both languages."""
    for language in ("ja", "en"):
        with translation.override(language):
            for name, (what, *_codes) in ACCESS.items():
                yield address(name, what, world.things)
            for name in ("index", "login", "people_user_changelist", "people_user_add"):
                yield reverse(f"admin:{name}")


def sent(client: Client, url: str, body: bytes) -> tuple[int, bool]:
    """How it was answered, and whether anything has read the fields of the body."""
    answer = client.generic("POST", url, body, content_type=FORM, headers=HERE)
    return answer.status_code, hasattr(answer.wsgi_request, "_post")


@pytest.mark.django_db
@pytest.mark.parametrize("cookies", [{}, {"session": "a" * 32, "sender": "0" * 32 + ":forged"}])
def test_nothing_reads_five_megabytes_of_a_stranger(cookies):
    client = Client(enforce_csrf_checks=True)
    for name, value in cookies.items():
        client.cookies[name] = value

    answers = {
        url: sent(client, url, FIVE_MEGABYTES) for url in sorted({*every_address(worlds.build())})
    }

    assert {url: answer for url, answer in answers.items() if answer != (413, False)} == {}
    assert len(answers) > 250


@pytest.mark.django_db
def test_a_view_that_says_nothing_takes_a_short_body_from_anybody(client):
    client.force_login(make.user(is_staff=True))

    for url in ("/healthz", "/desk/", "/admin/", "/accounts/stay/", "/accounts/password/"):
        assert sent(client, url, b"a=" + b"%" * 17_000) == (413, False), url


@pytest.mark.django_db
def test_a_page_that_can_be_read_is_told_how_to_send_what_is_long(client):
    url = reverse("confirm", args=["no-such-link"])

    short, long = (client.post(url, {"text": "字" * n}) for n in (2_000, 50_000))

    assert (short.status_code, long.status_code) == (404, 413)
    assert "ログインしたことのないブラウザーからは、64KBまでです。" in long.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "home", "winner-list", "api-winners"]
)
def test_a_door_reads_no_body_that_its_form_cannot_send(client, name):
    answer = client.post(reverse(name), {"login": " " * 5_000_000, "email": " " * 5_000_000})

    assert answer.status_code == 413
    assert "<h1>" in answer.content.decode()


@pytest.mark.django_db
def test_the_desk_reads_no_body_larger_than_an_upload(client):
    client.force_login(make.secretary())
    answer = client.generic("POST", reverse("desk-home"), b"x" * 26_000_000)

    assert answer.status_code == 413
