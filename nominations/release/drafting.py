"""From a nomination to the profile drafted from it. Called inside the act that drafts.

All columns that the two have in common are copied, because a part that is forgotten here would be
missing on the public page; the lists come from the parts' own definition in ``awards.dossier.models``.
"""

import secrets
from collections.abc import Iterable
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from awards.dossier import models as dossier
from awards.winners import models as winners
from awards.winners.models import Winner
from nominations.changing import Refused
from nominations.decision.models import Choice
from nominations.intake.models import Nomination

NAME_LIMIT = 120
KANA_LIMIT = 200


def copy(choice: Choice, kept: list[FieldFile]) -> Winner:
    """``kept`` collects the files that were written, for the case that the act fails."""
    nomination = choice.nomination
    recipients = list(_in_order(nomination.recipients))
    winner = Winner.objects.create(
        round_id=nomination.round_id,
        prize=choice.prize,
        position=choice.place,
        slug=_free_slug(nomination),
        name=joined([r.name for r in recipients], NAME_LIMIT) or str(nomination.body),
        kana=joined([r.kana for r in recipients], KANA_LIMIT),
        title=nomination.title,
        overview=nomination.overview,
    )
    _copy_rows(winner, recipients, dossier.Recipient, winners.Recipient)
    partners = _copy_rows(winner, _in_order(nomination.partners), dossier.Partner, winners.Partner)
    _copy_regions(winner, nomination, partners)
    _copy_rows(winner, _in_order(nomination.contacts), dossier.Contact, winners.Contact)
    _copy_photos(winner, nomination, kept)
    return winner


def _free_slug(nomination: Nomination) -> str:
    """Somebody may have given this name to another winner of the round."""
    taken = set(Winner.objects.filter(round=nomination.round_id).values_list("slug", flat=True))
    first = f"entry-{nomination.entry_number}"
    names = chain([first], (f"{first}-{n}" for n in count(2)))
    return next(name for name in names if name not in taken)


def joined(names: Iterable[str], limit: int) -> str:
    """All names, or, where they have no room, the first and how many more there are."""
    given = [name for name in names if name]
    text = "、".join(given)
    if len(text) <= limit:
        return text
    rest = f"ほか{len(given) - 1}団体"  # part of the Japanese name, whoever drafts it
    return given[0][: limit - len(rest)] + rest


def _in_order(related: Any) -> Any:
    return related.order_by("position", "pk")


def _values(row: Any, part: Any, position: int) -> dict[str, Any]:
    shared = {field.name: getattr(row, field.name) for field in part._meta.fields}
    return shared | {"position": position}


def _copy_rows(winner: Winner, rows: Iterable[Any], part: Any, to: Any) -> dict[int, Any]:
    """The copies by the key of what they were copied from, numbered from 1."""
    return {
        row.pk: to.objects.create(winner=winner, **_values(row, part, position))
        for position, row in enumerate(rows, start=1)
    }


def _copy_regions(winner: Winner, nomination: Nomination, partners: dict[int, Any]) -> None:
    for position, row in enumerate(_in_order(nomination.regionfacts), start=1):
        winners.RegionFact.objects.create(
            winner=winner,
            partner=partners.get(row.partner_id),
            **_values(row, dossier.RegionFact, position),
        )


def _copy_photos(winner: Winner, nomination: Nomination, kept: list[FieldFile]) -> None:
    for position, row in enumerate(_in_order(nomination.photos), start=1):
        photo = winners.Photo(winner=winner, **_values(row, dossier.Photo, position))
        photo.original.save(new_name(row.file.name), ContentFile(_read(row)), save=False)
        kept.append(photo.original)
        photo.save()


def _read(row: Any) -> bytes:
    try:
        with row.file.open("rb") as file:
            content: bytes = file.read()
    except OSError as error:
        raise Refused(
            _(
                "推薦の写真%(n)dのファイルがありません。管理担当に、保管した控えから戻すよう頼んでください。"
            )
            % {"n": row.position}
        ) from error
    return content


def new_name(like: str) -> str:
    """A name nobody can guess, and that tells nothing of where the picture came from."""
    return f"winners/{secrets.token_hex(16)}{PurePosixPath(like).suffix}"
