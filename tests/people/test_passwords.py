"""A new password: what it has to be stands once, in our words, and so does what is wrong with it."""

import pytest
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db
URL = "account_change_password"


def test_the_page_says_once_what_a_password_has_to_be(page):
    text = page(reverse(URL), make.user()).text

    assert text.count("12文字以上") == 1
    assert "最低" not in text


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("short", "パスワードは、12文字以上にしてください。"),
        ("q1w2e3r4t5y6", "よく使われているパスワードです。"),
        ("hanako@city.example", "パスワードが、メールアドレスと似ています。"),
    ],
)
def test_a_refused_password_is_refused_in_our_words(client, new, sentence):
    person = make.user(email="hanako@city.example")
    person.set_password(make.PASSWORD)
    person.save()
    client.force_login(person)
    sent = {"oldpassword": make.PASSWORD, "password1": new, "password2": new}

    html = client.post(reverse(URL), sent).content.decode()

    assert sentence in html
    assert "最低" not in html
