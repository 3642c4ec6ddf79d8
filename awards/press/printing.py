"""A paper is set once for what it says, and kept for all who read it.

One thread of a process sets papers, one after another; whoever asks waits for its own, and nobody
waits with a lock in hand. What is kept is named after its fingerprint, so a correction gives another
paper, and what it replaces is deleted. A process that may not write keeps its last few itself.
"""

import logging
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Literal

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import translation
from django.utils.translation import gettext as _

from awards import typesetting
from awards.languages import language

logger = logging.getLogger(__name__)

# A reader who has waited this long is asked to come back; fifty winners take a few seconds.
PATIENCE_SECONDS = 20
_MOST_IN_MEMORY = 4

_setter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="typesetting")
_being_set: dict[str, Future[bytes]] = {}
_in_memory: dict[str, bytes] = {}
_registering = Lock()


@dataclass(frozen=True, kw_only=True)
class Paper:
    """``pictures`` are names in the storage ``published``; ``drawings`` are files by name.

    Papers of one ``folder`` replace one another. ``ending`` tells what it is: a PDF, or a picture.
    """

    folder: str
    ending: Literal["pdf", "jpeg"] = "pdf"
    language: str
    template: Path
    words: Mapping[str, object]
    pictures: tuple[str, ...]
    drawings: Mapping[str, bytes]

    @property
    def fingerprint(self) -> str:
        return typesetting.fingerprint(self.template, self.words, self.drawings)


def printed(paper: Paper) -> bytes:
    """As it is kept, or set now; ``TimeoutError`` when that takes too long, and it goes on."""
    name = f"{paper.folder}/{paper.fingerprint}.{paper.ending}"
    content = _in_memory.get(name)
    if content is None:
        content = _stored(name)
    return _wait_for(name, paper) if content is None else content


def typeset(paper: Paper) -> bytes:
    """Set now, whatever is kept."""
    files = {name: _picture(name) for name in paper.pictures}
    make = typesetting.typeset if paper.ending == "pdf" else typesetting.draw
    return make(paper.template, paper.words, {**files, **paper.drawings})


def typeset_in_turn(paper: Paper) -> bytes:
    """Set now, in the turn of all others, and kept nowhere: for who may read it before the public."""
    coming = _setter.submit(_typeset_in, language(), paper)
    return coming.result(timeout=PATIENCE_SECONDS)


def _typeset_in(code: str, paper: Paper) -> bytes:
    """What is in the way is told in the language of who asks: a thread has none of its own."""
    with translation.override(code):
        return typeset(paper)


def _picture(name: str) -> bytes:
    content = _stored(name)
    if content is None:
        sentence = _("写真の公表用の画像%(name)sがありません。")
        raise typesetting.TypesettingError(sentence % {"name": name})
    return content


def _wait_for(name: str, paper: Paper) -> bytes:
    with _registering:
        coming = _being_set.get(name)
        if coming is None:
            coming = _being_set[name] = _setter.submit(_set, name, paper)
    return coming.result(timeout=PATIENCE_SECONDS)


def _set(name: str, paper: Paper) -> bytes:
    try:
        content = _stored(name) or typeset(paper)
        _keep(name, content)
        return content
    finally:
        with _registering:
            del _being_set[name]


def _stored(name: str) -> bytes | None:
    try:
        with storages["published"].open(name) as file:
            content: bytes = file.read()
    except FileNotFoundError:
        return None
    return content


def _keep(name: str, content: bytes) -> None:
    storage, (folder, _slash, own) = storages["published"], name.rpartition("/")
    try:
        if not storage.exists(name):
            storage.save(name, ContentFile(content))
        for other in storage.listdir(folder)[1]:
            if other != own:
                storage.delete(f"{folder}/{other}")
    except OSError as error:
        logger.warning("%s is kept in memory: %s", name, error)
        for oldest in [*_in_memory][: 1 - _MOST_IN_MEMORY]:
            _in_memory.pop(oldest, None)
        _in_memory[name] = content
