"""Everything that changes a profile: drafted, revised, proofread, released with all others, and
corrected. No HTTP here; each act takes ``by`` and ``at``."""

from nominations.release.actions.correcting import correct
from nominations.release.actions.drafting import draft_profile
from nominations.release.actions.proofreading import (
    accept_finding,
    fix_finding,
    proofread,
    unproofread,
)
from nominations.release.actions.releasing import applications, release
from nominations.release.actions.revising import revise_profile

__all__ = [
    "accept_finding",
    "applications",
    "correct",
    "draft_profile",
    "fix_finding",
    "proofread",
    "release",
    "revise_profile",
    "unproofread",
]
