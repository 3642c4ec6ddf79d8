"""Saving a section whole: compared with what its writer had seen, then written in few queries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import IO, Any, Protocol, TypeVar, cast

from django.db.models import CharField, F, Model, QuerySet
from django.db.models import Value as SqlValue
from django.db.models.functions import Cast, Concat

from awards.dossier.reading import Table, Tables, stored_columns
from awards.dossier.values import Row, Section, Value
from nominations.changing import fingerprint, refuse_unseen
from nominations.files import KeptPicture

S = TypeVar("S", bound=Section)
Kept = TypeVar("Kept", bound=Model, contravariant=True)

# Where rows wait while they change places or codes: no two may share one, not even for a moment.
ASIDE = 1000
# Nobody types a tab: a form makes a blank of it.
ASIDE_MARK = "\t"

# What came with rows, by the place of its row: as it was sent, and once it is in the storage.
Uploads = Mapping[int, IO[bytes]]
Pictures = Mapping[int, KeptPicture]
Write = Callable[[Mapping[str, object]], object]


class Files(Protocol[Kept]):
    """How a room keeps the files of rows."""

    def attach(self, row: Kept, picture: KeptPicture) -> None:
        """Put the picture behind ``row``, in place of the file it has."""

    def forget(self, rows: Iterable[Kept]) -> None:
        """Remove the files of rows that go, once that is certain."""


def seen_of(section: Section) -> str:
    """What a form carries to say from what it was filled: changes when the section does."""
    return fingerprint(_canonical(section))


def _canonical(section: Section) -> list[object]:
    own: list[object] = [_plain(section)]
    return own + [[row.key, _plain(row)] for row in section.rows]


def _plain(value: Value) -> list[object]:
    about = [getattr(value, name, None) for name in ("partner", "criterion", "sha256")]
    return [value.flat(), value.unread, about]


def save_section(
    record: Model,
    stored: S,
    wanted: S,
    tables: Tables,
    *,
    seen: str,
    write: Write,
    files: Files[Any] | None = None,
    pictures: Pictures | None = None,
) -> S:
    """Write ``wanted`` in place of what is ``stored``; the section as it then is.

    ``seen`` is of what the writer started from; if that is not what is stored any more, ``Stale``
    is raised. ``write`` writes the record's own columns and counts its version; it is called
    before any row is written, also if no own column changes. Nothing is written when the text is
    there already. A row that is in neither is the table's ``DoesNotExist``.
    """
    if not pictures and _without_blanks(stored) == _without_blanks(wanted):
        return stored
    refuse_unseen(seen_of(stored), seen)
    write(_own_changes(record, stored, wanted))
    table = tables.get(type(wanted))
    if table is None:
        return wanted
    writer = _RowWriter(record, table, files, pictures or {})
    rows = writer.keyed(stored, wanted) if table.by else writer.listed(stored, wanted)
    return replace(wanted, rows=rows)


def _without_blanks(section: S) -> S:
    """A row that nothing is written in is as good as none."""
    rows = tuple(replace(row, key=None) if row.is_empty else row for row in section.rows)
    return replace(section, rows=rows) if rows else section


def _own_changes(record: Model, stored: Section, wanted: Section) -> dict[str, object]:
    names = stored_columns(type(wanted), type(record))
    was, now = stored.flat(), wanted.flat()
    changes = {names[name]: _stored(now[name]) for name in names if was[name] != now[name]}
    if stored.unread != wanted.unread:
        others = {n: text for n, text in record.unread.items() if n not in names}  # type: ignore[attr-defined]
        changes["unread"] = others | dict(wanted.unread)
    return changes


def _stored(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


class _RowWriter:
    def __init__(
        self, record: Model, table: Table, files: Files[Any] | None, pictures: Pictures
    ) -> None:
        self.record, self.table, self.files, self.pictures = record, table, files, pictures
        self.columns = [*table.columns, *(["unread"] if "unread" in table.beside else [])]

    def listed(self, stored: Section, wanted: Section) -> tuple[Row, ...]:
        """Rows that a writer adds, orders and removes; each stands where it is in the list."""
        before = {row.key: (place, row) for place, row in enumerate(stored.rows)}
        rows = wanted.rows
        keys = {row.key for row in rows if row.key}
        if not keys <= before.keys():
            raise self.table.model.DoesNotExist  # type: ignore[attr-defined]
        self._remove([key for key in before if key not in keys])
        moving = [r.key for n, r in enumerate(rows) if r.key and self._moves(before[r.key], (n, r))]
        self._set_aside(moving)
        writes = []
        for place, row in enumerate(rows):
            was = before.get(row.key)
            if was != (place, row) or place in self.pictures:
                writes.append((place, row))
        return self._write(rows, writes)

    def keyed(self, stored: Section, wanted: Section) -> tuple[Row, ...]:
        """Rows that are about something: one each, and none where nothing is written."""
        before = {getattr(row, self.table.by): row for row in stored.rows}
        if any(getattr(row, self.table.by) not in before for row in wanted.rows):
            raise self.table.model.DoesNotExist  # type: ignore[attr-defined]
        rows = tuple(
            replace(row, key=before[getattr(row, self.table.by)].key) for row in wanted.rows
        )
        self._remove([row.key for row in rows if row.key and row.is_empty])
        rows = tuple(replace(row, key=None) if row.is_empty else row for row in rows)
        writes = [
            (place, row)
            for place, row in enumerate(rows)
            if not row.is_empty and before[getattr(row, self.table.by)] != row
        ]
        return self._write(rows, writes)

    def _remove(self, keys: Sequence[int | None]) -> None:
        if keys:
            gone = self._all().filter(pk__in=keys)
            if self.files:
                self.files.forget(gone)
            gone.delete()

    def _moves(self, was: tuple[int, Row], now: tuple[int, Row]) -> bool:
        """It changes its place, or a column that no other row may share."""
        return was[0] != now[0] or any(
            getattr(was[1], name) != getattr(now[1], name) for name in self.table.unique
        )

    def _set_aside(self, keys: Sequence[int]) -> None:
        aside: dict[str, object] = {
            name: Concat(SqlValue(ASIDE_MARK), Cast("pk", CharField()))
            for name in self.table.unique
        }
        if self.table.placed:
            aside["position"] = F("position") + ASIDE
        if keys and aside:
            self._all().filter(pk__in=keys).update(**aside)

    def _all(self) -> QuerySet[Model]:
        return self.table.model._default_manager.filter(**{self.table.to: self.record.pk})

    def _write(self, rows: tuple[Row, ...], writes: Sequence[tuple[int, Row]]) -> tuple[Row, ...]:
        """New rows in one query and changed ones in another; a row with a new file alone."""
        with_file = [(place, row) for place, row in writes if place in self.pictures]
        plain = [(place, row) for place, row in writes if place not in self.pictures]
        created = {place: self._model(place, row) for place, row in plain if row.key is None}
        manager = self.table.model._default_manager
        if created:
            manager.bulk_create(created.values())
        if changed := [self._model(place, row) for place, row in plain if row.key]:
            manager.bulk_update(changed, [*self.columns, *self.table.placed])
        for place, row in with_file:
            created[place] = self._with_file(place, row)
        keys = {place: model.pk for place, model in created.items()}
        return tuple(replace(r, key=keys.get(n, r.key)) for n, r in enumerate(rows))

    def _model(self, place: int, row: Row) -> Model:
        columns = {n: _stored(v) for n, v in row.flat().items() if n in self.table.columns}
        beside = {column: getattr(row, name) for name, column in self.table.beside.items()}
        if "unread" in beside:
            beside["unread"] = dict(row.unread)
        return self._placed(self.table.model(**columns, **beside), place)

    def _placed(self, model: Model, place: int) -> Model:
        setattr(model, f"{self.table.to}_id", self.record.pk)
        if self.table.placed:
            cast(Any, model).position = place + 1
        return model

    def _with_file(self, place: int, row: Row) -> Model:
        assert self.files is not None  # noqa: S101 -- no upload without a room that keeps it
        model = self._all().get(pk=row.key) if row.key else self._model(place, row)
        for name, value in row.flat().items():
            if name in self.table.columns:
                setattr(model, name, _stored(value))
        self.files.attach(model, self.pictures[place])
        self._placed(model, place).save()
        return model
