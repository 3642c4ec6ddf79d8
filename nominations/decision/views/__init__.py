from nominations.decision.views.approving import approve, remark, send_back, take_back
from nominations.decision.views.proposing import draft, edit, recall, table
from nominations.decision.views.reading import attachment, home, nomination, photo, resolution

__all__ = [
    "approve",
    "attachment",
    "draft",
    "edit",
    "home",
    "nomination",
    "photo",
    "recall",
    "remark",
    "resolution",
    "send_back",
    "table",
    "take_back",
]
