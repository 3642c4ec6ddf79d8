"""What a nomination still lacks before it can be submitted. Plain Python: no database, no words.

Nothing here looks at another body's nominations, so that no answer can tell of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from awards.partial_dates import PartialDate
from nominations.intake.paper import PRINT_WIDTH, Limits, Paper, PhotoLine

# A population figure older than this is pointed out; it does not stop anyone.
FRESH_YEARS = 5


@dataclass(frozen=True)
class Problem:
    """``section`` and ``anchor`` say where; ``code`` and ``params`` what; see wording.py."""

    section: str
    anchor: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)
    blocks: bool = True

    @property
    def is_wrong(self) -> bool:
        """Something is there and cannot stay; otherwise something is missing."""
        return self.blocks and self.code not in MISSING


MISSING = ("missing", "missing_choice", "none", "unconfirmed", "no_way_to_reach")


def problems_with(paper: Paper, limits: Limits) -> list[Problem]:
    """All of it, in the order of the form; what does not block is advice."""
    checks = (_cover, _recipients, _partners, _work, _appeals, _regions, _photos, _contacts)
    found = [problem for check in checks for problem in check(paper, limits)]
    return found + list(_confirmation(paper))


def _cover(paper: Paper, limits: Limits) -> Iterator[Problem]:
    names = ("rank", "nominator", "desk_office", "desk_person", "desk_tel", "desk_email")
    yield from _missing("cover", paper, names)
    if paper.rank is not None and paper.rank_is_taken:
        yield Problem("cover", "id_rank", "rank_taken", {"rank": paper.rank})


def _recipients(paper: Paper, limits: Limits) -> Iterator[Problem]:
    if not paper.recipients:
        yield Problem("recipients", "add", "none")
    for index, line in enumerate(paper.recipients):
        yield from _row("recipients", index, line, ("name", "kana", "kind", "prefecture"))
        if line.kind and line.kind not in limits.eligible_kinds:
            anchor = f"id_recipients-{index}-kind"
            yield Problem("recipients", anchor, "not_eligible", {"row": index + 1})
        anchor = f"id_recipients-{index}-founded_on"
        where = {"field": "founded_on", "row": index + 1}
        yield from _in_future("recipients", anchor, line.founded_on, paper, **where)


def _partners(paper: Paper, limits: Limits) -> Iterator[Problem]:
    if not paper.partners:
        yield Problem("partners", "add", "none")
    names = ("name", "kind", "country", "agreement_kind", "signed_on", "agreement_owner")
    for index, line in enumerate(paper.partners):
        yield from _row("partners", index, line, names)
        anchor = f"id_partners-{index}-signed_on"
        where = {"field": "signed_on", "row": index + 1}
        yield from _in_future("partners", anchor, line.signed_on, paper, **where)
        yield from _signed_too_early(paper, index, line.signed_on)


def _signed_too_early(paper: Paper, index: int, signed: PartialDate | None) -> Iterator[Problem]:
    """Usual where a town signed and a group formed later, so it is only asked."""
    founded = [line.founded_on for line in paper.recipients if line.founded_on]
    if signed and founded and signed.last_day < min(day.first_day for day in founded):
        anchor = f"id_partners-{index}-signed_on"
        params = {"row": index + 1}
        yield Problem("partners", anchor, "signed_before_founding", params, blocks=False)


def _work(paper: Paper, limits: Limits) -> Iterator[Problem]:
    yield from _missing("work", paper, ("title",))
    yield from _too_long("work", "id_title", paper.title, limits.title, field="title")
    yield from _missing("work", paper, ("started_year",))
    started = paper.started_year
    yield from _in_future("work", "id_started_year", started, paper, field="started_year")
    if not paper.overview:
        yield Problem("work", "id_overview_0", "missing", {"field": "overview"})
    for index, bullet in enumerate(paper.overview):
        anchor = f"id_overview_{index}"
        where = {"field": "overview", "row": index + 1}
        yield from _too_long("work", anchor, bullet, limits.bullet, **where)
    if len(paper.overview) > limits.bullets:
        yield Problem("work", "id_overview_0", "too_many_bullets", {"limit": limits.bullets})
    total = sum(map(len, paper.overview))
    if total > limits.overview:
        over = {"limit": limits.overview, "over": total - limits.overview}
        yield Problem("work", "id_overview_0", "overview_too_long", over)


def _appeals(paper: Paper, limits: Limits) -> Iterator[Problem]:
    for line in paper.appeals:
        anchor, params = f"id_appeal_{line.key}", {"label": line.criterion}
        if not line.text:
            yield Problem("appeals", anchor, "missing", params)
        yield from _too_long("appeals", anchor, line.text, limits.appeal, **params)


def _regions(paper: Paper, limits: Limits) -> Iterator[Problem]:
    for index, line in enumerate(paper.regions):
        where = {"region": line.partner}
        names = ["population", "area_km2", "description"]
        if not line.partner:
            names.insert(0, "name")
        if line.population is not None:
            names.insert(names.index("population") + 1, "as_of")
        yield from _row("regions", index, line, tuple(names), **where)
        anchor = f"id_regions-{index}-description"
        text = line.description
        limit = limits.description
        yield from _too_long("regions", anchor, text, limit, field="description", **where)
        anchor = f"id_regions-{index}-as_of"
        yield from _in_future("regions", anchor, line.as_of, paper, field="as_of", **where)
        if line.as_of and paper.on.year - line.as_of.year > FRESH_YEARS:
            old = where | {"field": "as_of", "years": str(FRESH_YEARS)}
            yield Problem("regions", anchor, "old_population", old, blocks=False)


def _photos(paper: Paper, limits: Limits) -> Iterator[Problem]:
    if not paper.photos:
        yield Problem("photos", "add-photo", "none")
    if len(paper.photos) > limits.photos:
        yield Problem("photos", "photos", "too_many_photos", {"limit": limits.photos})
    if paper.attachments > limits.attachments:
        params = {"limit": limits.attachments}
        yield Problem("photos", "attachments", "too_many_attachments", params)
    for row, line in enumerate(paper.photos, start=1):
        yield from _photo(row, line, limits)


def _photo(row: int, line: PhotoLine, limits: Limits) -> Iterator[Problem]:
    anchor = f"photo-{line.key}"
    for name in ("caption", "alt"):
        if not getattr(line, name):
            yield Problem("photos", anchor, "missing", {"field": name, "row": row})
    params = {"field": "caption", "row": row}
    yield from _too_long("photos", anchor, line.caption, limits.caption, **params)
    if not line.consent:
        yield Problem("photos", anchor, "unconfirmed", {"field": "consent", "row": row})
    if line.width < PRINT_WIDTH:
        params = {"row": row, "width": PRINT_WIDTH}
        yield Problem("photos", anchor, "small_photo", params, blocks=False)


def _contacts(paper: Paper, limits: Limits) -> Iterator[Problem]:
    if not paper.contacts:
        yield Problem("contacts", "add", "none")
    for index, line in enumerate(paper.contacts):
        yield from _row("contacts", index, line, ("office",))
        if not (line.tel or line.email):
            anchor = f"id_contacts-{index}-tel"
            yield Problem("contacts", anchor, "no_way_to_reach", {"row": index + 1})


def _confirmation(paper: Paper) -> Iterator[Problem]:
    for name in ("confirms_consent", "confirms_facts", "confirms_authority"):
        if not getattr(paper, name):
            yield Problem("confirmation", f"id_{name}", "unconfirmed", {"field": name})


CHOSEN = ("kind", "prefecture", "country")


def _missing(section: str, paper: Paper, names: tuple[str, ...]) -> Iterator[Problem]:
    for name in names:
        if getattr(paper, name) in (None, ""):
            yield Problem(section, f"id_{name}", "missing", {"field": name})


def _row(
    section: str, index: int, line: Any, names: tuple[str, ...], **params: Any
) -> Iterator[Problem]:
    for name in names:
        if getattr(line, name) in (None, ""):
            code = "missing_choice" if name in CHOSEN else "missing"
            anchor = f"id_{section}-{index}-{name}"
            yield Problem(section, anchor, code, {"field": name, "row": index + 1} | params)


def _in_future(
    section: str, anchor: str, day: PartialDate | None, paper: Paper, **params: Any
) -> Iterator[Problem]:
    if day and day.first_day > paper.on:
        yield Problem(section, anchor, "in_future", params)


def _too_long(section: str, anchor: str, text: str, limit: int, **params: Any) -> Iterator[Problem]:
    if len(text) > limit:
        over = {"limit": limit, "over": len(text) - limit}
        yield Problem(section, anchor, "too_long", params | over)
