"""The ten sections of a nomination in the order of its pages, and how far each has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from awards.bilingual import Text
from awards.dossier.checks import Problem, by_section
from awards.dossier.values import Regions, Section
from nominations.intake.comparing import changed_since_return
from nominations.intake.dossier import NominationDossier

TITLES: Mapping[str, str | Promise] = {
    "cover": gettext_lazy("推薦者と文書"),
    "recipients": pgettext_lazy("several", "被推薦団体"),
    "partners": pgettext_lazy("several", "交流先"),
    "work": gettext_lazy("取組の内容"),
    "appeals": gettext_lazy("推薦理由"),
    "regions": gettext_lazy("地域の概要"),
    "past": gettext_lazy("受賞歴・報道"),
    "photos": gettext_lazy("写真・資料"),
    "contacts": pgettext_lazy("several", "公表用の問合せ先"),
    "confirmation": gettext_lazy("確認事項"),
}
OPTIONAL = ("past",)


@dataclass(frozen=True)
class Step:
    slug: str
    label: str
    url: str
    state: str
    note: str
    current: bool


def steps(
    nomination: UUID, dossier: NominationDossier, problems: Sequence[Problem], current: str = ""
) -> list[Step]:
    grouped, changed = by_section(problems), changed_since_return(dossier)
    made = (_step(nomination, dossier, s, grouped.get(s, []), s == current) for s in TITLES)
    return [_marked(step) if step.slug in changed else step for step in made]


def _step(
    nomination: UUID,
    dossier: NominationDossier,
    slug: str,
    problems: Sequence[Problem],
    current: bool,  # noqa: FBT001 -- the fields of a step in their order
) -> Step:
    state, note = _progress(dossier, slug, problems)
    return Step(slug, str(TITLES[slug]), section_url(nomination, slug), state, note, current)


def is_begun(dossier: NominationDossier, slug: str) -> bool:
    """Something of the section is stored."""
    return not _as_written(dossier, slug).is_empty


def _progress(
    dossier: NominationDossier, slug: str, problems: Sequence[Problem]
) -> tuple[str, str]:
    wrong = sum(problem.is_wrong for problem in problems)
    if wrong:
        return "bad", ngettext("%(n)dか所に誤り", "%(n)dか所に誤り", wrong) % {"n": wrong}
    if not is_begun(dossier, slug):
        return "todo", _("任意") if slug in OPTIONAL else _("未入力")
    if any(problem.blocks for problem in problems):
        return "todo", _("入力中")
    return "done", _("入力済み")


def _marked(step: Step) -> Step:
    return replace(step, note=_("%(note)s・差戻しの後に変更") % {"note": step.note})


def _as_written(dossier: NominationDossier, slug: str) -> Section:
    """Without the names that regions have from their partners."""
    if slug != Regions.slug:
        return dossier.section(slug)
    rows = (replace(row, name=Text()) if row.partner else row for row in dossier.regions.rows)
    return replace(dossier.regions, rows=tuple(rows))


def section_url(nomination: UUID, slug: str) -> str:
    return reverse("nomination-section", args=[nomination, slug])


def before(slug: str) -> str | None:
    """The section that comes before, or none."""
    slugs = list(TITLES)
    index = slugs.index(slug)
    return slugs[index - 1] if index else None


def after(slug: str) -> str | None:
    """The section that follows, or none."""
    slugs = list(TITLES)
    index = slugs.index(slug) + 1
    return slugs[index] if index < len(slugs) else None
