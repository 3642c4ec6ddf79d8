"""What is kept out of every line of the log."""

import logging
import re
import traceback
from typing import Any

from django.db import IntegrityError

# A link that opens something for whoever has it. Django names the path of what it refuses, with its
# blanks and question marks as they were meant: a link that a letter broke in two is still one, so
# that nothing after its beginning is told.
OPENING = re.compile(r"(/confirm|/accounts/password/reset)/\s*\S.*", re.DOTALL | re.IGNORECASE)


class WithoutLinks(logging.Filter):
    """For handlers, so that it is asked of every logger's lines."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.msg, BaseException):
            record.msg, record.args = type(record.msg).__qualname__, ()
        line = record.getMessage()
        if OPENING.search(line):
            record.msg, record.args = OPENING.sub(r"\1/…", line), ()
        return True


class WithoutValues(logging.Formatter):
    """Tells of an error where it was raised and of what kind it is, not what it says.

    What it says is often what somebody typed: PostgreSQL names the row that a constraint refused.
    """

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # as another handler may have written it
        return super().format(record)

    def formatException(self, ei: Any) -> str:
        return "\n".join(_told(ei[1], seen=set())) if ei[1] else ""


def _told(error: BaseException, seen: set[int]) -> list[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = _told(before, seen) if before and id(before) not in seen else []
    lines += [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
    return [*lines, type(error).__qualname__ + _constraint(error)]


def _constraint(error: BaseException) -> str:
    """The first line names the constraint; the row stands in those after it."""
    said = str(error).splitlines() if isinstance(error, IntegrityError) else []
    return f": {said[0]}" if said else ""
