from nominations.release.views.corrections import correct, corrections, released
from nominations.release.views.papers import round_paper, round_papers, winner_spread
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
    "home",
    "photo",
    "preview",
    "profile",
    "proofread",
    "release_round",
    "released",
    "round_paper",
    "round_papers",
    "section",
    "unproofread",
    "winner_spread",
]
