"""A stored nomination as the plain values that readiness.py judges."""

from collections import defaultdict
from dataclasses import fields
from datetime import date, datetime
from typing import Any, TypeVar

from awards.clock import in_japan
from awards.rounds.models import Round
from nominations.intake.models import Nomination, State
from nominations.intake.paper import (
    AppealLine,
    ContactLine,
    Limits,
    Paper,
    PartnerLine,
    PhotoLine,
    RecipientLine,
    RegionLine,
)
from nominations.intake.readiness import Problem, problems_with
from nominations.intake.stored import stored

T = TypeVar("T")


def judge(nomination: Nomination, at: datetime) -> list[Problem]:
    """What is wrong with ``nomination`` as it is stored now."""
    return problems_with(paper_of(nomination, in_japan(at).date()), limits_of(nomination.round))


def by_section(problems: list[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.section].append(problem)
    return found


def limits_of(round_: Round) -> Limits:
    return Limits(
        eligible_kinds=tuple(round_.eligible_kinds),
        title=round_.title_limit,
        bullets=round_.bullets_max,
        bullet=round_.bullet_limit,
        overview=round_.overview_limit,
        appeal=round_.appeal_limit,
        description=round_.description_limit,
        caption=round_.caption_limit,
        photos=round_.photos_max,
        attachments=round_.attachments_max,
    )


def paper_of(nomination: Nomination, on: date) -> Paper:
    own = ("recipients", "partners", "appeals", "regions", "photos", "contacts")
    also = ("on", "rank_is_taken", "overview", "attachments")
    columns = {
        f.name: getattr(nomination, f.name) for f in fields(Paper) if f.name not in own + also
    }
    partners = stored(nomination, "partners").rows
    return Paper(
        **columns,
        on=on,
        rank_is_taken=_rank_is_taken(nomination),
        overview=tuple(nomination.overview),
        recipients=_lines(RecipientLine, stored(nomination, "recipients").rows),
        partners=_lines(PartnerLine, partners),
        appeals=_appeals(nomination),
        regions=_regions(nomination, partners),
        photos=tuple(
            PhotoLine(row.pk, row.caption, row.alt, row.consent, row.width)
            for row in nomination.photos.order_by("position", "pk")
        ),
        contacts=_lines(ContactLine, stored(nomination, "contacts").rows),
        attachments=nomination.attachments.count(),
    )


def _lines(line: type[T], rows: list[dict[str, Any]]) -> tuple[T, ...]:
    names = [f.name for f in fields(line)]  # type: ignore[arg-type]
    return tuple(line(**{name: row[name] for name in names}) for row in rows)


def _appeals(nomination: Nomination) -> tuple[AppealLine, ...]:
    names = {row.pk: row.name for row in nomination.round.criteria.all()}
    return tuple(
        AppealLine(row["criterion"], names[row["criterion"]], row["text"])
        for row in stored(nomination, "appeals").rows
    )


def _regions(nomination: Nomination, partners: list[dict[str, Any]]) -> tuple[RegionLine, ...]:
    names = {row["id"]: row["name"] or str(n) for n, row in enumerate(partners, start=1)}
    kept = [f.name for f in fields(RegionLine) if f.name != "partner"]
    return tuple(
        RegionLine(partner=names.get(row["partner"], ""), **{name: row[name] for name in kept})
        for row in stored(nomination, "regions").rows
    )


def _rank_is_taken(nomination: Nomination) -> bool:
    """By another nomination of the same body in the same round."""
    others = Nomination.objects.filter(
        body=nomination.body_id, round=nomination.round_id, rank=nomination.rank
    )
    return (
        nomination.rank is not None
        and others.exclude(pk=nomination.pk).exclude(state=State.WITHDRAWN).exists()
    )
