"""Everything that changes a nomination. No HTTP here; each act takes ``by`` and ``at``."""

from nominations.intake.actions.drafting import revise, start
from nominations.intake.actions.extending import extend
from nominations.intake.actions.files import (
    add_photo,
    attach,
    detach,
    move_photo,
    remove_photo,
    revise_photo,
)
from nominations.intake.actions.submitting import submit, withdraw

__all__ = [
    "add_photo",
    "attach",
    "detach",
    "extend",
    "move_photo",
    "remove_photo",
    "revise",
    "revise_photo",
    "start",
    "submit",
    "withdraw",
]
