from resource import RUSAGE_THREAD, getrusage

from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.module_loading import import_string

CALLS = 1000
# Frames that a request may put on the stack before it comes to its loop.
DEPTHS = range(600)


def faults_of_calls(depth):
    """How many pages of memory a loop of calls asks the system for, so deep in the stack."""
    if depth:
        return faults_of_calls(depth - 1)
    before = getrusage(RUSAGE_THREAD).ru_minflt
    for n in range(CALLS):
        called(n)
    return getrusage(RUSAGE_THREAD).ru_minflt - before


def called(n):
    return str(n)


def test_no_call_of_a_request_has_to_ask_the_system_for_room():
    faults = []
    # Behind the pages that are kept alone.
    with_room = import_string(settings.MIDDLEWARE[1])

    def view(request):
        faults.append(faults_of_calls(int(request.GET["depth"])))
        return HttpResponse()

    answer = with_room(view)
    for depth in DEPTHS:
        answer(RequestFactory().get("/", {"depth": depth}))

    assert len(faults) == len(DEPTHS)
    assert max(faults) < CALLS / 10
