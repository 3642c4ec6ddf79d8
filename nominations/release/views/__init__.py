from nominations.release.views.confirming import (
    confirmation_page,
    revoke_link,
    send_confirmation,
    settle,
)
from nominations.release.views.corrections import correct, corrections, released
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
    "confirmation_page",
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
    "revoke_link",
    "section",
    "send_confirmation",
    "settle",
    "unproofread",
]
