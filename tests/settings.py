"""The operator's settings, read from an environment made for tests, with three shortcuts.

What ``make test`` has set already (database, folder) stands; a bare ``pytest`` or ``mypy`` gets
SQLite and var/tests.
"""

import os
from pathlib import Path

ENVIRONMENT = {
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "DEMO": "False",
    "DEBUG": "False",
    "HTTPS": "False",
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "BASE_URL": "http://testserver",
    "DATA_DIR": str(Path(__file__).resolve().parent.parent / "var" / "tests"),
}
for name, value in ENVIRONMENT.items():
    os.environ.setdefault(name, value)

from config.settings import *  # noqa: E402, F403 -- every setting, after the environment is set
from config.settings import DATA_DIR, DATABASES  # noqa: E402 -- as above
from config.settings import STORAGES as SHIPPED  # noqa: E402 -- as above

# Deliberately slow hashing would be half of the run.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Hashed names need `collectstatic` first; the demonstration and the deploy check go without this.
STORAGES = SHIPPED | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # In memory all threads would share one connection, and no race could be lost.
    # Named after the process, so that two runs at once do not meet.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / f"test-{os.getpid()}.sqlite3")}
    # What is in it is worthless after the run, so it need not survive a power cut.
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] += "PRAGMA synchronous=OFF;"
