"""What the program writes is for its own account alone."""

import stat
from pathlib import Path


def test_nobody_else_reads_the_database_or_the_files(prepared):
    folder = Path(prepared["DATA_DIR"])
    kept = [path for path in folder.rglob("*") if path.is_file() and "static" not in path.parts]

    assert kept
    assert [path.name for path in kept if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
