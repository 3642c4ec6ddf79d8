"""What the ledger records: each kind of entry, who may read its content, and for how long.

The one place where an event is named. A code is never removed or given another meaning: entries
that are years old still carry it.
"""

from datetime import datetime
from enum import Enum

from awards.clock import fiscal_year, in_japan


class Reader(Enum):
    """Who may read an entry's content, and where."""

    BODY = "the nominating body, on its nomination's timeline"
    OPERATOR = "the operator, in the back office"
    OPERATOR_ONCE_SCORED = "the operator, in the back office, once the round's scoring has closed"
    OPERATOR_ONCE_DECIDED = "the operator, in the back office, once the hosts have decided"


OPERATOR = frozenset({Reader.OPERATOR})
OPERATOR_AND_BODY = frozenset({Reader.OPERATOR, Reader.BODY})
OPERATOR_ONCE_SCORED = frozenset({Reader.OPERATOR_ONCE_SCORED})
OPERATOR_ONCE_DECIDED = frozenset({Reader.OPERATOR_ONCE_DECIDED})

# For how many full fiscal years after the act its content is kept; None is for good. What is
# erased then is the payload and its salt: the entry stays, and the chain still verifies. The
# verifier, which a stranger runs without this table, has a copy of it.
FOR_GOOD = None
AS_AN_AWARD = 10
AS_OFFICE_WORK = 5


class Event(Enum):
    """A kind of entry. Its value is the code that is stored."""

    _value_: str
    readers: frozenset[Reader]
    years: int | None

    def __new__(cls, code: str, readers: frozenset[Reader], years: int | None) -> "Event":
        event = object.__new__(cls)
        event._value_ = code
        event.readers, event.years = readers, years
        return event

    @property
    def code(self) -> str:
        return self._value_

    # A round
    ROUND_CREATED = ("round.created", OPERATOR, FOR_GOOD)
    ROUND_REVISED = ("round.revised", OPERATOR, FOR_GOOD)
    ROUND_DEADLINES_SET = ("round.deadlines_set", OPERATOR, FOR_GOOD)
    ROUND_RULES_SET = ("round.rules_set", OPERATOR, FOR_GOOD)
    ROUND_OPENED = ("round.opened", OPERATOR, FOR_GOOD)
    ROUND_EXTENDED = ("round.extended", OPERATOR, AS_AN_AWARD)
    ROUND_JUDGING_STARTED = ("round.judging_started", OPERATOR, FOR_GOOD)
    ROUND_DELETED = ("round.deleted", OPERATOR, FOR_GOOD)
    ROUND_SCORING_CLOSED = ("round.scoring_closed", OPERATOR, FOR_GOOD)
    ROUND_SCORING_REOPENED = ("round.scoring_reopened", OPERATOR, FOR_GOOD)
    ROUND_RELEASE_PREPARED = ("round.release_prepared", OPERATOR, FOR_GOOD)
    ROUND_RELEASED = ("round.released", OPERATOR, FOR_GOOD)
    ROUND_RELEASE_CANCELLED = ("round.release_cancelled", OPERATOR, FOR_GOOD)
    ROUND_WITHDRAWN = ("round.withdrawn", OPERATOR, FOR_GOOD)
    ROUND_IMPORTED = ("round.imported", OPERATOR, FOR_GOOD)
    SEAL_MADE = ("seal.made", OPERATOR, FOR_GOOD)
    # A seat
    SEAT_GIVEN = ("seat.given", OPERATOR, AS_OFFICE_WORK)
    SEAT_REVISED = ("seat.revised", OPERATOR, AS_OFFICE_WORK)
    SEAT_PLEDGED = ("seat.pledged", OPERATOR, AS_OFFICE_WORK)
    SEAT_ENDED = ("seat.ended", OPERATOR, AS_OFFICE_WORK)
    PASSWORD_SET = ("password.set", OPERATOR, AS_OFFICE_WORK)
    ACCESS_SET = ("access.set", OPERATOR, AS_OFFICE_WORK)
    # A nomination
    NOMINATION_STARTED = ("nomination.started", OPERATOR_AND_BODY, AS_AN_AWARD)
    NOMINATION_SUBMITTED = ("nomination.submitted", OPERATOR_AND_BODY, AS_AN_AWARD)
    NOMINATION_WITHDRAWN = ("nomination.withdrawn", OPERATOR_AND_BODY, AS_AN_AWARD)
    NOMINATION_RETURN_REQUESTED = ("nomination.return_requested", OPERATOR_AND_BODY, AS_AN_AWARD)
    SCREENING_CHECKED = ("screening.checked", OPERATOR, AS_AN_AWARD)
    NOMINATION_RETURNED = ("nomination.returned", OPERATOR, AS_AN_AWARD)
    NOMINATION_ACCEPTED = ("nomination.accepted", OPERATOR_AND_BODY, AS_AN_AWARD)
    NOMINATION_FOUND_INELIGIBLE = ("nomination.found_ineligible", OPERATOR, AS_AN_AWARD)
    NOMINATION_RECONSIDERED = ("nomination.reconsidered", OPERATOR_AND_BODY, AS_AN_AWARD)
    NOMINATION_REOPENED = ("nomination.reopened", OPERATOR_AND_BODY, AS_AN_AWARD)
    # The committee
    SHEET_FINALISED = ("sheet.finalised", OPERATOR_ONCE_SCORED, AS_OFFICE_WORK)
    SHEET_REOPENED = ("sheet.reopened", OPERATOR_ONCE_SCORED, AS_OFFICE_WORK)
    RECUSAL_MADE = ("recusal.made", OPERATOR, AS_OFFICE_WORK)
    # The resolution
    RESOLUTION_DRAFTED = ("resolution.drafted", OPERATOR, AS_AN_AWARD)
    RESOLUTION_REVISED = ("resolution.revised", OPERATOR_ONCE_DECIDED, AS_AN_AWARD)
    RESOLUTION_TABLED = ("resolution.tabled", OPERATOR_ONCE_DECIDED, AS_AN_AWARD)
    RESOLUTION_RECALLED = ("resolution.recalled", OPERATOR_ONCE_DECIDED, AS_AN_AWARD)
    RESOLUTION_APPROVED_BY_HOST = ("resolution.approved_by_host", OPERATOR, AS_AN_AWARD)
    RESOLUTION_APPROVAL_TAKEN_BACK = (
        "resolution.approval_taken_back",
        OPERATOR_ONCE_DECIDED,
        AS_AN_AWARD,
    )
    RESOLUTION_REMARKED = ("resolution.remarked", OPERATOR_ONCE_DECIDED, AS_AN_AWARD)
    RESOLUTION_SENT_BACK = ("resolution.sent_back", OPERATOR_ONCE_DECIDED, AS_AN_AWARD)
    RESOLUTION_APPROVED = ("resolution.approved", OPERATOR_ONCE_DECIDED, AS_AN_AWARD)
    # A profile
    PROFILE_DRAFTED = ("profile.drafted", OPERATOR, AS_AN_AWARD)
    PROFILE_REVISED = ("profile.revised", OPERATOR, AS_AN_AWARD)
    PROFILE_FINDING_ACCEPTED = ("profile.finding_accepted", OPERATOR, AS_AN_AWARD)
    PROFILE_PROOFREAD = ("profile.proofread", OPERATOR, AS_AN_AWARD)
    PROFILE_REOPENED = ("profile.reopened", OPERATOR, AS_AN_AWARD)
    PROFILE_CORRECTED = ("profile.corrected", OPERATOR, AS_AN_AWARD)
    WINNER_WITHDRAWN = ("winner.withdrawn", OPERATOR, FOR_GOOD)
    REPUBLICATION_PREPARED = ("republication.prepared", OPERATOR, FOR_GOOD)
    REPUBLICATION_CANCELLED = ("republication.cancelled", OPERATOR, FOR_GOOD)
    REPUBLISHED = ("republication.confirmed", OPERATOR, FOR_GOOD)
    # A group confirms its profile, by a link
    CONFIRMATION_SENT = ("confirmation.sent", OPERATOR, AS_AN_AWARD)
    CONFIRMATION_REVOKED = ("confirmation.revoked", OPERATOR, AS_AN_AWARD)
    CONFIRMATION_OPENED = ("confirmation.opened", OPERATOR, AS_OFFICE_WORK)
    CONFIRMATION_COMMENTED = ("confirmation.commented", OPERATOR, AS_AN_AWARD)
    CONFIRMATION_SETTLED = ("confirmation.settled", OPERATOR, AS_AN_AWARD)
    CONFIRMATION_APPROVED = ("confirmation.approved", OPERATOR, AS_AN_AWARD)
    # A letter
    LETTER_QUEUED_AGAIN = ("letter.queued_again", OPERATOR, AS_OFFICE_WORK)


def readers_of(code: str) -> frozenset[Reader]:
    """Of an entry as it is stored; nobody reads what the table does not name."""
    named = {event.code: event.readers for event in Event}
    return named.get(code, frozenset())


def may_be_erased(code: str, written: datetime, now: datetime) -> bool:
    """Whether the content's term is over; what the table does not name is kept for good."""
    years = {event.code: event.years for event in Event}.get(code)
    if years is None:
        return False
    return fiscal_year(in_japan(now)) > fiscal_year(in_japan(written)) + years
