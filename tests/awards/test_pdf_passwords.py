"""PDFs that ask for a password are told from all others, whoever wrote them, by bounded work."""

import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from awards.pdf_passwords import MOST_BYTES, asks_for_a_password
from tests.calls import calls
from tests.growth import TIMES, is_steady

ALGORITHMS = ("RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256")
# Of the two dictionaries, if all that is looked at of them is names without letters: 115,000.
MOST_CALLS = 200_000
KILOBYTE = 1024


def locked(user: str, algorithm: str = "AES-256") -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt(user_password=user, owner_password="owner", algorithm=algorithm)
    writer.write(out)
    return out.getvalue()


def plain(attached: bytes = b"") -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    if attached:
        writer.add_attachment("a.pdf", attached)
    writer.write(out)
    return out.getvalue()


def with_table_in_a_stream(content: bytes) -> bytes:
    """As programs since 2003 write it: the trailer is the dictionary of the packed table."""
    body, _table, end = content.partition(b"xref\n")
    trailer = end.partition(b"trailer\n<<")[2].partition(b">>\nstartxref")[0]
    table = zlib.compress(b"\0" * 8)
    return b"%b9 0 obj\n<</Type/XRef/W[1 2 1]/Filter/FlateDecode/Length %d%b>>\n%b" % (
        body,
        len(table),
        trailer,
        b"stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (table, len(body)),
    )


def with_encryption_in_the_trailer(content: bytes) -> bytes:
    number = PdfReader(BytesIO(content)).trailer.raw_get("/Encrypt").idnum
    head = b"\n%d 0 obj\n" % number
    dictionary = content.partition(head)[2].partition(b"\nendobj")[0]
    return content.replace(b"/Encrypt %d 0 R" % number, b"/Encrypt %b" % dictionary)


def written_on(content: bytes) -> bytes:
    """With a second table, whose trailer says what the first says."""
    table = content.rindex(b"\nxref") + 1
    again = b"%b%b" % (content, content[table:].partition(b"startxref")[0])
    return b"%bstartxref\n%d\n%%%%EOF\n" % (again, len(content))


WRITTEN: tuple[Callable[[bytes], bytes], ...] = (
    bytes,
    with_table_in_a_stream,
    with_encryption_in_the_trailer,
    written_on,
    # Places count from the sign of a PDF, and not from the beginning of the file.
    lambda content: b"\xef\xbb\xbf\n" + content,
    lambda content: content.replace(b"startxref\n", b"startxref\n9"),
    lambda content: content[: content.rindex(b"startxref")],
    lambda content: content.replace(b" 0 obj\n", b"\r\n0  obj "),
)


@pytest.mark.parametrize("write", WRITTEN)
@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_password_is_asked_for_only_where_none_does_not_open(algorithm, write):
    assert asks_for_a_password(write(locked("secret", algorithm)))
    assert not asks_for_a_password(write(locked("", algorithm)))


def test_a_paper_without_a_password_may_carry_one_that_has_one():
    asking = locked("secret")

    assert not asks_for_a_password(plain())
    assert not asks_for_a_password(plain(attached=asking))
    assert b"/Encrypt" in plain(attached=asking)


@pytest.mark.parametrize("identity", [b"9 0 R", b"[9 0 R 9 0 R]", b"[(((a)))(b)]"])
def test_an_identity_that_cannot_be_read_leaves_the_paper_to_its_readers(identity):
    content = locked("", "RC4-128")
    begins = content.rindex(b"/ID")
    ends = content.index(b"]", begins) + 1

    assert not asks_for_a_password(b"%b/ID %b%b" % (content[:begins], identity, content[ends:]))


def of_table_in_a_stream(
    table: bytes, filters: bytes = b"/FlateDecode", more: bytes = b""
) -> bytes:
    return (
        b"%%PDF-1.7\n1 0 obj\n<</Type/XRef/W[1 2 1]/Size %d/Encrypt 2 0 R/Root 3 0 R"
        b"/Filter%b%b/Length %d>>\nstream\n%b\nendstream\nendobj\nstartxref\n9\n%%%%EOF"
        % (KILOBYTE * KILOBYTE, filters, more, len(table), table)
    )


def of_trailers(count: int, *, itself: bool = False) -> bytes:
    """A chain in which each table names the one before it, or one that names itself."""
    content, before = b"%PDF-1.7\n", 9
    for _table in range(count):
        place = len(content)
        content += (
            b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Encrypt 1 0 R/Size 9/Prev %d>>\n"
            % (place if itself else before)
        )
        before = place
    return content + b"startxref\n%d\n%%%%EOF" % before


def of_encryption(inside: bytes) -> bytes:
    body = b"%%PDF-1.7\n1 0 obj\n<<%b>>\nendobj\n" % inside
    return b"%bxref\n0 0\ntrailer\n<</Encrypt 1 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF" % (
        body,
        len(body),
    )


STANDARD = b"/Filter/Standard/V 4/R 4/P -4/O(a)/U(b)"
PLACES = b"\1\0\1\0" * (64 * KILOBYTE)
TRAILER = b"trailer\n<</Encrypt 1 0 R/Size 9>>\n"
HOSTILE = {
    "a table that unpacks": of_table_in_a_stream(zlib.compress(PLACES)),
    "objects in streams": of_table_in_a_stream(zlib.compress(b"\2\0\1\0" * (64 * KILOBYTE))),
    "packed by runs": of_table_in_a_stream(b"\x81\1" * (64 * KILOBYTE), b"/RunLengthDecode"),
    "packed in figures": of_table_in_a_stream(PLACES.hex().encode(), b"/ASCIIHexDecode"),
    "packed thrice": of_table_in_a_stream(
        b"\x80\x0b\x60\x50" * (64 * KILOBYTE), b"[/LZWDecode/RunLengthDecode/LZWDecode]"
    ),
    "a thousand filters": of_table_in_a_stream(
        PLACES, b"[%b/FlateDecode]" % (b"/ASCIIHexDecode" * 1000)
    ),
    "wide places": of_table_in_a_stream(zlib.compress(PLACES), more=b"/W[99999999999 9 9]"),
    "millions of places": of_table_in_a_stream(
        zlib.compress(PLACES), more=b"/Index[0 99999999]/W[0 0 0]"
    ),
    "many ranges": of_table_in_a_stream(
        zlib.compress(PLACES), more=b"/Index[%b]" % (b"0 1 " * 64 * KILOBYTE)
    ),
    "more than there is": of_table_in_a_stream(zlib.compress(PLACES), more=b"/Size 1000000000000"),
    "a chain": of_trailers(5000),
    "a loop": of_trailers(2, itself=True),
    "a table beside a stream": of_trailers(1).replace(b"/Size", b"/XRefStm 9/Size"),
    "a long table": b"%%PDF-1.7\nxref\n0 20000\n%b%bstartxref\n9\n%%%%EOF"
    % (b"0000000000 00000 n \n" * 20_000, TRAILER),
    "many objects": b"%%PDF-1.7\n%b%bstartxref\n0\n%%%%EOF"
    % (b"".join(b"%d 0 obj\n<<>>\nendobj\n" % number for number in range(20_000)), TRAILER),
    "many trailers": b"%%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%bstartxref\n0\n%%%%EOF"
    % (TRAILER * 10_000),
    "made for one page": b"%%PDF-1.7\n1 0 obj\n<</Linearized 1/L 9/H[9 9]/O 9/E 9/N 1/T 9>>\nendobj\n%b"
    % of_trailers(5000),
    "itself": of_encryption(STANDARD + b"/CF 1 0 R/StmF/A/StrF/A" + b"/B 1 0 R" * KILOBYTE),
    "one by one": of_encryption(
        b"/Filter/Standard/V 4/R 4/P -4/U(b)/O 2 0 R>>"
        + b"".join(b"%d 0 obj %d 0 R " % (number, number + 1) for number in range(2, KILOBYTE))
    ),
    "a long number": of_encryption(b"/Filter/Standard/V 4/R 4/O(a)/U(b)/P " + b"9" * 9 * KILOBYTE),
    "a long key": of_encryption(
        b"/Filter/Standard/V 5/R 6/P -4/Length 256/O<%b>/U<%b>/OE(a)/UE(b)/Perms(c)"
        % (b"41" * 900, b"41" * 900)
    ),
}
RUNS = (
    *(b"<", b"(", b"[", b"<<", b"[<<", b"<</A", b"/", b"%", b"%\n", b"9", b"-", b"\\(", b"n"),
    *(b"obj", b"%PDF", b"1 0 R ", b"1 0 obj", b"1 0 o", b"1 ", b"1" + b" " * 9, b"endobj"),
    *(b" ", b"\0", b"null ", b"stream ", b"trailer", b"xref", b"startxref", b"startxref 0 "),
    *(b"/ID", b"/ID[(", b"/ID[<0", b"/Encrypt", b"/Encrypt 1 0 R", b"/Encrypt<<", b"/Encrypt 999"),
)


def of_run(run: bytes, kilobytes: int) -> tuple[bytes, ...]:
    """Where the file is broken, where it is whole, in its encryption and in its trailer."""
    many = run * (kilobytes * KILOBYTE // len(run))
    return (
        b"%%PDF-1.7\n/Encrypt 1 0 R\n%b" % many,
        b"%%PDF-1.7\n%b\n%b" % (many, of_encryption(STANDARD)),
        of_encryption(STANDARD + b"/A " + many),
        b"%%PDF-1.7\nxref\n0 0\ntrailer\n<</Encrypt 1 0 R%b>>\nstartxref\n9\n%%%%EOF" % many,
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_no_paper_costs_more_than_its_two_dictionaries(name):
    assert calls(partial(asks_for_a_password, HOSTILE[name])) < MOST_CALLS


@pytest.mark.parametrize("run", RUNS)
def test_what_is_long_costs_no_more_than_its_dictionaries(run):
    for content in of_run(run, 8 * MOST_BYTES // KILOBYTE):
        assert calls(partial(asks_for_a_password, content)) < MOST_CALLS


@pytest.mark.parametrize("run", RUNS)
def test_the_searches_pass_over_the_bytes_once(run):
    small, large = of_run(run, 128), of_run(run, 128 * TIMES)

    for less, more in zip(small, large, strict=True):
        assert is_steady(partial(asks_for_a_password, less), partial(asks_for_a_password, more))
