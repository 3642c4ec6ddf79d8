"""Everything that changes a resolution. The secretariat drafts and tables; the hosts approve.

No HTTP here; each act takes ``by`` and ``at``.
"""

from nominations.decision.actions.approving import approve, remark, send_back, take_back_approval
from nominations.decision.actions.proposing import draft, obstacles, recall, revise, table

__all__ = [
    "approve",
    "draft",
    "obstacles",
    "recall",
    "remark",
    "revise",
    "send_back",
    "table",
    "take_back_approval",
]
