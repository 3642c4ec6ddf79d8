"""The parts of the run: what each needs and what it does."""

import os
import shlex
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from config.install import ROOT
from tests.running import environment, machine, stream
from tests.running.outcome import Outcome, read_junit
from tests.running.postgres import NoServer, cluster

TEMPLATES = ("templates", "awards", "nominations")


@dataclass(frozen=True)
class Part:
    name: str
    do: Callable[[Outcome, Path], None]
    packages: tuple[str, ...] = ()


def lint(outcome: Outcome, folder: Path) -> None:
    tools = environment.under_test(folder)
    _check(outcome, tools, _tool("ruff"), "check", ".")
    _check(outcome, tools, _tool("ruff"), "format", "--check", ".")
    _check(outcome, tools, _tool("djade"), "--target-version", "5.2", "--check", *_templates())
    _check(outcome, tools, sys.executable, "manage.py", "makemigrations", "--check", "--dry-run")
    for site in ("all", "public", "desk"):
        deployed = environment.of_production(folder, site)
        _check(outcome, deployed, sys.executable, "manage.py", "check", "--deploy",
               "--fail-level", "WARNING", says=f"SITE={site}")  # fmt: skip


def types(outcome: Outcome, folder: Path) -> None:
    _check(outcome, environment.under_test(folder), _tool("mypy"))


def contracts(outcome: Outcome, folder: Path) -> None:
    _check(outcome, environment.under_test(folder), _tool("lint-imports"), "--no-cache")


def sqlite(outcome: Outcome, folder: Path) -> None:
    _pytest(outcome, folder, environment.under_test(folder, EXPECTED_VENDOR="sqlite"))


def postgres(outcome: Outcome, folder: Path) -> None:
    try:
        with cluster() as url:
            variables = {"DATABASE_URL": url, "EXPECTED_VENDOR": "postgresql"}
            _pytest(outcome, folder, environment.under_test(folder, **variables))
    except NoServer as trouble:
        outcome.fail(f"could not run: {trouble}")


def browser(outcome: Outcome, folder: Path) -> None:
    chromium = {"CHROMIUM": machine.browser() or "", "EXPECTED_VENDOR": "sqlite"}
    _pytest(outcome, folder, environment.under_test(folder, **chromium), "-m", "browser")


PARTS = (
    Part("lint", lint),
    Part("contracts", contracts),
    Part("types", types),
    Part("postgres", postgres, (machine.SERVER, machine.GETTEXT, *machine.FONTS)),
    Part("sqlite", sqlite, (machine.GETTEXT, *machine.FONTS)),
    Part("browser", browser, (machine.BROWSERS[0], machine.DRIVER, *machine.FONTS)),
)


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _templates() -> Iterator[str]:
    for folder in TEMPLATES:
        for page in sorted((ROOT / folder).rglob("*.html")):
            yield str(page.relative_to(ROOT))


def _check(outcome: Outcome, variables: dict[str, str], *command: str, says: str = "") -> None:
    words = " ".join([Path(command[0]).name, *command[1:4], *([says] if says else [])])
    stream.say(outcome.part, f"$ {words}")
    if stream.run(outcome.part, command, variables):
        outcome.fail(f"{words}: see above")
    else:
        outcome.passed += 1


# A test that waits for ever ends the part, with the place where each thread stood.
PATIENCE = ("-o", "faulthandler_timeout=300", "-o", "faulthandler_exit_on_timeout=true")


def _pytest(outcome: Outcome, folder: Path, variables: dict[str, str], *which: str) -> None:
    report = folder / "report.xml"
    kept = (
        "--junit-xml",
        report,
        "--basetemp",
        folder / "files",
        "-o",
        f"cache_dir={folder}/cache",
    )
    shown = ("-rs", "--tb=short", "--durations=8", "--continue-on-collection-errors")
    # Without its plugin, Playwright does not put a browser's name into each test of a page.
    which = which or ("-m", "not browser", "-p", "no:playwright")
    more = shlex.split(os.environ.get("ARGS", ""))
    pytest = [sys.executable, "-m", "pytest", *shown, *PATIENCE, *map(str, kept), *which, *more]
    code = stream.run(outcome.part, pytest, variables)
    read_junit(report, outcome)
    if code and not outcome.failed:
        # A crash after the report, a warning turned error outside any test, an unknown option.
        outcome.fail(f"pytest ended with exit code {code}; its last words are above.")
