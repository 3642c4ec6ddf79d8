"""The secretariat's check of what has been submitted to the round of this year."""

from awards.dossier.models import RecipientKind
from nominations.demo.calendar import Calendar
from nominations.demo.nominating import submit
from nominations.intake.models import Nomination
from nominations.people.models import User
from nominations.screening import actions
from nominations.screening.models import Finding, Item

PRIVATE = (RecipientKind.ASSOCIATION, RecipientKind.NPO)
RETURNED = 3  # the one that went back once
REASON = "写真2の説明に、撮影した場所が書かれていません。撮影場所の欄をお確かめください。"


def send_back_and_forth(
    nomination: Nomination, days: Calendar, *, office: User, officer: User
) -> None:
    actions.return_for_correction(
        nomination, reason=REASON, due_at=days.on(-48, 17), by=office, at=days.on(-54, 11)
    )
    submit(nomination, by=officer, at=days.on(-51, 15, 20))


def accept(nomination: Nomination, days: Calendar, *, office: User, on: int = -38) -> None:
    actions.check(nomination, findings_of(nomination), seen="", by=office, at=days.on(on, 13))
    actions.accept(nomination, by=office, at=days.on(on, 13, 30))


def findings_of(nomination: Nomination) -> dict[str, tuple[str, str]]:
    private = nomination.recipients.filter(kind__in=PRIVATE).exists()
    findings: dict[str, tuple[str, str]] = dict.fromkeys(Item, (Finding.MET, ""))
    if private:
        findings[Item.NONPROFIT] = (Finding.MET, "規約により、利益を分配しないことを確かめた。")
    else:
        findings[Item.NONPROFIT] = (Finding.NOT_APPLICABLE, "")
    return findings
