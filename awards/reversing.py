"""The addresses of many rows: they differ in a key alone, and are made once."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse

SOME = UUID(int=0)


def reverse_each(name: str, *before: object) -> Callable[[UUID], str]:
    """What ``reverse`` gives with ``before`` and the key, for one key after another.

    To reverse anew takes as long as to write the rest of a row.
    """
    start, end = reverse(name, args=[*before, SOME]).split(str(SOME))
    return lambda key: f"{start}{key}{end}"
