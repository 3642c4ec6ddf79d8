"""People, bodies and seats in the back office, and the back office's own door."""

from nominations.people.admin import people, seats, site

__all__ = ["people", "seats", "site"]
