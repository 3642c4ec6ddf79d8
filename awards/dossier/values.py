"""What describes a group's exchange, as frozen values: in a nomination and in a winner's profile.

A value holds codes, not names of kinds and countries, and both languages, so that a page, a paper
and a data file are written from the same one. Dates are known to the day, month or year, areas
in km², populations in persons, coordinates in degrees (WGS 84).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import ClassVar, Self, TypeVar

from awards.bilingual import Text, Texts
from awards.geo import prefecture_name
from awards.partial_dates import PartialDate

T = TypeVar("T")

Unread = tuple[tuple[str, str], ...]
Flat = dict[str, object]


def beside(default: T) -> T:
    """A field that nobody writes: what names a row, or what is read from elsewhere to show it."""
    return field(default=default, metadata={"written": False})


@dataclass(frozen=True, kw_only=True)
class Value:
    """Columns that are written together: the only list of them, read off the fields.

    A flat column is what one form field or one column of a table holds. A ``Text`` has two,
    ``name`` and ``name_en``; every other field has one of its own name.
    ``unread`` is what was typed into a column and could not be read as its date, number or address.
    """

    unread: Unread = beside(())

    @classmethod
    @cache
    def written(cls) -> tuple[str, ...]:
        """The fields that people write, in their order."""
        return tuple(field.name for field in fields(cls) if field.metadata.get("written", True))

    @classmethod
    @cache
    def blank(cls) -> Mapping[str, object]:
        """What is flat in one in which nothing has been written.

        Its keys are the written fields as flat columns, each English one behind its Japanese one.
        """
        return MappingProxyType(cls().flat())

    def flat(self) -> Flat:
        columns: Flat = {}
        for name in self.written():
            held = getattr(self, name)
            if isinstance(held, Text | Texts):
                columns[name], columns[f"{name}_en"] = held.ja, held.en
            else:
                columns[name] = held
        return columns

    @classmethod
    @cache
    def _unwritten(cls) -> Mapping[str, object]:
        """The written fields of one in which nothing has been written."""
        blank = cls()
        return MappingProxyType({name: getattr(blank, name) for name in cls.written()})

    @classmethod
    def of_columns(cls, columns: Mapping[str, object], **others: object) -> Self:
        """With these flat columns, which are known to be its own; the others are blank."""
        for name, blank in cls._unwritten().items():
            if name in columns or f"{name}_en" in columns:
                others[name] = _held(blank, name, columns)
        return cls(**others)  # type: ignore[arg-type]  # named like its fields

    def with_columns(self, columns: Mapping[str, object], **others: object) -> Self:
        """These flat columns in place of its own; an unknown name is a ``TypeError``."""
        if unknown := columns.keys() - self.blank().keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        for name in self.written():
            if name in columns or f"{name}_en" in columns:
                others[name] = _held(getattr(self, name), name, columns)
        return replace(self, **others)  # type: ignore[arg-type]  # named like its fields

    @property
    def is_empty(self) -> bool:
        """Nothing has been written in it; a number 0 is something."""
        return not self.unread and self.flat() == self.blank()


def _held(was: object, name: str, columns: Mapping[str, object]) -> object:
    if not isinstance(was, Text | Texts):
        return columns[name]
    ja, en = columns.get(name, was.ja), columns.get(f"{name}_en", was.en)
    if isinstance(was, Text):
        return Text(str(ja), str(en))
    return Texts(tuple(ja), tuple(en))  # type: ignore[arg-type]  # lists of texts


@dataclass(frozen=True, kw_only=True)
class Row(Value):
    """One of several like things. ``key`` is that of its row in the database; None before it has one."""

    key: int | None = beside(None)


@dataclass(frozen=True, kw_only=True)
class Section(Value):
    """A named part of a record that is written and saved as a whole.

    A section has columns of the record itself, or ``rows`` of the kind ``row``, or both.
    ``stored_as`` names the record's column where it is called otherwise than the value's.
    """

    slug: ClassVar[str]
    row: ClassVar[type[Row] | None] = None
    stored_as: ClassVar[Mapping[str, str]] = {}
    rows: tuple[Row, ...] = beside(())

    @property
    def is_empty(self) -> bool:
        return super().is_empty and all(row.is_empty for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class Recipient(Row):
    name: Text = Text()
    kana: str = ""
    kind: str = ""
    legal_form: str = ""
    representative: str = ""
    founded_on: PartialDate | None = None
    prefecture: str = ""
    home_municipality: Text = Text()

    @property
    def home(self) -> Text:
        """群馬県高崎市, or Takasaki City, Gunma; each all in one language."""
        region, town = prefecture_name(self.prefecture), self.home_municipality
        is_english = bool(town.en or not town.ja)
        parts = filter(None, (town.en, region.en)) if is_english else ()
        return Text(region.ja + town.ja, ", ".join(parts))


@dataclass(frozen=True, kw_only=True)
class Partner(Row):
    name: Text = Text()
    local_name: str = ""
    kind: str = ""
    country: str = ""
    country_at_signing: str = ""
    agreement_kind: Text = Text()
    signed_on: PartialDate | None = None
    ended_on: PartialDate | None = None
    agreement_owner: Text = Text()
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Region(Row):
    """``partner`` is the key of the partner it is about; None is the group's own region."""

    partner: int | None = beside(None)
    name: Text = Text()
    population: int | None = None
    as_of: PartialDate | None = None
    basis: str = ""
    area_km2: Decimal | None = None
    description: Text = Text()
    source: Text = Text()


@dataclass(frozen=True, kw_only=True)
class Photo(Row):
    """``width`` and ``height`` are pixels of the picture as it is kept, upright; ``sha256`` its bytes'."""

    caption: Text = Text()
    taken_on: PartialDate | None = None
    place: Text = Text()
    credit: str = ""
    alt: Text = Text()
    consent: bool = False
    width: int = beside(0)
    height: int = beside(0)
    sha256: str = beside("")


@dataclass(frozen=True, kw_only=True)
class Contact(Row):
    office: Text = Text()
    postal_code: str = ""
    address: Text = Text()
    care_of: str = ""
    tel: str = ""
    fax: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Recipients(Section):
    slug = "recipients"
    row = Recipient
    rows: tuple[Recipient, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class Partners(Section):
    slug = "partners"
    row = Partner
    rows: tuple[Partner, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class Regions(Section):
    """One row for the own region and one for each partner, written or not, in their order."""

    slug = "regions"
    row = Region
    rows: tuple[Region, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class Photos(Section):
    slug = "photos"
    row = Photo
    rows: tuple[Photo, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class Contacts(Section):
    slug = "contacts"
    row = Contact
    rows: tuple[Contact, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class Record:
    """Something made of named sections: they are its fields, under their slugs."""

    @classmethod
    def sections(cls) -> dict[str, type[Section]]:
        """The sections of a kind of record by slug, in the order of its fields."""
        kinds = [type(field.default) for field in fields(cls)]
        return {kind.slug: kind for kind in kinds if issubclass(kind, Section)}

    def section(self, slug: str) -> Section:
        section: Section = getattr(self, slug)
        return section


@dataclass(frozen=True, kw_only=True)
class Dossier(Record):
    """The sections that a nomination and a winner's profile have in common.

    Both add their own.
    """

    recipients: Recipients = Recipients()
    partners: Partners = Partners()
    regions: Regions = Regions()
    photos: Photos = Photos()
    contacts: Contacts = Contacts()

    @property
    def own_region(self) -> Region | None:
        return next((row for row in self.regions.rows if row.partner is None), None)

    def region_of(self, partner: Partner) -> Region | None:
        return next((row for row in self.regions.rows if row.partner == partner.key), None)
