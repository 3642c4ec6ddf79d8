"""A copy of the public pages as files, with relative links: for a disk, an archive or a CDN.

Each address is asked of the site itself, as any reader would, so that the copy holds what is
published and nothing else. What cannot be a file (search, the interface, the desk) is linked to
where the site is.
"""

import posixpath
import re
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from awards.data.relative_links import of_style, rewritten
from awards.templatetags.pages import ENGLISH, other_address
from awards.winners import public

# Tells a copy of ours from a folder with something else in it.
MARK = ".static-copy"
# Of addresses by name: the interface answers questions that have no end.
NOT_COPIED = "api"
PAGE = re.compile("[1-9][0-9]{0,5}")
_SHARED = re.compile(r'<meta property="og:image" content="([^"]+)">')


class CopyError(Exception):
    """A sentence for the operator: why there is no copy."""


def write(folder: Path) -> int:
    """Replace ``folder``, when all is written, by a copy of what is public now; how many files.

    Only a folder that is empty or a copy itself is replaced; until then it stays as it is.
    """
    folder = folder.resolve()
    if folder.exists() and not _may_be_replaced(folder):
        sentence = _(
            "%(folder)sには、この操作で作ったものではないファイルがあります。空のフォルダーか、新しい名前を指定してください。"
        )
        raise CopyError(sentence % {"folder": folder})
    with _beside(folder) as new:
        files = _Copy(new).write()
        (new / MARK).write_text(f"{settings.BASE_URL} {timezone.now().isoformat()}\n")
        _readable(new)
        if folder.exists():
            with _beside(folder) as old:
                folder.rename(old / "replaced")
                new.rename(folder)
        else:
            new.rename(folder)
    return files


def _may_be_replaced(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARK).exists() or not any(folder.iterdir()))


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A folder on the same disk, so that it can take the place of the other at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _readable(folder: Path) -> None:
    """For a web server of another account: what this program writes is for its own alone."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


class _Copy:
    """``_waiting`` are addresses that are known and not written yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        site = urlsplit(settings.BASE_URL)
        self._is_secure = site.scheme == "https"
        self._client = Client(HTTP_HOST=site.netloc)
        self._waiting: deque[str] = deque()
        self._known: set[str] = set()

    def write(self) -> int:
        for address in _beginnings():
            self._enqueue(address)
        while self._waiting:
            self._write(self._waiting.popleft())
        return len(self._known)

    def _enqueue(self, address: str) -> None:
        if address not in self._known:
            self._known.add(address)
            self._waiting.append(address)

    def _write(self, address: str) -> None:
        path = self._folder / file_of(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        if address.startswith(settings.STATIC_URL):
            self._write_static(address, path)
            return
        # Fresh, and not kept: no page is asked for twice.
        caches["pages"].clear()
        response = self._client.get(address, secure=self._is_secure)
        if response.status_code != 200:
            sentence = _("%(address)sを読み取れないため、作成を中止しました（%(status)s）。")
            raise CopyError(sentence % {"address": address, "status": response.status_code})
        if response.streaming:
            with path.open("wb") as file:
                file.writelines(response)
        elif response["Content-Type"].startswith("text/html"):
            path.write_text(self._with_relative_links(response.content.decode(), address))
        else:
            path.write_bytes(response.content)

    def _with_relative_links(self, html: str, address: str) -> str:
        for picture in _SHARED.findall(html):
            self._enqueue(picture.removeprefix(settings.BASE_URL))
        here = settings.BASE_URL + address
        return rewritten(
            html, lambda link: self._link(link, address), lambda action: urljoin(here, action)
        )

    def _link(self, link: str, page: str) -> str:
        """As it is written on the copy of ``page``; what it leads to is copied, too."""
        whole = urlsplit(urljoin(settings.BASE_URL + page, link))
        if link.startswith("#") or f"{whole.scheme}://{whole.netloc}" != settings.BASE_URL:
            return link
        address = whole.path + (f"?{whole.query}" if whole.query else "")
        if not is_copied(address):
            return str(whole.geturl())
        self._enqueue(address)
        path = posixpath.relpath(file_of(address), posixpath.dirname(file_of(page)) or ".")
        return path + (f"#{whole.fragment}" if whole.fragment else "")

    def _write_static(self, address: str, path: Path) -> None:
        name = address.removeprefix(settings.STATIC_URL)
        # As collected, or where there was no need to collect, as it lies in its room.
        collected = staticfiles_storage.exists(name)
        source = staticfiles_storage.path(name) if collected else finders.find(name)
        if not source:
            raise CopyError(
                _("%(name)sがありません。collectstaticを実行してください。") % {"name": name}
            )
        shutil.copyfile(source, path)
        if path.suffix == ".css":
            for link in of_style(path.read_text()):
                self._enqueue(urljoin(address, link))


def _beginnings() -> Iterable[str]:
    """Every address of the map of the site in both languages, and what no page leads to."""
    for entry in public.site_map(timezone.now()):
        yield entry.path
        yield other_address(entry.path)
    with translation.override("ja"):
        yield from (reverse("robots"), reverse("site-map"))


def is_copied(address: str) -> bool:
    """A public page or file. Of questions, only that for a page of a list is answered in advance."""
    parts = urlsplit(address)
    # People type links, too: none leads out of the folder.
    if ".." in parts.path:
        return False
    if parts.path.startswith(settings.STATIC_URL):
        return not parts.query
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    if asked and (asked.keys() != {"page"} or not PAGE.fullmatch(asked["page"])):
        return False
    with translation.override("en" if parts.path.startswith(ENGLISH) else "ja"):
        try:
            match = resolve(parts.path)
        except Resolver404:
            return False
    is_public = match.func.__module__.startswith("awards.")
    return is_public and not (match.url_name or "").startswith(NOT_COPIED)


def file_of(address: str) -> str:
    """The file of the copy, from its folder; ``?page=2`` has a folder of its own."""
    parts = urlsplit(address)
    path = parts.path.lstrip("/")
    for _name, value in parse_qsl(parts.query):
        path += f"page-{value}/"
    return f"{path}index.html" if not path or path.endswith("/") else path
