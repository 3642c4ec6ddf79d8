"""The worker processes of the server that this process has started: their memory and their work."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class Workers:
    """Grandchildren of this process: the server is its child."""

    def __init__(self) -> None:
        self.keys = [key for server in _children(os.getpid()) for key in _children(server)]

    def seconds(self) -> float:
        """What they have worked so far."""
        return sum(map(_worked, self.keys))

    def megabytes(self, what: str = "VmRSS") -> float:
        """MiB of the largest: ``VmRSS`` now, ``VmHWM`` at its highest."""
        return max(megabytes_of(key, what) for key in self.keys)

    def forget(self) -> None:
        """Their highest is counted from here on."""
        for key in self.keys:
            Path(f"/proc/{key}/clear_refs").write_text("5")


def _children(key: int) -> Iterator[int]:
    for task in Path(f"/proc/{key}/task").iterdir():
        yield from map(int, (task / "children").read_text().split())


def _worked(key: int) -> float:
    fields = Path(f"/proc/{key}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def megabytes_of(key: int, what: str) -> float:
    """MiB of a process."""
    found = re.search(rf"^{what}:\s+(\d+)", Path(f"/proc/{key}/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0
