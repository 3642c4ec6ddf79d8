"""Two addresses for the machine that watches this one."""

from pathlib import Path
from shutil import disk_usage
from tempfile import gettempdir

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from awards.access import open_to_everyone

# A few uploads and the lines of the ledger beside them; bytes.
LEAST_FREE = 256 * 1024 * 1024


@require_safe
@open_to_everyone
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@open_to_everyone
def ready(request: HttpRequest) -> HttpResponse:
    """Able to serve: the database answers, its migrations are applied, the storage is there.

    And there is room for what is sent: where files are kept, and where they wait.
    """
    faults = [fault for fault in (_database(), _storage(), _room()) if fault]
    return HttpResponse(
        "\n".join(faults or ["ok"]) + "\n",
        status=503 if faults else 200,
        content_type="text/plain",
    )


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Exception as failure:
        return f"database: {type(failure).__name__}"
    return "database: migrations are missing" if plan else ""


def _room() -> str:
    folders = {"temporary files": Path(gettempdir()), "data": Path(settings.DATA_DIR)}
    full = [
        name
        for name, folder in folders.items()
        if folder.exists() and disk_usage(folder).free < LEAST_FREE
    ]
    return f"disk: no room for {' and '.join(full)}" if full else ""


def _storage() -> str:
    try:
        storages["published"].listdir("")
    except FileNotFoundError:
        return ""  # nothing has been published yet
    except OSError as failure:
        return f"storage: {type(failure).__name__}"
    return ""
