"""What the address of a page says that was public and was withdrawn."""

from datetime import datetime

from awards.bilingual import Text
from awards.winners.models import Withdrawal
from awards.winners.public.addresses import address
from awards.winners.values.winner import Withdrawn


def withdrawn(number: int, slug: str, at: datetime) -> Withdrawn | None:
    """None where nothing was ever public."""
    row = (
        Withdrawal.objects.filter(round__number=number, slug=slug, at__lte=at)
        .values_list("at", "reason", "reason_en")
        .first()
        if slug
        else None
    )
    if row is None:
        return None
    when, reason, reason_en = row
    return Withdrawn(when, Text(reason, reason_en), address("round", number), number)
