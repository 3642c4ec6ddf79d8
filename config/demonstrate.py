"""The demonstration: its environment, its data in var/demo, its server on the loopback address.

Runs inside .venv, by ``make demo``. DEMO is on and DEBUG is off, as production would be.
"""

import os
import secrets
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "var" / "demo"
HOST = "127.0.0.1"


def say(japanese: str, english: str) -> None:
    print(f"== {japanese} / {english}", flush=True)


def start(port: int) -> None:
    _insist_on_a_free(port)
    os.environ |= environment(port, DATA)
    prepare()
    say(f"http://{HOST}:{port}/ で動きます（止めるには Ctrl-C）", "serving; Ctrl-C stops")
    # The server takes the place of this process: nothing is left to run when it is stopped.
    server = [*granian(port), "config.asgi:application"]
    os.execv(server[0], server)


def environment(port: int, data: Path) -> dict[str, str]:
    """Everything the settings read, so that no variable of the caller's reaches other data."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEMO": "True",
        "DEBUG": "False",
        "HTTPS": "False",
        "BEHIND_PROXY": "False",
        "SITE": os.environ.get("SITE", "all"),
        "SECRET_KEY": _secret_key(data),
        "ALLOWED_HOSTS": f"{HOST},localhost",
        "BASE_URL": f"http://{HOST}:{port}",
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data / 'db.sqlite3'}",
    }


def granian(port: int, *, workers: int = 2) -> list[str]:
    """The production server. What it cannot answer at once waits at its door, ``config.asgi``."""
    # fmt: off
    return [
        str(Path(sys.executable).with_name("granian")),
        "--interface", "asgi", "--http", "1", "--host", HOST, "--port", str(port), "--no-ws",
        "--workers", str(workers), "--backpressure", "512", "--log-level", "warning",
    ]
    # fmt: on


def prepare() -> None:
    """Bring the database, the demonstration and the static files up to date."""
    import django  # noqa: PLC0415 -- needs the environment, which is made here
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    say("データベースを更新します", "migrating the database")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    say("実演用の三つの回を用意します", "loading the demonstration, if there is none yet")
    call_command("demo")
    _collect_static()


def _collect_static() -> None:
    from django.conf import settings  # noqa: PLC0415 -- as in prepare()
    from django.core.management import call_command  # noqa: PLC0415

    stamp = Path(settings.STATIC_ROOT) / ".collected"
    now = "\n".join(sorted(_static_files()))
    if not stamp.exists() or stamp.read_text() != now:
        say("画面の部品を圧縮します", "collecting and compressing static files")
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(now)


def _static_files() -> Iterator[str]:
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415 -- as in prepare()

    for finder in get_finders():
        for path, storage in finder.list(None):
            yield f"{path} {Path(storage.path(path)).stat().st_mtime_ns}"


def _secret_key(data: Path) -> str:
    kept = data / "secret_key"
    if not kept.exists():
        data.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


def _insist_on_a_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            sys.exit(
                f"ポート {port} は使われています。別の番号で PORT={port + 1} make demo としてください。"
                f"\nPort {port} is taken. Use another one: PORT={port + 1} make demo"
            )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 1024 <= int(text) <= 65534:
        return int(text)
    return sys.exit(
        f"PORT={text!r}: 1024 から 65534 までの数を半角で指定してください。例: PORT=8001 make demo"
        f"\nPORT={text!r}: give a number from 1024 to 65534, for example PORT=8001 make demo"
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["reset"]:
        say("実演のデータを消します", "removing the demonstration's data")
        shutil.rmtree(DATA, ignore_errors=True)
    else:
        start(_port(os.environ.get("PORT") or "8000"))
