"""The door of the server: a request is taken in whole before any thread works on it.

Bodies that arrive slowly wait here and hold up nobody. The moment at which a request had arrived
is noted, so that whoever waits for a thread is judged by when it came (``awards.arrival``). What
takes long by its nature, a password or a picture, has threads of its own.
"""

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from a2wsgi import WSGIMiddleware

from awards.arrival import ARRIVED, INCOMPLETE, MOST_BYTES
from awards.error_pages import most_of
from config import wsgi

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

# Threads of a process, each with a connection of its own to the database.
QUICK, SLOW = int(os.environ.get("THREADS", "4")), 2
# What is typed into a form is shorter than this, and takes no thread for long (bytes).
FORM = 256 * 1024
# What is larger than this waits on the disk (bytes).
IN_MEMORY = 1024 * 1024
CHUNK = 64 * 1024
# How long a sender may say nothing, and how long a body may take altogether (seconds).
SILENCE, LONGEST = 30.0, 300.0

# How long the door waits for a thread that computes, each time it has to take in a piece (seconds).
# Python's own 5 ms add up: behind six busy threads a request was noted a third of a second late.
sys.setswitchinterval(0.0005)

django: Any = wsgi.application
quick, slow = WSGIMiddleware(django, workers=QUICK), WSGIMiddleware(django, workers=SLOW)


class Gone(Exception):
    """Its sender has left, or says nothing any more."""


async def application(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    if scope["type"] != "http":
        await quick(scope, receive, send)  # type: ignore[arg-type]
        return
    # "X_Name" would pass for "X-Name", which a proxy may have vouched for.
    scope["headers"] = [pair for pair in scope["headers"] if b"_" not in pair[0]]
    if not _has_body(scope["headers"]):
        # Nearly all that is asked: it has arrived with its headers.
        scope[ARRIVED], scope[INCOMPLETE] = time.time(), ""
        await quick(scope, receive, send)  # type: ignore[arg-type]
        return
    with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
        try:
            async with asyncio.timeout(LONGEST):
                most = most_of(scope["path"])
                size, scope[INCOMPLETE] = await _take_in(scope["headers"], receive, body, most)
        except (Gone, TimeoutError):
            await _refuse(send)
            return
        scope[ARRIVED] = time.time()
        if scope[INCOMPLETE]:
            # Nothing is left to read: the page that says so is written by its length alone.
            body.seek(0)
            body.truncate()
        else:
            scope["headers"] = _with_length(scope["headers"], size)
        lane = slow if _takes_long(scope, size) else quick
        await lane(scope, _again(body), send)  # type: ignore[arg-type]


async def _refuse(send: Send) -> None:
    """To a sender that broke off, or whose pieces are none: the server would call it our failure."""
    headers = [(b"content-length", b"0"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _has_body(headers: Headers) -> bool:
    return any(name in (b"content-length", b"transfer-encoding") for name, _value in headers)


async def _take_in(
    headers: Headers, receive: Receive, body: IO[bytes], most: int
) -> tuple[int, str]:
    """The whole body, and its size; or why it was not kept.

    What is said to be larger than anything we take is not read at all; what turns out to be too
    large for its address, only for its sender to see the answer.
    """
    said = next((value for name, value in headers if name == b"content-length"), b"")
    if said.isdigit() and (len(said) > 15 or int(said) > MOST_BYTES):
        return 0, "large"
    size, why = 0, ""
    while True:
        async with asyncio.timeout(SILENCE):
            message = await receive()
        if message["type"] != "http.request":
            raise Gone
        chunk = message.get("body", b"")
        size += len(chunk)
        why = why or _kept(chunk, size, body, most)
        if size > 2 * MOST_BYTES or not message.get("more_body"):
            return size, why


def _kept(chunk: bytes, size: int, body: IO[bytes], most: int) -> str:
    if size > most:
        return "large"
    try:
        body.write(chunk)
    except OSError:
        return "full"
    return ""


def _with_length(headers: Headers, size: int) -> Headers:
    """A body that came in pieces without a length has one now."""
    rest = [pair for pair in headers if pair[0] not in (b"content-length", b"transfer-encoding")]
    return [*rest, (b"content-length", str(size).encode())] if size else rest


def _takes_long(scope: dict[str, Any], size: int) -> bool:
    """By what it is: a page of two kilobytes in a paper may take as long as many megabytes."""
    if scope["method"] != "POST":
        return False
    # Only what carries files is sent in parts.
    in_parts = any(
        name == b"content-type" and value.strip().lower().startswith(b"multipart/")
        for name, value in scope["headers"]
    )
    return in_parts or size > FORM or "/accounts/" in scope["path"]


def _again(body: IO[bytes]) -> Receive:
    """The body once more, for the application."""
    chunks = _chunks(body)
    following = next(chunks)

    async def receive() -> Message:
        nonlocal following
        chunk, following = following, next(chunks, b"")
        return {"type": "http.request", "body": chunk, "more_body": bool(following)}

    return receive


def _chunks(body: IO[bytes]) -> Iterator[bytes]:
    body.seek(0)
    yield body.read(CHUNK)
    while chunk := body.read(CHUNK):
        yield chunk
