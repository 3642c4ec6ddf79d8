from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    """A request for an English page leaves its language to whatever runs next in the thread."""
    with translation.override("ja"):
        yield
