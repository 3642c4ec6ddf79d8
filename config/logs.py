"""What is kept out of every line of the log."""

import logging
import re

# A link that opens something for whoever has it. Django names the path of what it refuses.
OPENING = re.compile(r"(/confirm|/accounts/password/reset)/[^\s?]+")


class WithoutLinks(logging.Filter):
    """For handlers, so that it is asked of every logger's lines."""

    def filter(self, record: logging.LogRecord) -> bool:
        line = record.getMessage()
        if OPENING.search(line):
            record.msg, record.args = OPENING.sub(r"\1/…", line), ()
        return True
