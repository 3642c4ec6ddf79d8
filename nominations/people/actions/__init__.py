"""Everything that changes who may do what: bodies and people entered, seats given, changed and ended.

Accounts and letters, too. No HTTP here; each act takes ``by`` and ``at``.
"""

from nominations.people.actions.accounts import Access, tell_of_access, tell_of_password
from nominations.people.actions.bodies import load_bodies
from nominations.people.actions.letters import send_letter_again
from nominations.people.actions.seats import (
    Person,
    end_seat,
    revise_seat,
    seat_in_office,
    seat_last_committee,
    seat_member,
    seat_officer,
)

__all__ = [
    "Access",
    "Person",
    "end_seat",
    "load_bodies",
    "revise_seat",
    "seat_in_office",
    "seat_last_committee",
    "seat_member",
    "seat_officer",
    "send_letter_again",
    "tell_of_access",
    "tell_of_password",
]
