"""How far a reader goes through the code to follow one save: the files it enters, and the returns.

Counted from the call of the view to its return, of a real POST. A step leads into a file: a
function of the house is called, and the one called before it stands in another file. Going back to
the caller is no step, nor is a second function of the same file. A step from one file into another
counts once, however often it is taken: a loop over fields or rows is one pass. A return is a step
into a file that had been left before, unless it is one of the tools that every room shares (a file
at the root of ``awards/`` or in ``awards/fields/``): one reads what they are called and goes on.
Not of the way are Django, the decorators and middleware around the view, templates (the answer is
a redirect), and how a column is converted when a row is fetched (``awards/model_fields.py`` and
what it calls): nobody opens that to follow a save.

The save of a score sheet gauges the count: read by hand it was 16 files and 10 returns, and counted
here 16 and 11, the last of them into the name of the nomination in the sentence of thanks. Since then
it has become a fifth quicker, and a file and two returns longer: the SQL of its sheet is written once
(``awards/statements.py``), and two functions say which nominations a member judges.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from django.urls import resolve, reverse

from awards.rounds.models import Phase
from tests import make
from tests.filled import filled

pytestmark = pytest.mark.django_db

TOP = Path(__file__).resolve().parent.parent
HALVES = (f"{TOP}/awards/", f"{TOP}/nominations/")
CONVERSION = f"{TOP}/awards/model_fields.py"
TOOL = re.compile(r"awards/(fields/)?\w+\.py")


@dataclass
class Way:
    """The steps of one call of ``view``: every file entered, in order."""

    view: CodeType
    files: list[str] = field(default_factory=list)
    walked: set[tuple[str, str]] = field(default_factory=set)
    returns: list[tuple[str, str]] = field(default_factory=list)
    _here: str = ""
    _converting: FrameType | None = None

    def trace(self, frame: FrameType, event: str, _arg: object) -> None:
        name = frame.f_code.co_filename
        if event == "return" and frame.f_code is self.view:
            sys.setprofile(None)
        elif event == "return" and frame is self._converting:
            self._converting = None
        elif event == "call" and name == CONVERSION:
            self._converting = self._converting or frame
        elif event == "call" and name.startswith(HALVES) and self._follows(frame):
            self._step(name.removeprefix(f"{TOP}/"))

    def _follows(self, frame: FrameType) -> bool:
        return not self._converting and (bool(self._here) or frame.f_code is self.view)

    def _step(self, to: str) -> None:
        step = (self._here, to)
        if to != self._here and step not in self.walked:
            self.walked.add(step)
            if to not in self.files:
                self.files.append(to)
            elif not TOOL.fullmatch(to):
                self.returns.append(step)
        self._here = to

    def __str__(self) -> str:
        back = "\n".join(f"  {here} -> {to}" for here, to in self.returns)
        files = "\n".join(f"  {name}" for name in self.files)
        return f"{len(self.files)} files:\n{files}\n{len(self.returns)} returns:\n{back}"


@contextmanager
def followed(address: str) -> Iterator[Way]:
    way = Way(inspect.unwrap(resolve(address).func).__code__)
    sys.setprofile(way.trace)
    try:
        yield way
    finally:
        sys.setprofile(None)


@pytest.fixture
def way_of_saving(client) -> Callable[..., Way]:
    """The way of sending the form at ``address`` as ``user``, with ``typed`` in it."""

    def save(user: Any, address: str, **typed: str) -> Way:
        client.force_login(user)
        data = filled(client.get(address).content.decode()) | typed
        with followed(address) as way:
            answer = client.post(address, data)
        assert answer.status_code == 302
        return way

    return save


def test_the_gauge_a_score_sheet_is_saved_in_17_files_and_13_returns(way_of_saving):
    nomination = make.nomination("accepted", round=make.round_(Phase.JUDGING), complete=True)
    seat = make.member(nomination.round)
    address = reverse("judging", args=[nomination.pk])

    # What is made once in a process is no step of a save.
    way_of_saving(seat.user, address, remark="取組です。")
    way = way_of_saving(seat.user, address, remark="よい取組です。")

    assert nomination.sheets.get().remark
    assert len(way.files) <= 17, str(way)
    assert len(way.returns) <= 13, str(way)


def test_a_section_is_saved_in_a_way_that_can_be_followed(way_of_saving):
    nomination = make.nomination(complete=True)
    officer = make.officer(nomination.body)
    address = reverse("nomination-section", args=[nomination.pk, "partners"])

    way = way_of_saving(officer, address, **{"partners-0-name": "別の市"})

    assert nomination.partners.get().name == "別の市"
    assert len(way.files) <= 25, str(way)
    assert len({to for _here, to in way.returns}) <= 12, str(way)
    # A ratchet: it may only fall. (Two more since a country is read from its name.)
    assert len(way.returns) <= 26, str(way)
