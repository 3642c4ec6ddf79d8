"""Run a program and pass its lines on as they come, each under the name of its part."""

import subprocess
import threading
from collections.abc import Mapping, Sequence

from config.install import ROOT

_running: set[subprocess.Popen[str]] = set()
_printing = threading.Lock()


def say(part: str, line: str) -> None:
    with _printing:
        print(f"{part:>9} | {line}", flush=True)


def run(part: str, command: Sequence[str], environment: Mapping[str, str]) -> int:
    """The program's exit code; programs that never asked for input get none."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    _running.add(process)
    try:
        for line in process.stdout or ():
            if line.strip():
                say(part, line.rstrip())
        return process.wait()
    finally:
        _running.discard(process)


def stop_all() -> None:
    """End what this run started and has not ended by itself."""
    for process in list(_running):
        process.terminate()
