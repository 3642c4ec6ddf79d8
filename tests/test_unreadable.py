"""What no page of ours can send gets a page that says so, on both databases: never a 500."""

import pytest
from django.conf import settings
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db
NUL = "%00"


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        (f"/winners/?q=a{NUL}b&country={NUL}", {200}),
        (f"/accounts/login/?next={NUL}", {200, 302}),
        (f"/rounds/5/{NUL}/", {404}),
        (f"/admin/people/user/?q={NUL}", {200, 302}),
        (f"/admin/ledger/ledgerentry/?event={NUL}", {200, 302, 400}),
        (f"/admin/autocomplete/?term={NUL}&app_label=people&model_name=bodyseat", {404}),
    ],
)
def test_a_nul_in_an_address_is_answered_with_a_page(client, path, codes):
    client.force_login(make.user(is_staff=True))

    assert client.get(path).status_code in codes


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "cp037", "base64", "x" * 200, "\u3042"])
@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_a_body_in_another_charset_is_answered_with_a_page(client, name, charset):
    client.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32
    kind = f"application/x-www-form-urlencoded; charset={charset}"

    answer = client.generic("POST", reverse(name), b"login=a%40b.example", content_type=kind)

    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8"])
def test_the_charset_that_browsers_name_is_read(client, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"

    answer = client.post(reverse("account_login"), b"login=a%40b.example", content_type=kind)

    assert answer.status_code == 200
