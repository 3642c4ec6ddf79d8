"""Attached papers: taken as their readers would take them, named after their files."""

import unicodedata
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfWriter

from awards.rounds.models import Round
from nominations.intake.forms.acts import PdfField
from nominations.intake.models import Attachment
from tests import make
from tests.calls import calls
from tests.page import Page

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def draft():
    return make.nomination()


@pytest.fixture
def desk(client, draft):
    client.force_login(make.officer(draft.body, "drafter"))
    return client


def picture():
    out = BytesIO()
    Image.new("RGB", (1600, 1000), "teal").save(out, "JPEG")
    return out.getvalue()


def upload(data, name):
    return SimpleUploadedFile(name, data)


def url(name, nomination, *args):
    return reverse(name, args=[nomination.pk, *args])


def text_of(response):
    return Page(response.content.decode()).check().text


def test_a_pdf_is_attached_and_comes_back_under_its_own_name(desk, draft):
    desk.post(url("attachment-add", draft), {"file": upload(PDF, "報告書.pdf"), "name": ""})

    made = Attachment.objects.get()
    response = desk.get(url("attachment", draft, made.pk))
    assert (made.name, made.size) == ("報告書", len(PDF))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    disposition = response["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''%E5%A0%B1%E5%91%8A%E6%9B%B8")


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n", b"\xef\xbb\xbf \n"])
def test_what_readers_pass_over_does_not_cost_the_file(desk, draft, before):
    desk.post(url("attachment-add", draft), {"file": upload(before + PDF, "a.pdf"), "name": ""})

    assert Attachment.objects.get().size == len(before + PDF)


def locked(user: str, owner: str = "", algorithm: str = "AES-256") -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt(user_password=user, owner_password=owner or None, algorithm=algorithm)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_asks_for_a_password_is_refused_at_once(desk, draft, algorithm):
    asking = upload(locked("secret", algorithm=algorithm), "a.pdf")

    response = desk.post(url("attachment-add", draft), {"file": asking, "name": "資料"})

    assert response.status_code == 422
    assert "パスワードを外して" in text_of(response)
    assert 'value="資料"' in response.content.decode()


def test_a_pdf_that_anyone_may_open_is_taken_though_its_owner_has_a_password(desk, draft):
    desk.post(url("attachment-add", draft), {"file": upload(locked("", "owner"), "a.pdf")})

    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("SCAN0001.PDF", "SCAN0001"),
        ("報告.Pdf", "報告"),
        (unicodedata.normalize("NFD", "がいよう.pdf"), "がいよう"),
        ("年報.v2.pdf", "年報.v2"),
        (".pdf", "参考資料"),
        ("\u200b.pdf", "参考資料"),
    ],
)
def test_a_paper_is_named_after_its_file_as_if_it_had_been_typed(desk, draft, file, name):
    desk.post(url("attachment-add", draft), {"file": upload(PDF, file), "name": ""})

    assert Attachment.objects.get().name == name


@pytest.mark.parametrize("data", [picture(), b"MZ\x90\x00", b"<html>%PDF-</html>"])
def test_only_a_pdf_is_attached(desk, draft, data):
    response = desk.post(
        url("attachment-add", draft), {"file": upload(data, "x.pdf"), "name": "資料"}
    )

    assert "PDFだけを受け付けます" in text_of(response)
    assert 'value="資料"' in response.content.decode()
    assert not Attachment.objects.exists()


def test_a_pdf_over_ten_megabytes_is_refused(desk, draft):
    large = upload(PDF + b"\x00" * (10 * 1024 * 1024), "x.pdf")

    response = desk.post(url("attachment-add", draft), {"file": large, "name": ""})

    assert "10MBまでのPDF" in text_of(response)


def test_one_paper_more_than_allowed_is_refused(desk, draft):
    Round.objects.update(attachments_max=1)
    for name in ("a.pdf", "b.pdf"):
        response = desk.post(url("attachment-add", draft), {"file": upload(PDF, name)})

    assert "参考資料は1件まで" in text_of(response)
    assert Attachment.objects.count() == 1


def test_detaching_twice_is_calm(desk, draft):
    desk.post(url("attachment-add", draft), {"file": upload(PDF, "a.pdf")})
    made = Attachment.objects.get()

    answers = [desk.post(url("attachment-remove", draft, made.pk)).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert not Attachment.objects.exists()


def test_a_paper_that_speaks_of_encryption_and_cannot_be_followed_is_left_to_its_readers(
    desk, draft
):
    strange = upload(b"%PDF-1.7\ntrailer<</Encrypt 1 0 R>>\n" + b"(" * 5000, "a.pdf")

    desk.post(url("attachment-add", draft), {"file": strange})

    assert Attachment.objects.count() == 1


def test_a_paper_that_unpacks_into_many_places_of_objects_is_not_followed_through_them():
    table = zlib.compress(b"\1\0\1\0" * 100_000)
    dictionary = b"<</Type/XRef/W[1 2 1]/Size 100000/Encrypt 2 0 R/Filter/FlateDecode/Length %d>>"
    paper = b"%%PDF-1.7\n1 0 obj\n%b\nstream\n%b\nendstream\nendobj\nstartxref\n9\n%%%%EOF" % (
        dictionary % len(table),
        table,
    )

    assert calls(lambda: PdfField().to_python(upload(paper, "a.pdf"))) < 10_000
