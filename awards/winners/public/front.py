"""The front page, the contact of the award, and the map of the site."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max
from django.urls import reverse

from awards.dossier.values import Contact
from awards.geo import COUNTRIES
from awards.rounds.models import Round
from awards.winners.models import Partner, Winner
from awards.winners.public import rounds
from awards.winners.public.cards import card, with_card
from awards.winners.values.finding import SiteMapEntry
from awards.winners.values.rounds import HomePage, Standing

LATEST = 6
ROUNDS = 5
FIXED = ("home", "round-list", "winner-list", "open-data", "accessibility-policy", "site-policy")


def home(at: datetime) -> HomePage:
    """Its rounds come without their winners, of which only the latest are shown."""
    newest = list(rounds.for_page(Round.objects.public().newest_first())[:ROUNDS])
    latest = Winner.objects.published(at).filter(round__in=newest).in_order()[:LATEST]
    pages = tuple(rounds.page(round_, {}, at) for round_ in newest)
    announced = [page for page in pages if page.summary.standing == Standing.ANNOUNCED]
    # An imported round has no words about the award.
    in_words = (page for page in announced if not page.is_imported)
    return HomePage(
        latest=next(in_words, None) or next(iter(pages), None),
        running=tuple(page for page in pages if page.summary.standing != Standing.ANNOUNCED),
        winners=tuple(map(card, with_card(latest))),
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
    for number, results_at in rounds.values_list("number", "announcement__at"):
        announced_at = results_at if results_at and results_at <= at else None
        yield SiteMapEntry(reverse("round", args=[number]), announced_at)
    yield from _booklets(at)
    yield from _countries(at)
    winners = Winner.objects.published(at).in_order().annotate(corrected_at=Max("corrections__at"))
    columns = ("round__number", "slug", "published_at", "corrected_at")
    for number, slug, published_at, corrected_at in winners.values_list(*columns).iterator():
        changed_at = max(published_at, corrected_at or published_at)
        yield SiteMapEntry(reverse("winner", args=[number, slug]), changed_at)


def _countries(at: datetime) -> Iterator[SiteMapEntry]:
    partners = Partner.objects.filter(winner__in=Winner.objects.published(at))
    codes = partners.filter(country__in=COUNTRIES).order_by("country").values_list("country")
    for (alpha2,) in codes.distinct():
        yield SiteMapEntry(reverse("country", args=[alpha2]), None)


def _booklets(at: datetime) -> Iterator[SiteMapEntry]:
    """As new as the newest of what they say."""
    announced = Winner.objects.announced(at).filter(round__coverage="")
    rounds = announced.values_list("round__number", "round__announcement__at").annotate(
        corrected_at=Max("corrections__at")
    )
    for number, results_at, corrected_at in rounds.order_by("-round__number"):
        changed_at = max(results_at, corrected_at or results_at)
        yield SiteMapEntry(reverse("booklet", args=[number]), changed_at)
