"""Room for all calls of a request in one piece of the interpreter's stack.

CPython (from 3.11 on) keeps the frames of a thread in pieces of 16 kB. A call that does not fit
maps a new piece, and its return gives that back to the system: a loop that happens to stand at the
end of a piece pays two calls of the system and a page fault for each call of a function, and a page
of many fields took up to twice as long, depending on how deep it was called. A frame larger than a
piece is given one of its own, twice as large, in which everything that it calls finds room.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]

# Of the frame, and so nearly that which is left behind it (words of 8 bytes): 128 kB, a few times
# what the deepest page needs. Nothing is written there, so most of it never becomes memory.
WORDS = 16 * 1024


def with_room(get_response: Answer, request: HttpRequest) -> HttpResponseBase:
    return get_response(request)


with_room.__code__ = with_room.__code__.replace(co_stacksize=WORDS)


class CallStackMiddleware:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return with_room(self.get_response, request)
