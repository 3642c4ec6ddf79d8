"""The ten sections of a nomination, and how far each has come."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nominations.intake.models import Nomination
from nominations.intake.readiness import Problem
from nominations.intake.stored import Stored, stored

TITLES: Mapping[str, str | Promise] = {
    "cover": gettext_lazy("推薦者と文書"),
    "recipients": gettext_lazy("被推薦団体"),
    "partners": gettext_lazy("交流先"),
    "work": gettext_lazy("取組の内容"),
    "appeals": gettext_lazy("推薦理由"),
    "regions": gettext_lazy("地域の概要"),
    "past": gettext_lazy("受賞歴・報道"),
    "photos": gettext_lazy("写真・資料"),
    "contacts": gettext_lazy("公表用の問合せ先"),
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


def steps_of(
    nomination: Nomination, problems: Mapping[str, list[Problem]], current: str = ""
) -> list[Step]:
    return [_step(nomination, slug, problems.get(slug, []), current) for slug in TITLES]


def _step(nomination: Nomination, slug: str, problems: list[Problem], current: str) -> Step:
    state, note = _come(nomination, slug, problems)
    url = reverse("nomination-section", args=[nomination.pk, slug])
    return Step(slug, str(TITLES[slug]), url, state, note, slug == current)


def _come(nomination: Nomination, slug: str, problems: list[Problem]) -> tuple[str, str]:
    wrong = sum(problem.is_wrong for problem in problems)
    if wrong:
        return "bad", ngettext("%(n)dか所に誤り", "%(n)dか所に誤り", wrong) % {"n": wrong}
    if is_empty(stored(nomination, slug)):
        return "todo", _("任意") if slug in OPTIONAL else _("未入力")
    if any(problem.blocks for problem in problems):
        return "todo", _("入力中")
    return "done", _("入力済み")


def is_empty(content: Stored) -> bool:
    """Nothing has been written; keys and check sums are not writing."""
    keys = ("id", "criterion", "partner")
    written = [value for name, value in content.columns.items()]
    written += [v for row in content.rows for name, v in row.items() if name not in keys]
    return not any(written)


def after(slug: str) -> str | None:
    """The section that follows, or none."""
    slugs = list(TITLES)
    index = slugs.index(slug) + 1
    return slugs[index] if index < len(slugs) else None
