"""Everything that changes a profile: drafted, revised, confirmed by its group, proofread, released
with all others, corrected, withdrawn and published again. No HTTP here; each act takes ``by`` and ``at``."""

from nominations.release.actions.cancelling import cancel
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
from nominations.release.actions.proofreading import (
    accept_finding,
    fix_finding,
    proofread,
    unproofread,
)
from nominations.release.actions.releasing import confirm, prepare
from nominations.release.actions.republishing import (
    cancel_republication,
    prepare_republication,
    republish,
)
from nominations.release.actions.revising import revise_profile
from nominations.release.actions.withdrawing import withdraw, withdraw_round

__all__ = [
    "accept_finding",
    "approve_profile",
    "cancel",
    "cancel_republication",
    "comment",
    "confirm",
    "correct",
    "draft_profile",
    "fix_finding",
    "note_opening",
    "prepare",
    "prepare_republication",
    "proofread",
    "republish",
    "revise_profile",
    "revoke_confirmation",
    "send_for_confirmation",
    "settle_comment",
    "unproofread",
    "withdraw",
    "withdraw_round",
]
