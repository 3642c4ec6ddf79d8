"""What a nomination still lacks before it can be submitted. Plain Python: no database, no words.

Nothing here looks at another body's nominations, so that no answer can tell of them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from awards.dossier import checks
from awards.dossier.checks import Limits, Problem, in_future, missing, too_long, unreadable, zero
from awards.dossier.differences import Place
from awards.text import count
from nominations.intake.dossier import Confirmation, Cover, NominationDossier, Work


def problems_with(dossier: NominationDossier, on: date) -> list[Problem]:
    """All of it on that day, in the order of the form; what does not block is advice."""
    limits = dossier.limits
    found: dict[str, Iterable[Problem]] = {
        "cover": _cover(dossier),
        "recipients": checks.recipients(dossier, limits, on),
        "partners": checks.partners(dossier, on),
        "work": _work(dossier.work, limits, on),
        "appeals": _appeals(dossier),
        "regions": checks.regions(dossier, limits, on),
        "photos": [*checks.photos(dossier, limits, on), *_attachments(dossier)],
        "contacts": checks.contacts(dossier),
        "confirmation": _confirmation(dossier.confirmation),
    }
    sections = ([*own, *unreadable(dossier.section(slug))] for slug, own in found.items())
    return list(chain.from_iterable(sections))


def _cover(dossier: NominationDossier) -> Iterator[Problem]:
    cover = dossier.cover
    needed = ("rank", "nominator", "desk_office", "desk_person", "desk_tel", "desk_email")
    yield from missing(cover, Place(Cover.slug), *needed)
    if cover.rank is not None and dossier.rank_is_taken:
        yield Problem(Place(Cover.slug, None, "rank"), "rank_taken", {"rank": cover.rank})


def _work(work: Work, limits: Limits, on: date) -> Iterator[Problem]:
    place = Place(Work.slug)
    yield from missing(work, place, "title")
    yield from too_long(Place(Work.slug, None, "title"), work.title, limits.title)
    yield from missing(work, place, "started_year")
    yield from in_future(Place(Work.slug, None, "started_year"), work.started_year, on)
    yield from zero(work, place, "participants")
    # A bullet is a row of its own: the form has a field for each.
    first = Place(Work.slug, 1, "overview")
    if not work.overview:
        yield Problem(first, "missing")
    for n, bullet in enumerate(work.overview, start=1):
        yield from too_long(Place(Work.slug, n, "overview"), bullet, limits.bullet)
    if len(work.overview) > limits.bullets:
        yield Problem(first, "too_many_bullets", {"limit": limits.bullets})
    total = sum(map(count, work.overview))
    if total > limits.overview:
        over = {"limit": limits.overview, "over": total - limits.overview}
        yield Problem(first, "overview_too_long", over)


def _appeals(dossier: NominationDossier) -> Iterator[Problem]:
    for n, appeal in enumerate(dossier.appeals.rows, start=1):
        yield from missing(appeal, Place("appeals", n), "text")
        yield from too_long(Place("appeals", n, "text"), appeal.text, dossier.limits.appeal)


def _attachments(dossier: NominationDossier) -> Iterator[Problem]:
    limit = dossier.limits.attachments
    if len(dossier.attachments) > limit:
        yield Problem(Place("photos"), "too_many_attachments", {"limit": limit})


def _confirmation(confirmation: Confirmation) -> Iterator[Problem]:
    for name in ("confirms_consent", "confirms_facts", "confirms_authority"):
        if not getattr(confirmation, name):
            yield Problem(Place(Confirmation.slug, None, name), "unconfirmed")
