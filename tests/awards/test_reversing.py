"""The addresses of many rows are what each reversed by itself gives."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.translation import override

from awards.reversing import reverse_each


@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_is_as_it_is_reversed_by_itself(language):
    keys = [uuid4() for _ in range(3)]

    with override(language):
        plain, numbered = reverse_each("judging"), reverse_each("judging-ranking-detail", 5)

        assert [plain(key) for key in keys] == [reverse("judging", args=[key]) for key in keys]
        assert [numbered(key) for key in keys] == [
            reverse("judging-ranking-detail", args=[5, key]) for key in keys
        ]


def test_it_is_reversed_in_the_language_of_the_page():
    with override("en"):
        assert reverse_each("screening")(uuid4()).startswith("/en/")
    with override("ja"):
        assert reverse_each("screening")(uuid4()).startswith("/desk/")
