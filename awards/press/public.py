"""The booklet of a round, from the instant at which its winners are announced."""

from datetime import datetime

from awards.press.values import RoundWithWinners
from awards.winners import public


def booklet(number: int, at: datetime) -> RoundWithWinners | None:
    """None for a round that the world does not know, that is not announced, or that has no winner."""
    round_ = public.round_page(number, at)
    if round_ is None or not round_.has_booklet:
        return None
    return RoundWithWinners(round_, public.pages_of_round(number, at))
