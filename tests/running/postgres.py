"""A PostgreSQL of our own for the length of the run: private folder, loopback, thrown away."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.running import machine

# What is in this cluster is worthless after the run, so it need not survive a power cut.
CAREFREE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
OWNER = "postgres"


class NoServer(Exception):
    """PostgreSQL could not be started; the sentence says why."""


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Start a server and hand out its DATABASE_URL; it stops when the block is left, however."""
    programs = machine.server_folder()
    if programs is None:
        raise NoServer("PostgreSQL is missing: no initdb under /usr/lib/postgresql.")
    folder = Path(tempfile.mkdtemp(prefix="award-postgres-"))
    try:
        _own(folder)
        yield _start(programs, folder)
    finally:
        _stop(programs, folder)
        shutil.rmtree(folder, ignore_errors=True)


def _start(programs: Path, folder: Path) -> str:
    port = _free_port()
    data = str(folder / "data")
    _call(programs / "initdb", "--pgdata", data, "--username", OWNER, "--auth", "trust",
          "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", folder=folder)  # fmt: skip
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c max_connections=200"
    _call(programs / "pg_ctl", "start", "--wait", "--timeout", "60", "--pgdata", data,
          "--log", str(folder / "log"), "--options", f"{options} {CAREFREE}",
          folder=folder)  # fmt: skip
    return f"postgres://{OWNER}@127.0.0.1:{port}/postgres"


def _stop(programs: Path, folder: Path) -> None:
    # pg_ctl reads the process id that the server of this folder wrote, and ends that one only.
    if (folder / "data" / "postmaster.pid").exists():
        stop = (programs / "pg_ctl", "stop", "--mode", "immediate", "--pgdata", folder / "data")
        subprocess.run(_as_owner(stop), cwd=folder, capture_output=True, check=False)


def _call(*command: str | Path, folder: Path) -> None:
    # Output goes to a file: the server would keep a pipe open for as long as it lives.
    with (folder / "output").open("w+") as output:
        done = subprocess.run(
            _as_owner(command), cwd=folder, stdout=output, stderr=output, check=False
        )
        if done.returncode:
            output.seek(0)
            log = folder / "log"
            words = output.read() + (log.read_text() if log.exists() else "")
            raise NoServer(f"{Path(command[0]).name} failed: {words.strip()[-2000:]}")


def _as_owner(command: tuple[str | Path, ...]) -> list[str | Path]:
    """PostgreSQL refuses to run as root; Debian's package brings a user for it."""
    if os.geteuid() == 0:
        return ["runuser", "-u", OWNER, "--", *command]
    return list(command)


def _own(folder: Path) -> None:
    if os.geteuid() == 0:
        owner = pwd.getpwnam(OWNER)
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
