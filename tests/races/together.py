"""Acts that start at the same instant, each in a thread with a connection of its own."""

import threading
from collections.abc import Callable

from django.db import connections

from nominations.changing import Refused, Stale
from nominations.ledger.models import LedgerEntry


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What came of each act, in their order: "done", "refused", "stale", or another error's words."""
    gate = threading.Barrier(len(acts))
    outcomes = [""] * len(acts)

    def run(index: int, act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
            outcomes[index] = "done"
        except Refused as refusal:
            outcomes[index] = "stale" if isinstance(refusal, Stale) else "refused"
        except Exception as error:
            outcomes[index] = repr(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def count(event: str) -> int:
    return LedgerEntry.objects.filter(event=event).count()
