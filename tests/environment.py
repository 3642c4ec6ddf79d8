"""Environments for programs under test: none inherits a variable that the settings read.

``python -m tests.environment NAME=value program …`` runs a program in one, as ``env`` would.
"""

import os
import secrets
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Every variable of config/settings.py that changes what is built or where it is kept.
OURS = {
    "ALLOWED_HOSTS",
    "BASE_URL",
    "BEHIND_PROXY",
    "DATABASE_URL",
    "DATA_DIR",
    "DEBUG",
    "DEMO",
    "DJANGO_SETTINGS_MODULE",
    "EMAIL_URL",
    "HSTS_PRELOAD",
    "HTTPS",
    "MAIL_FROM",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "SITE",
    "THREADS",
}


def clean() -> dict[str, str]:
    theirs = {name: value for name, value in os.environ.items() if name not in OURS}
    return theirs | {"TZ": "UTC", "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}


def under_test(folder: Path, **more: str) -> dict[str, str]:
    """For tests and tools: tests/settings.py adds the rest."""
    basic = {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
    }
    return clean() | basic | more


def of_production(folder: Path, site: str) -> dict[str, str]:
    """What an operator would set: `check --deploy` has to find nothing to say about it."""
    return clean() | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEMO": "False",
        "DEBUG": "False",
        "HTTPS": "True",
        "BEHIND_PROXY": "True",
        "SITE": site,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "award.example",
        "BASE_URL": "https://award.example",
        "EMAIL_URL": "smtp://mail.example:25",
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
    }


if __name__ == "__main__":
    # The folder of a bare pytest; what stands in sys.argv after it may name another database.
    tests = under_test(ROOT / "var" / "tests")
    os.execvpe("env", ["env", *sys.argv[1:]], tests)
