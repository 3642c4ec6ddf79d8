"""What a nomination still lacks before it can be submitted. Plain Python: no database, no words.

Nothing here looks at another body's nominations, so that no answer can tell of them.
"""

from collections.abc import Iterator
from datetime import date

from awards.dossier import checks
from awards.dossier.checks import Limits, Problem, in_future, missing, too_long, unreadable, zero
from awards.dossier.differences import Place
from awards.text import count
from nominations.intake.dossier import Confirmation, Cover, NominationDossier, Work


def problems_with(dossier: NominationDossier, on: date) -> list[Problem]:
    """All of it on that day, in the order of the form; what does not block is advice."""
    limits = dossier.limits
    return [
        *_cover(dossier),
        *unreadable(dossier.cover),
        *checks.recipients(dossier, limits, on),
        *unreadable(dossier.recipients),
        *checks.partners(dossier, on),
        *unreadable(dossier.partners),
        *_work(dossier.work, limits, on),
        *unreadable(dossier.work),
        *_appeals(dossier),
        *checks.regions(dossier, limits, on),
        *unreadable(dossier.regions),
        *checks.photos(dossier, limits, on),
        *_attachments(dossier),
        *unreadable(dossier.photos),
        *checks.contacts(dossier),
        *unreadable(dossier.contacts),
        *_confirmation(dossier.confirmation),
    ]


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
    yield from _overview(work.overview, limits)


def _overview(bullets: tuple[str, ...], limits: Limits) -> Iterator[Problem]:
    """A bullet is a row of its own: the form has a field for each."""
    first = Place(Work.slug, 1, "overview")
    if not bullets:
        yield Problem(first, "missing")
    for n, bullet in enumerate(bullets, start=1):
        yield from too_long(Place(Work.slug, n, "overview"), bullet, limits.bullet)
    if len(bullets) > limits.bullets:
        yield Problem(first, "too_many_bullets", {"limit": limits.bullets})
    total = sum(map(count, bullets))
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
