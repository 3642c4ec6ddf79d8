"""An officer of one of the hosts."""

import re

from tests.browser import words
from tests.browser.person import Person


def approves(host: Person, sees_then: str) -> None:
    host.goes_to("決定")
    host.follows(re.compile("^第8回"))
    host.sees(words.TITLE, "採点の順位のとおりです。")
    host.follows("承認に進む")
    host.presses(re.compile("承認"))
    host.sees("として承認しました。", sees_then)
