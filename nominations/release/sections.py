"""The sections of a profile in the order of its pages, and how far each has come."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from nominations.intake.sections import Step
from nominations.release.counterparts import missing_english
from nominations.release.dossier import ProfileDossier
from nominations.release.proofreading_messages import Lack

TITLES: Mapping[str, str | Promise] = {
    "names": _("名称と事業名"),
    "overview": _("交流事業の概要"),
    "evaluations": _("評価のポイント"),
    "recipients": pgettext_lazy("several", "受賞した団体"),
    "partners": pgettext_lazy("several", "交流先"),
    "regions": _("地域の概要"),
    "photos": _("写真"),
    "contacts": pgettext_lazy("several", "問合せ先"),
}


def steps(winner: int, lacks: Sequence[Lack], current: str = "") -> list[Step]:
    """On the way to proofreading: each section with how much it still lacks."""
    return [_step(winner, slug, lacks, current) for slug in TITLES]


def _step(winner: int, slug: str, lacks: Sequence[Lack], current: str) -> Step:
    count = sum(lack.section == slug for lack in lacks)
    note = ngettext("あと%(n)dか所", "あと%(n)dか所", count) % {"n": count} if count else ""
    url = _section_url(winner, slug)
    state = "bad" if count else "done"
    return Step(slug, str(TITLES[slug]), url, state, note, slug == current)


def english_steps(winner: int, dossier: ProfileDossier) -> list[Step]:
    """The sections in which something has no English yet, each with how much."""
    found = ((slug, len(list(missing_english(dossier.section(slug))))) for slug in TITLES)
    return [
        Step(
            slug,
            str(TITLES[slug]),
            _section_url(winner, slug),
            "now",
            _places(count),
            current=False,
        )
        for slug, count in found
        if count
    ]


def _places(count: int) -> str:
    return ngettext("%(n)dか所", "%(n)dか所", count) % {"n": count}


def _section_url(winner: int, slug: str) -> str:
    return reverse("profile-section", args=[winner, slug])


def correction_steps(winner: int, current: str = "") -> list[Step]:
    """After the release: each section with the page that corrects it."""
    return [
        Step(slug, str(title), _correction_url(winner, slug), "done", "", slug == current)
        for slug, title in TITLES.items()
    ]


def _correction_url(winner: int, slug: str) -> str:
    return reverse("winner-correct", args=[winner, slug])
