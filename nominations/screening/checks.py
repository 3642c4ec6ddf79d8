"""What has been found about a nomination so far, and what it suggests by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.clock import in_japan
from nominations.changing import fingerprint
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination
from nominations.intake.readiness import problems_with
from nominations.people.models import NominatingBody
from nominations.screening.eligibility import Facts, Group, Suggestion, suggestions
from nominations.screening.models import Finding, Item, ScreeningCheck

REASONS = {
    "no_group": gettext_lazy("被推薦団体の種別が書かれていません。"),
    "listed": gettext_lazy("全ての被推薦団体の種別が、この回の対象にあります。"),
    "not_listed": gettext_lazy("この回の対象にない種別の被推薦団体があります。"),
    "stands": gettext_lazy("提出の日に推薦できる団体です。"),
    "stood_not": gettext_lazy("提出の日に推薦できる団体ではありません。"),
    "no_partner": gettext_lazy("交流先が書かれていません。"),
    "some_agreements": gettext_lazy("提携の種類か年月日の書かれていない交流先があります。"),
    "all_agreements": gettext_lazy("全ての交流先に、提携の種類と年月日が書かれています。"),
    "all_public": gettext_lazy("民間の団体はありません。"),
    "legal_form": gettext_lazy("法人格から、営利を目的としない団体と分かります。"),
    "read_the_statutes": gettext_lazy("法人格だけでは分かりません。規約などで確かめます。"),
    "missing": gettext_lazy("足りない記載が%(n)dか所あります。"),
    "nothing_missing": gettext_lazy("必須の記載がそろっています。"),
}


@dataclass(frozen=True)
class Proposal:
    """What the papers suggest for an item; ``finding`` is empty where only reading can tell."""

    finding: str
    sentence: str


def proposals(
    nomination: Nomination, dossier: NominationDossier, at: datetime
) -> dict[str, Proposal]:
    """By item."""
    facts = _facts(nomination, dossier, at)
    return {one.item: Proposal(one.finding, _in_words(one, facts)) for one in suggestions(facts)}


def _facts(nomination: Nomination, dossier: NominationDossier, at: datetime) -> Facts:
    partners = dossier.partners.rows
    standing = NominatingBody.objects.standing(in_japan(nomination.submitted_at or at).date())
    problems = problems_with(dossier, in_japan(at).date())
    return Facts(
        groups=tuple(Group(row.kind, row.legal_form) for row in dossier.recipients.rows),
        eligible_kinds=frozenset(dossier.limits.eligible_kinds),
        body_may_nominate=standing.filter(pk=nomination.body_id).exists(),
        partners=len(partners),
        partners_with_agreement=sum(
            bool(p.agreement_kind and p.signed_on and not p.ended_on) for p in partners
        ),
        missing=sum(problem.blocks for problem in problems),
    )


def _in_words(one: Suggestion, facts: Facts) -> str:
    finding = Finding(one.finding).label if one.finding else _("書類からは判断できません")
    reason = REASONS[one.because] % {"n": facts.missing}
    return _("書類から：%(finding)s。%(reason)s") % {"finding": finding, "reason": reason}


def fingerprint_of_checks(checks: Iterable[ScreeningCheck]) -> str:
    """Changes when a finding does; the form carries it to see what it would overwrite."""
    content = sorted([c.item, c.finding, c.note, c.at.isoformat()] for c in checks)
    return fingerprint(content) if content else ""


def valid_checks(nomination: Nomination) -> dict[str, ScreeningCheck]:
    """By item; a check made before the last return has to be made again."""
    newest = nomination.return_notes.order_by("-at", "-pk").first()
    checks = nomination.checks.all()
    return {c.item: c for c in checks if newest is None or c.at > newest.at}


def why_not_acceptable(nomination: Nomination) -> str:
    checks = valid_checks(nomination)
    if unchecked := [str(item.label) for item in Item if item not in checks]:
        return _(
            "まだ確認していない事項があります（%(items)s）。結果を保存すると、受理できます。"
        ) % {"items": _("、").join(unchecked)}
    if failed := [c.get_item_display() for c in checks.values() if c.finding == Finding.NOT_MET]:
        return _("不適合の事項があります（%(items)s）。差し戻すか、対象外としてください。") % {
            "items": _("、").join(failed)
        }
    return ""
