"""``make test``: every part, two at a time, each named and timed; nothing skipped in silence.

PARTS="lint sqlite" runs some parts only; ARGS="-k story" goes to pytest.
"""

import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from types import FrameType

from tests.running import machine, stream
from tests.running.outcome import Outcome
from tests.running.parts import PARTS, Part
from tests.running.report import table

SILENCE = 20.0  # seconds without news, after which a line says what is running
AT_ONCE = 2  # the two cores of the smallest machine
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    for number in ENDINGS:
        signal.signal(number, _interrupted)
    began = time.monotonic()
    parts = _chosen(os.environ.get("PARTS", "").split())
    trouble = _equip(parts)
    with tempfile.TemporaryDirectory(prefix="award-tests-") as folder:
        outcomes = _run_all(parts, Path(folder), trouble)
    for line in table(outcomes, time.monotonic() - began):
        print(line, flush=True)
    return 1 if any(outcome.failed for outcome in outcomes) else 0


def _chosen(names: Sequence[str]) -> list[Part]:
    known = [part.name for part in PARTS]
    if unknown := set(names) - set(known):
        sys.exit(f"PARTS: no part is called {', '.join(unknown)}. Choose from {', '.join(known)}.")
    return [part for part in PARTS if not names or part.name in names]


def _equip(parts: list[Part]) -> str:
    """Install the Debian packages that the parts lack; a sentence when that was not possible."""
    needed = {package: None for part in parts for package in part.packages}
    lacking = list(machine.missing(needed))
    if not lacking:
        return ""
    stream.say("machine", f"installing Debian packages: {' '.join(lacking)}")
    return machine.install(lacking)


def _run_all(parts: list[Part], folder: Path, trouble: str) -> list[Outcome]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            running = {pool.submit(_run, part, folder, trouble): part for part in parts}
            _watch(running)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            stream.stop_all()
            sys.exit("interrupted")
    return [future.result() for future in running]


def _watch(running: dict[Future[Outcome], Part]) -> None:
    began = time.monotonic()
    while waiting := wait(running, timeout=SILENCE).not_done:
        names = ", ".join(running[future].name for future in waiting if future.running())
        stream.say("", f"{time.monotonic() - began:.0f} s, running: {names}")


def _run(part: Part, parent: Path, trouble: str) -> Outcome:
    outcome = Outcome(part.name)
    began = time.monotonic()
    folder = parent / part.name
    folder.mkdir()
    if lacking := list(machine.missing(part.packages)):
        outcome.fail(f"could not run without {', '.join(lacking)}. {trouble}")
    else:
        stream.say(part.name, "begins")
        part.do(outcome, folder)
    outcome.seconds = time.monotonic() - began
    result = f"{outcome.passed} passed, {outcome.failed} failed"
    stream.say(part.name, f"ends after {outcome.seconds:.0f} s: {result}")
    return outcome


def _interrupted(_signal: int, _frame: FrameType | None) -> None:
    # A second signal must not cut short the stopping of what was started.
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
