"""What a profile still lacks before it can be marked as proofread. Plain Python: no words."""

from collections.abc import Iterable, Iterator

from awards.dossier.checks import Problem, missing, none, too_long, unreadable
from awards.dossier.differences import Place
from awards.dossier.values import Photo
from awards.winners.dossier import Names
from nominations.release.dossier import ProfileDossier
from nominations.release.english import no_english

# In English the same takes more characters; the rounds do not say how many.
OVERVIEW_EN = 4000
NOTE = 300
EVALUATION_EN = 600
DESCRIPTION_EN = 800
SECTIONS = tuple(ProfileDossier.sections())


def problems_with(dossier: ProfileDossier) -> list[Problem]:
    """All of it, in the order of the sections."""
    problems = [
        *_names(dossier),
        *_overview(dossier),
        *_evaluations(dossier),
        *_rows(dossier, "recipients", "name"),
        *_rows(dossier, "partners", "name"),
        *_regions(dossier),
        *_photos(dossier),
        *_rows(dossier, "contacts", "office"),
        *no_english(dossier),
    ]
    for slug in SECTIONS:
        problems += unreadable(dossier.section(slug))
    return sorted(problems, key=lambda problem: SECTIONS.index(problem.place.section))


def _names(dossier: ProfileDossier) -> Iterator[Problem]:
    names = dossier.names
    needed = {
        "address": names.address,
        "name": names.name.ja,
        "title": names.title.ja,
    }
    for column, text in needed.items():
        if not text.strip():
            yield Problem(Place(Names.slug, None, column), "missing")
    yield from too_long(Place(Names.slug, None, "title"), names.title.ja, dossier.limits.title)


def _overview(dossier: ProfileDossier) -> Iterator[Problem]:
    """Its bullets are lines of one field, so a bullet is named by its number in ``params``."""
    bullets, limits = dossier.overview.overview.ja, dossier.limits
    place = Place("overview", None, "overview")
    if not any(bullet.strip() for bullet in bullets):
        yield Problem(place, "missing")
    if len(bullets) > limits.bullets:
        yield Problem(place, "too_many_bullets", {"limit": limits.bullets})
    for n, bullet in enumerate(bullets, start=1):
        for problem in too_long(place, bullet, limits.bullet):
            yield Problem(place, "bullet_too_long", {**problem.params, "n": n})
    yield from too_long(place, "\n".join(bullets), limits.overview)
    english = "\n".join(dossier.overview.overview.en)
    yield from too_long(Place("overview", None, "overview_en"), english, OVERVIEW_EN)
    yield from too_long(Place("overview", None, "note"), dossier.overview.note.ja, NOTE)
    yield from too_long(Place("overview", None, "note_en"), dossier.overview.note.en, 2 * NOTE)


def _evaluations(dossier: ProfileDossier) -> Iterator[Problem]:
    rows, limits = dossier.evaluations.rows, dossier.limits
    yield from none("evaluations", tuple(row for row in rows if row.text.ja.strip()))
    if len(rows) > limits.evaluations:
        yield Problem(Place("evaluations"), "too_many_evaluations", {"limit": limits.evaluations})
    for n, row in enumerate(rows, start=1):
        yield from missing(row, Place("evaluations", n), "text")
        yield from too_long(Place("evaluations", n, "text"), row.text.ja, limits.evaluation)
        yield from too_long(Place("evaluations", n, "text_en"), row.text.en, EVALUATION_EN)


def _rows(dossier: ProfileDossier, section: str, *needed: str) -> Iterator[Problem]:
    for n, row in enumerate(getattr(dossier, section).rows, start=1):
        yield from missing(row, Place(section, n), *needed)


def _regions(dossier: ProfileDossier) -> Iterator[Problem]:
    limit = dossier.limits.description
    for n, row in enumerate(dossier.regions.rows, start=1):
        yield from too_long(Place("regions", n, "description"), row.description.ja, limit)
        english = Place("regions", n, "description_en")
        yield from too_long(english, row.description.en, DESCRIPTION_EN)


def _photos(dossier: ProfileDossier) -> Iterator[Problem]:
    rows, limits = dossier.photos.rows, dossier.limits
    if len(rows) > limits.photos:
        yield Problem(Place("photos"), "too_many_photos", {"limit": limits.photos})
    for n, row in enumerate(rows, start=1):
        yield from _photo(n, row, limits.caption)


def _photo(n: int, row: Photo, limit: int) -> Iterator[Problem]:
    if not row.alt.ja.strip():
        yield Problem(Place("photos", n, "alt"), "missing")
    if not row.consent:
        yield Problem(Place("photos", n, "consent"), "unconfirmed")
    yield from too_long(Place("photos", n, "caption"), row.caption.ja, limit)


def added(now: Iterable[Problem], before: Iterable[Problem]) -> list[Problem]:
    """The problems that were not there before."""
    old = list(before)
    return [problem for problem in now if problem not in old]
