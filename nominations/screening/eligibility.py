"""What the papers themselves suggest for each item of the check. Plain values, no decision."""

from dataclasses import dataclass

PRIVATE = frozenset({"association", "npo"})
# Legal forms that cannot pay out what they earn.
NONPROFIT_FORMS = ("特定非営利活動法人", "NPO法人", "公益", "社会福祉法人", "学校法人")


@dataclass(frozen=True)
class Group:
    kind: str
    legal_form: str


@dataclass(frozen=True)
class Facts:
    groups: tuple[Group, ...]
    eligible_kinds: frozenset[str]
    body_may_nominate: bool
    partners: int
    partners_with_agreement: int
    missing: int


@dataclass(frozen=True)
class Suggestion:
    """``finding`` is empty where only reading can tell; ``because`` names the reason."""

    item: str
    finding: str
    because: str


def suggestions(facts: Facts) -> list[Suggestion]:
    """One for each item, in the order in which they are checked."""
    route = ("met", "stands") if facts.body_may_nominate else ("not_met", "stood_not")
    complete = ("not_met", "missing") if facts.missing else ("met", "nothing_missing")
    return [
        Suggestion("kind", *_kind(facts)),
        Suggestion("route", *route),
        Suggestion("exchange", *_exchange(facts)),
        Suggestion("nonprofit", *_nonprofit(facts)),
        Suggestion("complete", *complete),
    ]


def _kind(facts: Facts) -> tuple[str, str]:
    kinds = {group.kind for group in facts.groups}
    if not kinds - {""}:
        return "not_met", "no_group"
    return ("met", "listed") if kinds <= facts.eligible_kinds else ("not_met", "not_listed")


def _exchange(facts: Facts) -> tuple[str, str]:
    if not facts.partners:
        return "not_met", "no_partner"
    if facts.partners_with_agreement < facts.partners:
        return "", "some_agreements"
    return "met", "all_agreements"


def _nonprofit(facts: Facts) -> tuple[str, str]:
    private = [group for group in facts.groups if group.kind in PRIVATE]
    if not private:
        return "not_applicable", "all_public"
    if all(any(form in group.legal_form for form in NONPROFIT_FORMS) for group in private):
        return "met", "legal_form"
    return "", "read_the_statutes"
