"""Everything that changes a profile: drafted, revised, proofread, confirmed by its group,
released with all others, and corrected. No HTTP here; each act takes ``by`` and ``at``."""

from nominations.release.actions.confirming import (
    approve_profile,
    comment,
    note_opening,
    revoke_confirmation,
    send_for_confirmation,
    settle_comment,
)
from nominations.release.actions.correcting import correct
from nominations.release.actions.drafting import draft_profile
from nominations.release.actions.proofreading import proofread, unproofread
from nominations.release.actions.releasing import applications, release
from nominations.release.actions.revising import revise_profile

__all__ = [
    "applications",
    "approve_profile",
    "comment",
    "correct",
    "draft_profile",
    "note_opening",
    "proofread",
    "release",
    "revise_profile",
    "revoke_confirmation",
    "send_for_confirmation",
    "settle_comment",
    "unproofread",
]
