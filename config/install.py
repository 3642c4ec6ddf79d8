"""Make .venv hold exactly what a lock file names. Runs on a bare Python, before anything exists.

``python3 -m config.install run`` for the site alone, ``dev`` for the tests besides.
"""

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

from config import debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = ROOT / "config" / "locks"
LOCALE = ROOT / "config" / "locale"


def say(japanese: str, english: str) -> None:
    print(f"== {japanese} / {english}", flush=True)


def install(lock: str) -> None:
    """Leave .venv ready; a second time costs nothing while the locks stay the same."""
    if sys.version_info < (3, 11):
        sys.exit(f"Python 3.11 以降が必要です。 / Python 3.11 or newer is needed: {sys.version}")
    wanted = _fingerprint()
    stamp = VENV / f"installed-{lock}"
    if not (PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted):
        _make_venv()
        _fill_venv(LOCKS / f"{lock}.txt")
        _forget_other_stamps(wanted)
        stamp.write_text(wanted)
    _compile_catalogues()


def _fingerprint() -> str:
    locks = b"".join(lock.read_bytes() for lock in sorted(LOCKS.glob("*.txt")))
    return hashlib.sha256(locks + sys.version.encode()).hexdigest()


def _forget_other_stamps(wanted: str) -> None:
    # A stamp of other locks would come true again when those locks come back.
    for stamp in VENV.glob("installed-*"):
        if stamp.read_text() != wanted:
            stamp.unlink()


def _make_venv() -> None:
    if (VENV / "bin" / "uv").exists() and _answers(PYTHON):
        return
    say("仮想環境 .venv を作ります", "creating .venv")
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        _install_debian_venv()
    # A new process: this one may have started before Debian's package brought the module.
    _run(sys.executable, "-m", "venv", "--clear", str(VENV))
    _run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCKS / "uv.txt")


def _install_debian_venv() -> None:
    say("Debian の python3-venv を導入します", "installing Debian's python3-venv")
    if trouble := debian.install(["python3-venv"]):
        sys.exit(f"python3-venv がないため続けられません。 / python3-venv is missing. {trouble}")


def _answers(python: Path) -> bool:
    # A .venv whose Python was upgraded or moved away is there and does not run.
    return python.exists() and not subprocess.run([python, "-c", ""], check=False).returncode


def _fill_venv(lock: Path) -> None:
    say(f"部品を入れます（{lock.name}）", f"installing the packages of {lock.name}")
    options = ("--quiet", "--require-hashes", "-r", str(lock))
    uv = [str(VENV / "bin" / "uv"), "pip", "install", "--python", str(PYTHON), *options]
    if subprocess.run(uv, check=False).returncode:
        # uv does not read pip's own configuration, where an office may name its mirror.
        say("uv で入らないため pip で入れます", "uv could not; trying pip")
        _run(PYTHON, "-m", "pip", "install", *options)


def _compile_catalogues() -> None:
    """Translations are compiled where they are used; the repository holds only their source."""
    for source in LOCALE.glob("*/LC_MESSAGES/django.po"):
        made = source.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            language = source.parent.parent.name
            say(f"翻訳を組み込みます（{language}）", f"compiling the {language} translation")
            _run(VENV / "bin" / "pybabel", "--quiet", "compile", "-i", source, "-o", made)


def _run(*command: str | Path) -> None:
    if code := subprocess.run(command, check=False).returncode:
        words = " ".join(Path(word).name for word in map(str, command[:4]))
        sys.exit(f"「{words} …」が失敗しました（上を参照）。 / failed, see above (exit {code})")


if __name__ == "__main__":
    install(sys.argv[1])
