"""No room where files or rows are kept, told apart from other failures."""

import errno
import sqlite3

# No space, a quota used up, a file larger than its file system takes.
ERRNOS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# PostgreSQL's disk_full.
SQLSTATE = "53100"


def is_full_disk(error: BaseException | None) -> bool:
    """Whether ``error``, or what a database's driver raised and Django handed on as it, says so."""
    if isinstance(error, OSError):
        return error.errno in ERRNOS
    driver = error.__cause__ if error else None
    code = getattr(driver, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_FULL or getattr(driver, "pgcode", None) == SQLSTATE
