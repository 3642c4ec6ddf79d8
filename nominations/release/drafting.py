"""Writing a profile for the first time, inside the act that drafts it."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, count
from pathlib import PurePosixPath
from typing import TypeVar

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from awards.dossier import reading
from awards.dossier.values import Photos, Region, Regions, Section
from awards.geo import municipality_kana, prefecture_name
from awards.romaji import municipality_romaji
from awards.winners.dossier import WinnerDossier
from awards.winners.models import Photo, Winner
from awards.winners.reading import TABLES
from nominations.changing import Refused
from nominations.decision.models import Choice
from nominations.editing.saving import Pictures, save_section, seen_of
from nominations.files import KeptFiles, KeptPicture
from nominations.intake import models as intake
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination
from nominations.intake.reading import TABLES as NOMINATION_TABLES
from nominations.intake.reading import dossier_of, with_dossier
from nominations.release.dossier import profile_of

S = TypeVar("S", bound=Section)


def draft(choice: Choice, kept: KeptFiles) -> Winner:
    """The winner whose profile says what the chosen nomination says."""
    nomination = choice.nomination
    profile = profile_of(
        _as_stored(nomination), address=_free_address(nomination), body=str(nomination.body)
    )
    winner = _winner(choice, profile)
    _write(winner, profile.recipients)
    partners = _write(winner, profile.partners)
    keys = [
        (row.key, new.key) for row, new in zip(profile.partners.rows, partners.rows, strict=True)
    ]
    _write_regions(winner, profile.regions, {None: None, **dict(keys)})
    _write(winner, profile.contacts)
    _write_photos(winner, profile.photos, nomination, kept)
    return winner


def said_by(nomination: Nomination) -> WinnerDossier:
    """What the profile of a nomination would say if it were drafted now."""
    return profile_of(_as_stored(nomination), address="", body="")


def _as_stored(nomination: Nomination) -> NominationDossier:
    """A profile's region has a name of its own, so it begins with that of the region's row."""
    row = with_dossier().get(pk=nomination.pk)
    return replace(dossier_of(row), regions=reading.section(row, Regions, NOMINATION_TABLES))


def _free_address(nomination: Nomination) -> str:
    """Somebody may have given this name to another winner of the round."""
    taken = set(Winner.objects.filter(round=nomination.round_id).values_list("slug", flat=True))
    first = _proposed_address(nomination)
    names = chain([first], (f"{first}-{n}" for n in count(2)))
    return next(name for name in names if name not in taken)


def _proposed_address(nomination: Nomination) -> str:
    """Where the first group is at home, which the profile's writer may change."""
    group = nomination.recipients.order_by("position").first()
    if group:
        home = group.home_municipality
        if kana := municipality_kana(group.prefecture, home):
            return municipality_romaji(home, kana)
        if prefecture := prefecture_name(group.prefecture).en:
            return prefecture.lower()
    return f"entry-{nomination.entry_number}"


def _winner(choice: Choice, profile: WinnerDossier) -> Winner:
    columns = {
        column: section.flat()[name]
        for section in (profile.names, profile.overview)
        for name, column in reading.stored_columns(type(section), Winner).items()
    }
    lists = {name: list(value) for name, value in columns.items() if isinstance(value, tuple)}
    return Winner.objects.create(
        round_id=choice.nomination.round_id,
        prize=choice.prize,
        position=choice.place,
        **{**columns, **lists},
    )


def _write(
    winner: Winner,
    section: S,
    *,
    stored: S | None = None,
    files: "_Copying | None" = None,
    pictures: Pictures | None = None,
) -> S:
    """The rows of ``section`` as new rows of the winner; the section with their keys."""
    rows = tuple(replace(row, key=None) for row in section.rows)
    empty = stored or type(section)()
    return save_section(
        winner,
        empty,
        replace(section, rows=rows),
        TABLES,
        seen=seen_of(empty),
        write=lambda _columns: None,  # the winner's own are written already
        files=files,
        pictures=pictures,
    )


def _write_regions(winner: Winner, regions: Regions, keys: dict[int | None, int | None]) -> None:
    """``keys`` are those of the winner's partners by those of the nomination's."""
    rows = tuple(replace(row, partner=keys[row.partner]) for row in regions.rows)
    stored = Regions(rows=tuple(Region(partner=key) for key in keys.values()))
    _write(winner, replace(regions, rows=rows), stored=stored)


def _write_photos(winner: Winner, photos: Photos, nomination: Nomination, kept: KeptFiles) -> None:
    """Each with a file of its own, of the same bytes."""
    shown = nomination.photos.order_by("position", "pk")
    pictures = {place: _copied(photo, kept) for place, photo in enumerate(shown)}
    _write(winner, photos, files=_Copying(), pictures=pictures)


class _Copying:
    def attach(self, row: Photo, picture: KeptPicture) -> None:
        row.original = picture.name

    def forget(self, rows: Iterable[Photo]) -> None:
        """A profile that is new has no rows that go."""


def _copied(photo: intake.Photo, kept: KeptFiles) -> KeptPicture:
    try:
        with photo.file.open("rb") as file:
            copy = kept.keep(
                default_storage, new_name(photo.file.name or ""), ContentFile(file.read())
            )
    except FileNotFoundError as error:
        raise Refused(
            _(
                "推薦の写真%(n)dのファイルがありません。管理担当に、保管した控えから戻すよう依頼してください。"
            )
            % {"n": photo.position}
        ) from error
    return KeptPicture(copy, photo.width, photo.height, photo.sha256)


def new_name(like: str) -> str:
    """A name nobody can guess, and that tells nothing of where the picture came from."""
    return f"winners/{secrets.token_hex(16)}{PurePosixPath(like).suffix}"
