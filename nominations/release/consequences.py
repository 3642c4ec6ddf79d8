"""What a release would do, in numbers and names, before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from awards.rounds.models import Round
from awards.winners.models import Winner
from nominations.people.models import BodySeat, User
from nominations.people.seats import secretaries
from nominations.release.addressees import members_and_hosts, nominating_officers
from nominations.release.contents import applications
from nominations.release.models.profiles import Profile


@dataclass(frozen=True)
class Consequences:
    """``others`` are the people of the secretariat who are written to at once; ``told`` is how many
    bodies' officers, members and hosts' officers are written to at the instant.
    """

    publish_at: datetime
    number: int
    winners: tuple[Winner, ...]
    photos: int
    applications: int
    in_english: bool
    others: tuple[User, ...]
    told: int


def of_release(
    round_: Round, winners: Iterable[Winner], publish_at: datetime, by: User, at: datetime
) -> Consequences:
    shown = _with_photos(winners)
    return Consequences(
        publish_at=publish_at,
        number=round_.number,
        winners=shown,
        photos=sum(winner.photo_count for winner in shown),  # type: ignore[attr-defined]
        applications=applications(round_),
        in_english=round_.publishes_english,
        others=tuple(_others(by, at)),
        told=nominating_officers(round_, at).count() + members_and_hosts(round_, at).count(),
    )


@dataclass(frozen=True)
class Withdrawing:
    """``officers`` are those who hold a seat of the bodies that nominated."""

    winners: tuple[Winner, ...]
    photos: int
    others: tuple[User, ...]
    officers: tuple[User, ...]


def of_withdrawal(winners: Iterable[Winner], by: User, at: datetime) -> Withdrawing:
    shown = _with_photos(winners)
    profiles = Profile.objects.filter(winner__in=shown)
    seats = BodySeat.objects.filter(body__in=profiles.values("nomination__body"))
    return Withdrawing(
        winners=shown,
        photos=sum(winner.photo_count for winner in shown),  # type: ignore[attr-defined]
        others=tuple(_others(by, at)),
        officers=tuple(seats.holders(at)),
    )


def _with_photos(winners: Iterable[Winner]) -> tuple[Winner, ...]:
    keys = [winner.pk for winner in winners]
    rows = Winner.objects.filter(pk__in=keys).select_related("prize")
    return tuple(rows.annotate(photo_count=Count("photos")).order_by("position", "pk"))


def _others(by: User, at: datetime) -> Iterable[User]:
    return secretaries(at).exclude(pk=by.pk)
