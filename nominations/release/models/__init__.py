"""What the winners' desk keeps, one subject a file; Django finds the models here, readers import them there.

They stand on this side of the wall, so that the public half cannot follow them back.
"""

from nominations.release.models.confirmations import ConfirmationLink, GroupApproval, GroupComment
from nominations.release.models.profiles import AcceptedFinding, Profile
from nominations.release.models.releases import Release
from nominations.release.models.republications import Republication

__all__ = [
    "AcceptedFinding",
    "ConfirmationLink",
    "GroupApproval",
    "GroupComment",
    "Profile",
    "Release",
    "Republication",
]
