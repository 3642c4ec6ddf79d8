from pathlib import Path

from tests.running.outcome import Outcome, read_junit
from tests.running.report import table


def read(folder: Path, *cases: str) -> Outcome:
    report = folder / "report.xml"
    report.write_text(f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>")
    outcome = Outcome("sqlite")
    read_junit(report, outcome)
    return outcome


def case(name: str, inside: str = "") -> str:
    return f'<testcase classname="tests" name="{name}">{inside}</testcase>'


SKIP = '<skipped type="pytest.skip" message="only on postgresql"/>'
ELSEWHERE = '<properties><property name="only_on" value="postgresql"/></properties>'


def test_passes_failures_and_errors_are_counted(tmp_path):
    outcome = read(tmp_path, case("a"), case("b", "<failure/>"), case("c", "<error/>"))

    assert (outcome.passed, outcome.failed) == (1, 2)
    assert outcome.notes == ["tests::b", "tests::c"]


def test_a_skip_is_a_failure(tmp_path):
    outcome = read(tmp_path, case("a"), case("lazy", SKIP))

    assert (outcome.passed, outcome.failed, outcome.elsewhere) == (1, 1, 0)
    assert outcome.notes == ["skipped, only on postgresql: tests::lazy"]


def test_a_test_of_the_other_database_is_named_and_not_counted(tmp_path):
    outcome = read(tmp_path, case("a"), case("race", ELSEWHERE + SKIP))

    assert (outcome.passed, outcome.failed, outcome.elsewhere) == (1, 0, 1)
    assert outcome.notes == ["not here, only on postgresql: tests::race"]


def test_a_run_of_no_tests_is_a_failure(tmp_path):
    assert (read(tmp_path).failed, read(tmp_path).notes) == (1, ["ran 0 tests."])


def test_a_run_without_a_report_is_a_failure(tmp_path):
    outcome = Outcome("sqlite")

    read_junit(tmp_path / "absent.xml", outcome)

    assert outcome.failed == 1


def test_the_last_line_sums_all_parts():
    outcomes = [Outcome("lint", passed=3), Outcome("sqlite", passed=10, failed=2)]

    assert list(table(outcomes, 1.0))[-1] == "13 passed, 2 failed"
