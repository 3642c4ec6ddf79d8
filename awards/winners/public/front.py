"""The front page, the contact of the award, and the map of the site."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max
from django.urls import reverse

from awards.dossier.values import Contact
from awards.rounds.models import Round
from awards.winners.models import Winner
from awards.winners.public import rounds
from awards.winners.values import HomePage, SiteMapEntry, Standing

LATEST = 6
ROUNDS = 5
FIXED = ("home", "round-list", "winner-list", "open-data", "accessibility-policy", "site-policy")


def home(at: datetime) -> HomePage:
    newest = list(rounds.for_page(Round.objects.public().newest_first())[:ROUNDS])
    cards = rounds.cards_by_round(Winner.objects.published(at).filter(round__in=newest))
    pages = tuple(rounds.page(round_, cards, at) for round_ in newest)
    announced = (page for page in pages if page.summary.standing == Standing.ANNOUNCED)
    newest_first = (card for page in pages for card in page.summary.winners)
    return HomePage(
        latest=next(announced, None) or next(iter(pages), None),
        running=tuple(page for page in pages if page.summary.standing != Standing.ANNOUNCED),
        winners=tuple(newest_first)[:LATEST],
        rounds=tuple(page.summary for page in pages),
    )


def contact(at: datetime) -> Contact | None:
    """The office of the newest round that names one."""
    named = Round.objects.public().filter(contact__isnull=False)
    newest = rounds.for_page(named.newest_first()).first()
    return rounds.contact_of(newest) if newest else None


def site_map(at: datetime) -> Iterator[SiteMapEntry]:
    """Every public address in Japanese; each has its English twin.

    By hand: ``django.contrib.sitemaps`` would take as many lines (a class for each kind of page),
    take the host from the request instead of ``BASE_URL``, and give days without their hour.
    """
    for name in FIXED:
        yield SiteMapEntry(reverse(name), None)
    rounds = Round.objects.public().newest_first()
    for number, results_at in rounds.values_list("number", "results_at"):
        announced_at = results_at if results_at and results_at <= at else None
        yield SiteMapEntry(reverse("round", args=[number]), announced_at)
    yield from _booklets(at)
    winners = Winner.objects.published(at).in_order().annotate(corrected_at=Max("corrections__at"))
    columns = ("round__number", "slug", "published_at", "corrected_at")
    for number, slug, published_at, corrected_at in winners.values_list(*columns).iterator():
        changed_at = max(published_at, corrected_at or published_at)
        yield SiteMapEntry(reverse("winner", args=[number, slug]), changed_at)


def _booklets(at: datetime) -> Iterator[SiteMapEntry]:
    """As new as the newest of what they say."""
    announced = Winner.objects.published(at).filter(round__results_at__lte=at)
    rounds = announced.values_list("round__number", "round__results_at").annotate(
        corrected_at=Max("corrections__at")
    )
    for number, results_at, corrected_at in rounds.order_by("-round__number"):
        changed_at = max(results_at, corrected_at or results_at)
        yield SiteMapEntry(reverse("booklet", args=[number]), changed_at)
