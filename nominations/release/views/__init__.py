from nominations.release.views.corrections import correct, corrections, released
from nominations.release.views.papers import round_paper, round_papers, winner_spread
from nominations.release.views.profiles import (
    photo,
    preview,
    profile,
    proofread,
    unproofread,
)
from nominations.release.views.releases import (
    cancel_release,
    confirm_release,
    release_round,
    withdraw_round,
    withdraw_winner,
)
from nominations.release.views.rounds import draft, home
from nominations.release.views.sections import section

__all__ = [
    "cancel_release",
    "confirm_release",
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
    "withdraw_round",
    "withdraw_winner",
]
