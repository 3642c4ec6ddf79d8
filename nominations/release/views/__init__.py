from nominations.release.views.profiles import (
    photo,
    preview,
    profile,
    proofread,
    section,
    unproofread,
)
from nominations.release.views.rounds import draft, home, release_round

__all__ = [
    "draft",
    "home",
    "photo",
    "preview",
    "profile",
    "proofread",
    "release_round",
    "section",
    "unproofread",
]
