"""The lint's look at known faults of packages: a fault fails it, missing data is only said."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / ".ci" / "audit"
KNOWN = {"name": "django", "version": "5.2.19", "vulns": []}
FAULTY = {
    "name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]
}  # fmt: skip
UNKNOWN = {"name": "typst", "skip_reason": "Dependency not found"}


def audited(folder: Path, said: str) -> tuple[int, str]:
    """With a program in the place of pip-audit that says this."""
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    (folder / ".ci").mkdir()
    (programs / "python").symlink_to(sys.executable)
    (folder / "said").write_text(said, encoding="utf-8")
    (programs / "uvx").write_text("#!/bin/sh\ncat said\nexit 1\n", encoding="utf-8")
    (programs / "uvx").chmod(0o700)
    copy = shutil.copy(SCRIPT, folder / ".ci" / "audit")
    done = subprocess.run([copy], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("packages", "code", "sentence"),
    [
        ([KNOWN], 0, "1 packages audited, 0 known faults"),
        ([KNOWN, FAULTY], 1, "pillow 1.0 PYSEC-1 mended in: 1.1"),
        ([KNOWN, UNKNOWN], 0, "Not audited: typst"),
        ([UNKNOWN], 0, "no data about the packages can be had here"),
    ],
)
def test_a_known_fault_fails_and_what_could_not_be_audited_is_named(
    tmp_path, packages, code, sentence
):
    done, said = audited(tmp_path, json.dumps({"dependencies": packages, "fixes": []}))

    assert (done, sentence in said) == (code, True)


def test_a_machine_without_a_network_is_told_so(tmp_path):
    done, said = audited(tmp_path, "")

    assert (done, "no data about the packages can be had here" in said) == (0, True)
