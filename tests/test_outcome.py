"""What `make test` says of a run that goes wrong, by running it on tests made for that."""

import os
import subprocess
from pathlib import Path

import pytest

from tests import environment

# The run in a run is on SQLite wherever this one is: once is enough.
pytestmark = pytest.mark.only_on("sqlite")
# What pytest, xdist and make tell the processes that they start would reach a run in a run.
THEIRS = ("PYTEST_", "MAKE", "MFLAGS", "EXPECTED_", "PARTS", "ARGS")

PASSES = """
import pytest

def test_passes(): pass

@pytest.mark.only_on("postgresql")
def test_of_the_other_database(): raise AssertionError
"""
FAILS = """
def test_passes(): pass

def test_fails(): raise AssertionError
"""
SKIPS = """
import pytest

def test_passes(): pass

@pytest.mark.skip(reason="by mark")
def test_by_mark(): pass

def test_within(): pytest.skip("within")

@pytest.fixture
def absent(): pytest.skip("in a fixture")

def test_in_a_fixture(absent): pass

@pytest.mark.only_on("sqlite")
def test_on_its_own_database(): pytest.skip("lazy")
"""
EXPECTED = """
import pytest

@pytest.mark.xfail(strict=True)
def test_expected_to_fail(): raise AssertionError
"""
WITHOUT_A_DATABASE = """
import pytest

def test_the_same_on_each(): raise AssertionError

@pytest.fixture
def prepared(): pass

def test_of_a_program_upon_it(prepared): pass

@pytest.mark.only_on("postgresql")
def test_of_what_only_this_one_has(): pass
"""
SKIPPED_WHOLE = """
import pytest

pytest.importorskip("there_is_no_such_module")

def test_never_seen(): pass
"""


def make_test(
    folder: Path, sources: dict[str, str], *given: str, workers: int = 0
) -> tuple[int, str]:
    for name, source in sources.items():
        (folder / f"test_{name}.py").write_text(source)
    variables = {n: v for n, v in environment.clean().items() if not n.startswith(THEIRS)}
    done = subprocess.run(
        ["make", "test", f"ARGS=-c pyproject.toml -n {workers} {os.fspath(folder)}", *given],
        cwd=environment.ROOT, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_a_run_passes_with_its_tests_and_names_those_of_the_other_database(tmp_path):
    code, output = make_test(tmp_path, {"good": PASSES}, "PARTS=sqlite", workers=2)

    assert (code, "1 passed, 1 skipped" in output, "\nsqlite     passed" in output) == (0, 1, 1)
    assert "only on postgresql" in output


def test_a_failure_fails_the_run(tmp_path):
    code, output = make_test(tmp_path, {"bad": FAILS}, "PARTS=sqlite")

    assert (code, "1 failed, 1 passed" in output, "\nsqlite     FAILED" in output) == (2, 1, 1)


def test_a_part_that_cannot_run_fails_the_run_and_does_not_keep_the_next_from_running(tmp_path):
    lacking = ("PARTS=postgres sqlite", "POSTGRES=there-is-no-such-program")

    code, output = make_test(tmp_path, {"good": PASSES}, *lacking)

    assert code == 2
    assert ("\npostgres   FAILED" in output, "\nsqlite     passed" in output) == (True, True)


def test_every_skip_in_silence_is_a_failure(tmp_path):
    lazy = {"lazy": SKIPS, "whole": SKIPPED_WHOLE}

    code, output = make_test(tmp_path, lazy, "PARTS=sqlite", workers=2)

    assert (code, "2 failed, 1 passed, 3 errors" in output) == (2, True)
    assert "there_is_no_such_module" in output


def test_a_failure_that_was_expected_is_a_failure_all_the_same(tmp_path):
    code, output = make_test(tmp_path, {"expected": EXPECTED}, "PARTS=sqlite")

    assert (code, "1 failed" in output) == (2, True)


@pytest.mark.parametrize("workers", [0, 2])
def test_what_has_no_database_is_left_to_one_run_and_the_other_says_so(tmp_path, workers):
    # No cluster: nothing asks it anything.
    code, output = make_test(
        tmp_path, {"once": WITHOUT_A_DATABASE}, "PARTS=postgres", "POSTGRES=", workers=workers
    )

    assert (code, "2 passed" in output) == (0, True)
    assert "Tests without a database, left to PARTS=sqlite: 1\n" in output


def test_a_run_of_no_tests_is_a_failure(tmp_path):
    code, output = make_test(tmp_path, {"none": ""}, "PARTS=sqlite")

    assert (code, "no tests ran" in output) == (2, True)


def test_a_run_of_no_parts_or_unknown_ones_is_a_failure(tmp_path):
    assert make_test(tmp_path, {}, "PARTS=")[0] == 2
    assert make_test(tmp_path, {}, "PARTS=sqlight")[0] == 2
