"""The front page, the contact of the award, and the map of the site."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from awards.rounds.models import Round
from awards.winners.models import Winner
from awards.winners.public import rounds
from awards.winners.public.status import ANNOUNCED
from awards.winners.values import Change, Contact, Home

LATEST = 6
ROUNDS = 5
FIXED = ("home", "round-list", "winner-list", "accessibility-policy", "site-policy")


def home(at: datetime) -> Home:
    found = list(rounds.with_rows(Round.objects.public().newest_first())[:ROUNDS])
    winners = Winner.objects.published(at).filter(round__in=found)
    cards = rounds.cards_by_round(winners)
    pages = tuple(rounds.page(of, cards, at) for of in found)
    newest_first = (card for page in pages for card in page.line.winners)
    return Home(
        latest=rounds.announced(pages) or next(iter(pages), None),
        running=tuple(page for page in pages if page.line.standing != ANNOUNCED),
        winners=tuple(newest_first)[:LATEST],
        rounds=tuple(page.line for page in pages),
    )


def contact(at: datetime) -> Contact | None:
    """The office of the newest round that names one."""
    named = Round.objects.public().filter(contact__isnull=False)
    newest = rounds.with_rows(named.newest_first()).first()
    return rounds.first_contact(newest.contact_rows) if newest else None


def site_map(at: datetime) -> Iterator[Change]:
    """Every public address in Japanese; each has its English twin."""
    for name in FIXED:
        yield Change(reverse(name), None)
    for number, announced in (
        Round.objects.public().newest_first().values_list("number", "results_at")
    ):
        yield Change(
            reverse("round", args=[number]), announced if announced and announced <= at else None
        )
    winners = Winner.objects.published(at).in_order()
    for number, slug, since in winners.values_list("round__number", "slug", "published_at"):
        yield Change(reverse("winner", args=[number, slug]), since)
