"""What the parts of the run need from Debian, and where to find it."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from config import debian

BROWSERS = ("chromium-headless-shell", "chromium")
DRIVER = "libatomic1"  # the program through which Playwright speaks to a browser needs it
SERVER = "postgresql"
FONTS = ("fonts-morisawa-bizud-gothic", "fonts-noto-cjk")
GETTEXT = "gettext"


def browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def server_folder() -> Path | None:
    """The newest PostgreSQL on the machine, with its initdb, or None."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: float(path.parent.parent.name),
    )
    return found[-1].parent if found else None


def missing(packages: Iterable[str]) -> Iterator[str]:
    for package in packages:
        if not _is_there(package):
            yield package


def _is_there(package: str) -> bool:
    if package in BROWSERS:
        return browser() is not None
    if package == SERVER:
        return server_folder() is not None
    if package == GETTEXT:
        return shutil.which("xgettext") is not None
    return debian.is_installed(package)


def install(packages: list[str]) -> str:
    """Install what is missing; a sentence when it could not be, else nothing."""
    trouble = debian.install(packages)
    if trouble and BROWSERS[0] in packages:
        # Some mirrors carry only the whole browser.
        others = [package for package in packages if package != BROWSERS[0]]
        trouble = debian.install([*others, BROWSERS[1]])
    return trouble
