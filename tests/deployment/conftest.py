"""What a deployment needs, prepared once as ``make demo`` prepares it."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest
from django.db import connection

from config.demonstrate import environment
from tests import environment as environments

PREPARE = "from config.demonstrate import prepare; prepare()"


def _database_of_its_own() -> str:
    """In the cluster of the run, which goes with everything in it."""
    name = f"deployment_{os.getpid()}"
    subprocess.run(["/usr/bin/createdb", name], check=True)
    return f"postgres:///{name}"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Mapping[str, str]:
    """The environment of a demonstration whose data are there."""
    folder = tmp_path_factory.mktemp("deployment")
    variables = environments.clean() | environment(0, folder)
    if connection.vendor == "postgresql":
        variables["DATABASE_URL"] = _database_of_its_own()
    subprocess.run(
        [sys.executable, "-c", PREPARE], env=variables, cwd=environments.ROOT, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return variables
