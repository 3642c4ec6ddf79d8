from nominations.release.views.corrections import correct, corrections, released
from nominations.release.views.findings import finding_accept, finding_fix, findings
from nominations.release.views.profiles import (
    photo,
    preview,
    profile,
    proofread,
    unproofread,
)
from nominations.release.views.rounds import draft, home, release_round
from nominations.release.views.sections import section

__all__ = [
    "correct",
    "corrections",
    "draft",
    "finding_accept",
    "finding_fix",
    "findings",
    "home",
    "photo",
    "preview",
    "profile",
    "proofread",
    "release_round",
    "released",
    "section",
    "unproofread",
]
