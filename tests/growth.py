"""How the time of something grows with what it is given: a ratio in one run, never seconds."""

import gc
from collections.abc import Callable
from time import process_time

# Of the larger input to the smaller.
TIMES = 8
# What takes eight times as long for eight times as much; the square would be 64.
AT_MOST = 24
# Below this a clock says little (seconds).
TOO_SHORT = 0.001


def seconds(run: Callable[[], object], tries: int = 2) -> float:
    """The least of several tries, of this process alone."""

    def once() -> float:
        begun = process_time()
        run()
        return process_time() - begun

    gc.collect()
    return min(once() for _try in range(tries))


def is_steady(small: Callable[[], object], large: Callable[[], object]) -> bool:
    """``large`` is given ``TIMES`` as much as ``small``, and no more than so much slower.

    Of its two tries the least counts: what is quick enough at the first needs no second.
    """
    most = AT_MOST * (seconds(small) + TOO_SHORT)
    return any(seconds(large, tries=1) <= most for _try in range(2))
