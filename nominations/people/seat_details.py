"""What is written of a person and their seat, and may be corrected while the seat is held."""

from dataclasses import asdict, dataclass
from datetime import date

from nominations.changing import fingerprint
from nominations.people.models import AnySeat, BodySeat, CommitteeSeat


@dataclass(frozen=True)
class SeatDetails:
    """``section`` is the person's own; ``affiliation`` a member's, as that committee names it.

    ``role`` is one of a body's officers; empty for other seats, whose role is what they are for.
    """

    name: str
    section: str
    affiliation: str
    role: str
    ends_on: date | None


def details_of(seat: AnySeat) -> SeatDetails:
    return SeatDetails(
        name=seat.user.name,
        section=seat.user.section,
        affiliation=seat.affiliation if isinstance(seat, CommitteeSeat) else "",
        role=seat.role if isinstance(seat, BodySeat) else "",
        ends_on=seat.ends_on,
    )


def columns_of(seat: AnySeat, details: SeatDetails) -> dict[str, str | date | None]:
    """Of the seat itself."""
    own: dict[str, str | date | None] = {"ends_on": details.ends_on}
    if isinstance(seat, CommitteeSeat):
        own["affiliation"] = details.affiliation
    if isinstance(seat, BodySeat):
        own["role"] = details.role
    return own


def fingerprint_of_details(details: SeatDetails) -> str:
    return fingerprint({name: str(value) for name, value in asdict(details).items()})


def changed_details(before: SeatDetails, after: SeatDetails) -> dict[str, str]:
    """What the ledger keeps: each detail that changed, as it is now."""
    was = asdict(before)
    return {name: str(value or "") for name, value in asdict(after).items() if value != was[name]}
