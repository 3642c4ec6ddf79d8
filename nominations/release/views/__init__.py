from nominations.release.views.confirming import (
    confirmation_page,
    revoke_link,
    send_confirmation,
    settle,
)
from nominations.release.views.corrections import correct, corrections, released
from nominations.release.views.findings import finding_accept, finding_fix, findings
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
from nominations.release.views.republishing import (
    cancel_republication,
    confirm_republication,
    withdrawal,
)
from nominations.release.views.rounds import draft, home
from nominations.release.views.sections import section

__all__ = [
    "cancel_release",
    "cancel_republication",
    "confirm_release",
    "confirm_republication",
    "confirmation_page",
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
    "round_paper",
    "round_papers",
    "revoke_link",
    "section",
    "send_confirmation",
    "settle",
    "unproofread",
    "winner_spread",
    "withdrawal",
    "withdraw_round",
    "withdraw_winner",
]
