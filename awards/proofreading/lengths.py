"""The check of what is longer, or more, than a round allows."""

from collections.abc import Iterator

from awards.dossier.differences import Place
from awards.proofreading.values import Draft, Finding, Passage, at
from awards.text import count


def too_long(draft: Draft) -> Iterator[Finding]:
    lines: dict[Place, list[Passage]] = {}
    for one in draft.passages:
        if one.is_english:
            continue
        if one.column == "overview":
            lines.setdefault(one.place, []).append(one)
        most = _most(draft, one)
        if most and (over := count(one.text) - most) > 0:
            yield one.finding("P42", most, len(one.text), "text", limit=most, over=over)
    for place, held in lines.items():
        most = draft.limits.bullets
        if most and len(held) > most:
            yield at("P42", place, f"{len(held)}項目", "lines", limit=most, over=len(held) - most)


def _most(draft: Draft, one: Passage) -> int:
    limits = draft.limits
    return {
        "title": limits.title,
        "overview": limits.bullet,
        "description": limits.description,
        "caption": limits.caption,
        "text": limits.appeal if one.place.section == "appeals" else limits.evaluation,
    }.get(one.column, 0)
