"""What proofreading finds in profiles, and what became of it: mended, accepted, or still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Q

from awards.clock import in_japan
from awards.proofreading.catalogue import findings
from awards.proofreading.passages import passages_of
from awards.proofreading.sentences import sentence
from awards.proofreading.values import Draft, Finding, Severity
from awards.typesetting import TypesettingError, without_glyph
from awards.winners.models import Contact
from nominations.release.dossier import ProfileDossier
from nominations.release.models.profiles import AcceptedFinding
from nominations.release.proofreading_messages import anchor_of, label_of

# How much of a fix is said on its button (characters).
SAYABLE = 20
# What proofreading_messages.py says already, of the same field.
SAID = {("P42", "text"), ("P42", "lines"), ("P35", "many"), ("P35", "alt"), ("P35", "consent")}


@dataclass(frozen=True)
class Told:
    """A finding in words; ``accepted`` is None as long as nobody has answered for it."""

    finding: Finding
    accepted: AcceptedFinding | None

    @property
    def section(self) -> str:
        return self.finding.place.section

    @property
    def is_error(self) -> bool:
        return self.finding.severity is Severity.ERROR

    @property
    def is_hint(self) -> bool:
        return self.finding.severity is Severity.HINT

    @property
    def is_open(self) -> bool:
        """Somebody has to accept it, unless it is mended."""
        return self.finding.severity is Severity.WARNING and self.accepted is None

    @property
    def better(self) -> str:
        """What a fix writes, where that is short enough to be said on its button."""
        fix = self.finding.fix
        of_the_whole_field = self.finding.id == "P21"
        return fix.text if fix and len(fix.text) <= SAYABLE and not of_the_whole_field else ""

    @cached_property
    def sentence(self) -> str:
        return sentence(self.finding)

    @cached_property
    def label(self) -> str:
        return label_of(self.finding.place, self.finding.item)

    @property
    def anchor(self) -> str:
        return anchor_of(self.finding.place)


@dataclass(frozen=True)
class Proof:
    """All that proofreading finds in one profile, in the order of its page."""

    told: tuple[Told, ...] = ()

    @property
    def errors(self) -> list[Told]:
        return [one for one in self.told if one.is_error]

    @property
    def open(self) -> list[Told]:
        return [one for one in self.told if one.is_open]

    @property
    def accepted(self) -> list[Told]:
        return [one for one in self.told if one.accepted]

    @property
    def hints(self) -> list[Told]:
        return [one for one in self.told if one.is_hint]

    @property
    def is_settled(self) -> bool:
        return not (self.errors or self.open)

    def named(self, digest: str) -> Told | None:
        return next((one for one in self.told if one.finding.digest == digest), None)


def proof_of(dossier: ProfileDossier, at: datetime) -> Proof:
    return proofs_of([dossier], at)[dossier.winner]


def proofs_of(dossiers: Sequence[ProfileDossier], at: datetime) -> dict[int, Proof]:
    """By the winners' keys; two queries, for many as for one."""
    elsewhere = _Addresses(dossiers)
    accepted: dict[int, dict[str, AcceptedFinding]] = {one.winner: {} for one in dossiers}
    answers = AcceptedFinding.objects.filter(profile__winner__in=accepted)
    for answer in answers.select_related("profile", "by"):
        accepted[answer.profile.winner_id][answer.digest] = answer
    return {
        one.winner: _proof(one, elsewhere.not_of(one), accepted[one.winner], at) for one in dossiers
    }


def _proof(
    dossier: ProfileDossier,
    elsewhere: Mapping[str, frozenset[str]],
    accepted: Mapping[str, AcceptedFinding],
    at: datetime,
) -> Proof:
    draft = Draft(
        dossier=dossier,
        passages=passages_of(dossier),
        on=in_japan(at).date(),
        limits=dossier.limits,
        criteria=tuple(name.ja for _code, name in dossier.criteria),
        elsewhere=elsewhere,
        without_glyph=_without_glyph(dossier),
    )
    found = [one for one in findings(draft) if (one.id, one.code) not in SAID]
    return Proof(tuple(Told(one, accepted.get(one.digest)) for one in found))


def _without_glyph(dossier: ProfileDossier) -> frozenset[str]:
    """Nothing where the fonts themselves are missing: the page of the papers says that."""
    try:
        return frozenset(without_glyph("".join(one.text for one in passages_of(dossier))))
    except TypesettingError:
        return frozenset()


class _Addresses:
    """Who else publishes the addresses on the net of these profiles; one query."""

    def __init__(self, dossiers: Sequence[ProfileDossier]) -> None:
        rows = [row for dossier in dossiers for row in dossier.contacts.rows]
        mails, webs = ({getattr(r, n) for r in rows} - {""} for n in ("email", "url"))
        same = Contact.objects.filter(Q(email__in=mails) | Q(url__in=webs))
        columns = ("email", "url", "winner_id", "winner__name")
        self.rows = list(same.values_list(*columns)) if mails or webs else []

    def not_of(self, dossier: ProfileDossier) -> dict[str, frozenset[str]]:
        """A winner that was one before has the addresses that it had."""
        whose: dict[str, frozenset[str]] = {}
        for mail, web, winner, name in self.rows:
            if winner != dossier.winner and name != dossier.names.name.ja:
                for address in filter(None, (mail, web)):
                    whose[address] = whose.get(address, frozenset()) | {name}
        return whose
