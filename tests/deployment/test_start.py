"""What a process has done before its first request."""

import subprocess
import sys

from tests import environment

STARTED = """
import gc, sys
from config.wsgi import application
views = [name for name in sys.modules if ".views" in name and "nominations." in name]
print(len(views), gc.get_freeze_count())
"""
# What takes megabytes and few requests need: they import it themselves.
LATE = """
import sys
from config.wsgi import application
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_pages_are_imported_and_passed_over_by_the_collector_of_garbage(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", STARTED],
        env=environment.under_test(tmp_path), cwd=environment.ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip

    views, frozen = map(int, done.stdout.split())
    assert views > 20
    assert frozen > 100_000


def test_a_process_that_only_shows_pages_holds_no_typesetter_and_no_reader_of_workbooks(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LATE],
        env=environment.under_test(tmp_path), cwd=environment.ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip

    loaded = set(done.stdout.split())
    assert {"django", "nominations"} <= loaded
    assert loaded & {"typst", "openpyxl", "lxml"} == set()


def test_a_thread_that_computes_soon_gives_way_to_the_door(tmp_path):
    """Else what arrives beside busy threads is noted later than it came, and after a deadline."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys, config.asgi; print(sys.getswitchinterval())"],
        env=environment.under_test(tmp_path), cwd=environment.ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip

    assert float(done.stdout) <= 0.0005
