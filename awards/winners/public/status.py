"""Where a round stands, as far as the clock and what is published tell.

The phase is the secretariat's own and is not shown: a round that is decided and not yet announced
looks exactly like one that is still being judged.
"""

from datetime import datetime

from awards.rounds.models import Round
from awards.winners.values.rounds import Standing


def standing(round_: Round, at: datetime) -> Standing:
    if round_.is_announced(at):
        return Standing.ANNOUNCED
    if round_.nominations_open_at and at < round_.nominations_open_at:
        return Standing.UPCOMING
    if round_.nominations_close_at and at <= round_.nominations_close_at:
        return Standing.OPEN
    return Standing.JUDGING
