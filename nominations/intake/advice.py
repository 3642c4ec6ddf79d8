"""What proofreading finds in a nomination, as advice to its body: it holds up nothing.

Nothing here looks at another body's nominations, so that no answer can tell of them.
"""

from dataclasses import dataclass
from datetime import date

from awards.dossier.checks import Problem
from awards.dossier.differences import Place
from awards.proofreading.catalogue import findings
from awards.proofreading.passages import passages_of
from awards.proofreading.sentences import sentence
from awards.proofreading.values import Draft, Finding
from nominations.intake.dossier import NominationDossier, Work
from nominations.intake.readiness_messages import anchor_of, label_of

# What readiness.py says already, of the same field.
SAID = {
    *(("P11", ""), ("P12", "old"), ("P42", "text"), ("P42", "lines")),
    *(("P33", code) for code in ("signed_before_founding", "ended_before_signing", "in_future")),
    *(("P33", code) for code in ("country_no_more", "country_not_there")),
    *(("P35", code) for code in ("many", "alt", "consent", "small")),
}


@dataclass(frozen=True)
class Advice:
    """A finding in words; ``anchor`` is the field it is about."""

    anchor: str
    label: str
    excerpt: str
    sentence: str


def advice_on(dossier: NominationDossier, section: str, on: date) -> list[Advice]:
    """Of one section, judged with all the others, in the order of the form."""
    draft = Draft(
        dossier=dossier,
        passages=passages_of(dossier),
        on=on,
        limits=dossier.limits,
        criteria=tuple(row.name.ja for row in dossier.appeals.rows),
    )
    return [
        _advice(one, dossier)
        for one in findings(draft)
        if one.place.section == section and (one.id, one.code) not in SAID
    ]


def _advice(finding: Finding, dossier: NominationDossier) -> Advice:
    place = finding.place
    if place.section == Work.slug and finding.item:
        # A bullet is a row of its own: the form has a field for each.
        place = Place(place.section, finding.item, place.column)
    problem = Problem(place, finding.code, blocks=False)
    label = label_of(problem, dossier) if place.column else ""
    anchor = anchor_of(problem, dossier)
    return Advice(anchor, label, finding.excerpt, sentence(finding))
