"""An application on the production server, on a free port, for as long as a block lasts."""

import contextlib
import os
import socket
import subprocess
import time
from collections.abc import Iterator

from config.demonstrate import HOST, granian

PATIENCE = 30.0


@contextlib.contextmanager
def served(application: str, *, workers: int = 2, **variables: str) -> Iterator[int]:
    port = free_port()
    command = [*granian(port, workers=workers), application]
    server = subprocess.Popen(command, env={**os.environ, **variables})
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        try:
            server.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:  # it waits for senders that have gone
            server.kill()
            server.wait()


def wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"The server did not answer on port {port} within {PATIENCE:.0f} s.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
