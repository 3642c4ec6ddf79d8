"""``awards`` cannot reach ``nominations``: held by a contract, by the source and by a process."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests import environment
from tests.environment import ROOT

IMPORT = re.compile(r"^\s*(?:from|import)\s+(?:nominations|config)\b", re.MULTILINE)
# A migration asks for the models of its own half by their names.
NAMED = re.compile(
    r"import_module\(|__import__\(|get_model\((?!\"(?:rounds|winners)\")|[\"']nominations\."
)


def sources() -> list[Path]:
    return sorted((ROOT / "awards").rglob("*.py"))


def test_no_file_of_awards_imports_the_confidential_half():
    assert [path for path in sources() if IMPORT.search(path.read_text())] == []


def test_no_file_of_awards_reaches_it_by_name():
    assert [path for path in sources() if NAMED.search(path.read_text())] == []


def test_no_template_of_awards_extends_or_includes_one_of_a_confidential_room():
    rooms = "|".join(path.name for path in (ROOT / "nominations").iterdir() if path.is_dir())
    named = re.compile(rf"{{%\s*(?:extends|include)\s+[\"'](?:{rooms})/")
    pages = sorted((ROOT / "awards").rglob("*.html"))

    assert pages != []
    assert [page for page in pages if named.search(page.read_text())] == []


def test_the_contracts_of_the_imports_are_kept():
    tool = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run(
        [tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "The wall: " in done.stdout


def test_every_room_stands_in_one_exhaustive_contract_and_none_has_exceptions():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    exhaustive = [one for one in settings["contracts"] if one.get("exhaustive")]
    packages = {
        f"{half}.{path.parent.name}"
        for half in ("awards", "nominations")
        for path in (ROOT / half).glob("*/__init__.py")
    }

    held = [container for one in exhaustive for container in one["containers"]]

    # Fields and template tags are subjects that every room shares, no rooms.
    rooms = packages - {"awards.fields", "awards.templatetags"}
    assert sorted(held) == sorted({"awards", "nominations"} | rooms)
    assert [one["name"] for one in settings["contracts"] if "ignore_imports" in one] == []


def test_importing_every_public_module_loads_nothing_confidential(tmp_path):
    program = (
        "import django, pkgutil, sys; django.setup(); import awards\n"
        "for m in pkgutil.walk_packages(awards.__path__, 'awards.'):\n"
        # The back office's view of these tables; only the desk has one.
        "    if not m.name.endswith('.admin'): __import__(m.name)\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] == 'nominations'))"
    )
    variables = environment.under_test(tmp_path, SITE="public") | {"PYTHONPATH": os.fspath(ROOT)}

    done = subprocess.run(
        [sys.executable, "-c", program], env=variables, cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert (done.stdout.strip(), done.stderr) == ("[]", "")
