"""Django's own check of a deployment has nothing to say about an operator's settings."""

import subprocess
import sys

import pytest

from tests import environment


@pytest.mark.parametrize("site", ["all", "public", "desk"])
def test_a_deployment_passes_djangos_own_check(tmp_path, site):
    check = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]

    done = subprocess.run(
        [sys.executable, *check], env=environment.of_production(tmp_path, site),
        cwd=environment.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("hosts", ["award.example", "127.0.0.1,award.example"])
def test_a_demonstration_is_not_served_to_the_world(tmp_path, hosts):
    env = environment.of_production(tmp_path, "all") | {"DEMO": "True", "ALLOWED_HOSTS": hosts}

    done = subprocess.run(
        [sys.executable, "manage.py", "check"], env=env, cwd=environment.ROOT,
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode != 0
    assert "to this machine alone" in done.stderr
