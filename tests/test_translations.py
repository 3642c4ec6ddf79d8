"""The English catalogue is complete: collected afresh, nothing is missing and nothing is Japanese."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("config", "locale", "en", "LC_MESSAGES", "django.po")
SOURCES = ("awards", "config", "nominations", "templates", "manage.py", "pyproject.toml")
# The one Japanese word an English sentence needs: how a reading in hiragana looks.
NAMES = ("たかさきし",)
# What a file of earlier rounds is written in, whatever the language of the page it is sent from.
IN_FILES = (
    "平成20年度", "平成21年1月20日", "未確認", "全部", "一部", "市町村", "州・省・県", "都市のネットワーク",
    "都道府県", "政令指定都市", "市区町村", "地域国際化協会", "民間非営利団体", "姉妹都市", "郡", "国",
)  # fmt: skip
JAPANESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")
TRANSLATE = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext_lazy"}


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Catalog:
    """The catalogue as `make translations` would leave it, made in a copy of the sources."""
    if shutil.which("xgettext") is None:
        pytest.fail("xgettext is missing: install Debian's gettext (make test does)")
    folder = tmp_path_factory.mktemp("sources")
    _copy_sources(folder)
    makemessages = [
        *(sys.executable, "manage.py", "makemessages", "--locale", "en"),
        *("--no-obsolete", "--add-location", "file", "--ignore", "tests/*"),
    ]
    variables = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATA_DIR": str(folder / "var"),
    }
    subprocess.run(makemessages, cwd=folder, env=variables, check=True, capture_output=True)
    return _read(folder / CATALOGUE)


def _copy_sources(folder: Path) -> None:
    hidden = shutil.ignore_patterns("__pycache__", "*.mo", "static")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=hidden)
        else:
            shutil.copy2(ROOT / name, folder / name)
    (folder / "tests").mkdir()
    for name in ("__init__.py", "settings.py"):
        shutil.copy2(ROOT / "tests" / name, folder / "tests" / name)


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (text or "",)


def _keys(catalogue: Catalog) -> set[tuple[str | None, str]]:
    return {(message.context, _forms(message.id)[0]) for message in _messages(catalogue)}


def test_the_committed_catalogue_holds_exactly_what_the_sources_say(collected):
    # given
    committed = _keys(_read(ROOT / CATALOGUE))

    # when
    found = _keys(collected)

    # then
    assert sorted(map(str, found - committed)) == [], "run `make translations` and fill these"
    assert sorted(map(str, committed - found)) == [], "run `make translations`: nobody says these"


def test_nothing_is_left_without_english(collected):
    # when
    missing = [m.id for m in _messages(collected) if not all(map(str.strip, _forms(m.string)))]

    # then
    assert missing == []


def test_nothing_is_a_guess_of_gettext(collected):
    # when
    fuzzy = [message.id for message in _messages(collected) if message.fuzzy]

    # then
    assert not collected.fuzzy, "take `fuzzy` from the head: the catalogue is not compiled with it"
    assert fuzzy == []


def test_the_english_names_the_same_values_as_the_japanese(collected):
    # when
    differing = [
        (message.id, form)
        for message in _messages(collected)
        for form in _forms(message.string)
        if set(PLACEHOLDER.findall(form)) != set(PLACEHOLDER.findall(_forms(message.id)[0]))
    ]

    # then
    assert differing == []


def test_no_japanese_is_left_in_the_english(collected):
    # when
    japanese = [
        form
        for message in _messages(collected)
        for form in _forms(message.string)
        if JAPANESE.search(_without_names(form))
    ]

    # then
    assert japanese == []


def _without_names(text: str) -> str:
    for name in (*NAMES, *sorted(IN_FILES, key=len, reverse=True)):
        text = text.replace(name, "")
    return text


def test_what_is_translated_is_written_out_where_gettext_can_see_it():
    # when
    unseen = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in ("awards", "config", "nominations")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in _unseen(ast.parse(path.read_text()))
    ]

    # then
    assert unseen == []


def _unseen(tree: ast.Module) -> Iterator[int]:
    """Lines where gettext comes under a name xgettext does not know, or gets no literal."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="django.utils.translation", names=names):
                other = [n for n in names if "gettext" in n.name and n.asname not in (None, "_")]
                yield from (node.lineno for _ in other)
            case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in TRANSLATE:
                if not isinstance(first, ast.Constant):
                    yield node.lineno
