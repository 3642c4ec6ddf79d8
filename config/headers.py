"""What a request says beside its body, looked at before Django does.

Django reads the type of a body before any middleware, in a time that grows with the square of its
length, and fails where it names a charset that cannot be one. Such a request goes on without it,
with a mark by which ``ReadableMiddleware`` answers it: with our page and all headers.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIRequest

from awards.error_pages import REFUSED

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]

# Of one header, and of all together, as nginx has it (``large_client_header_buffers``); bytes.
MOST_OF_ONE, MOST_OF_ALL = 16 * 1024, 64 * 1024
# No browser names a longer type of a body: a boundary has 70 letters at most.
MOST_OF_TYPE = 256
# What the answer depends on all the same.
NEEDED = ("HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_ACCEPT_LANGUAGE")


def with_readable_headers(application: Application) -> Application:
    def answer(environ: Environ, start_response: Any) -> Iterable[bytes]:
        if why := _why_not(environ):
            environ = _without_headers(environ) | {REFUSED: why}
        return application(environ, start_response)

    return answer


def _why_not(environ: Environ) -> int:
    """The status of what cannot be read, or 0."""
    lengths = [len(value) for name, value in environ.items() if _is_header(name)]
    if max(lengths, default=0) > MOST_OF_ONE or sum(lengths) > MOST_OF_ALL:
        return 431
    return 0 if _is_read(environ) else 400


def _is_header(name: str) -> bool:
    return name.startswith("HTTP_") or name == "CONTENT_TYPE"


def _is_read(environ: Environ) -> bool:
    """Asked of Django itself, which reads no body yet: what it fails at is a matter of its version."""
    if len(environ.get("CONTENT_TYPE", "")) > MOST_OF_TYPE:
        return False
    try:
        WSGIRequest(dict(environ))
    except Exception:
        return False
    return True


def _without_headers(environ: Environ) -> Environ:
    rest = {name: value for name, value in environ.items() if not _is_header(name)}
    needed = {name: environ[name] for name in NEEDED if len(environ.get(name, "")) in range(1, 256)}
    return rest | needed
