"""Requests per second over a few kept connections, from one process without threads."""

import selectors
import socket
import time
from dataclasses import dataclass, field

from config.demonstrate import HOST

MOST = 10_000  # requests
LONGEST = 3.0  # seconds
WARM_UP = 200  # requests


@dataclass
class Line:
    """One connection and what has arrived of the answer it is waiting for."""

    socket: socket.socket
    got: bytearray = field(default_factory=bytearray)


def requests_per_second(
    port: int, path: str, *, connections: int = 8, warm_up: int = WARM_UP, most: int = MOST
) -> float:
    request = f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\nAccept-Language: ja\r\n\r\n".encode()
    lines = [Line(socket.create_connection((HOST, port))) for _ in range(connections)]
    try:
        _drive(lines, request, most=warm_up)
        done, seconds = _drive(lines, request, most=most)
        return done / seconds
    finally:
        for line in lines:
            line.socket.close()


def _drive(lines: list[Line], request: bytes, *, most: int) -> tuple[int, float]:
    """Ask on each line as soon as it has answered, until the count or the time is reached."""
    began = time.perf_counter()
    done, waiting = 0, len(lines)
    with selectors.DefaultSelector() as selector:
        for line in lines:
            selector.register(line.socket, selectors.EVENT_READ, line)
            line.socket.sendall(request)
        while waiting:
            for key, _ in selector.select(timeout=10):
                if not _answered(key.data):
                    continue
                done += 1
                if done + waiting <= most and time.perf_counter() - began < LONGEST:
                    key.data.socket.sendall(request)
                else:
                    waiting -= 1
    return done, time.perf_counter() - began


def _answered(line: Line) -> bool:
    arrived = line.socket.recv(1 << 17)
    line.got += arrived
    head, separator, body = line.got.partition(b"\r\n\r\n")
    if not arrived or (separator and not head.startswith(b"HTTP/1.1 200 ")):
        raise ConnectionError(f"not an answer to measure: {bytes(line.got[:80])!r}")
    if not separator or not _is_whole(head.lower(), body):
        return False
    line.got.clear()
    return True


def _is_whole(head: bytearray, body: bytearray) -> bool:
    _, found, after = head.partition(b"\r\ncontent-length:")
    if found:
        return len(body) >= int(after.split(b"\r\n", 1)[0])
    return body.endswith(b"0\r\n\r\n")
