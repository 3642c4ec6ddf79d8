"""Acts that the things of the table of rights are not ready for, each with what it needs to be done."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from post_office.models import Email

from awards.rounds.models import Phase
from awards.rounds.reading import read as read_round
from awards.rounds.values import Hosts
from awards.winners.models import Winner, Withdrawal
from nominations.archive.pages import dry_run
from nominations.decision import actions as decision
from nominations.decision.lines import fingerprint_of_resolution
from nominations.editing.saving import seen_of
from nominations.intake.dossier import Past
from nominations.intake.reading import read
from nominations.judging import actions as judging
from nominations.letters.outgoing import written_out
from nominations.office import actions as office
from nominations.release import actions as release
from nominations.release.bearers import Bearer
from nominations.release.confirmation import digest_for_group
from nominations.release.findings import proof_of
from nominations.release.models.confirmations import ConfirmationLink
from nominations.release.models.republications import Republication
from nominations.release.reading import read as read_profile
from nominations.screening import actions as screening
from tests import make
from tests.decision import stage as decided
from tests.release import stage as released
from tests.screening.conftest import MET
from tests.test_acts import WHOLE_TEXT, Call, of

DAY = timedelta(days=1)


def start() -> Call:
    body, round_ = make.body(), make.round_(Phase.OPEN)
    return of(body, round_, key=uuid4(), by=make.officer(body))


def revise() -> Call:
    draft = make.nomination()
    seen = seen_of(read(draft).past)
    return of(draft, Past(past_awards="なし"), seen=seen, by=make.officer(draft.body))


def submit() -> Call:
    draft = make.nomination(complete=True)
    return of(draft, seen="1", by=make.officer(draft.body))


def check() -> Call:
    return of(make.nomination("submitted"), MET, seen="", by=make.secretary())


def accept() -> Call:
    nomination, by = make.nomination("submitted"), make.secretary()
    screening.check(nomination, MET, seen="", by=by, at=timezone.now())
    return of(nomination, by=by)


def import_file() -> Call:
    file, at = make.archive_file(), timezone.now()
    seen = dry_run(bytes(file.content), at.date()).digest
    return of(file, seen=seen, by=make.secretary())


def save_sheet() -> Call:
    round_ = make.round_(Phase.JUDGING)
    seat, entry = make.member(round_), make.nomination("accepted", round=round_)
    keys = [criterion.pk for criterion in round_.criteria.all()]
    points, comments = dict.fromkeys(keys, 3), dict.fromkeys(keys, "")
    return of(seat, entry, points=points, comments=comments, remark="所見", seen="0", by=seat.user)


def finalise() -> Call:
    args, kwargs = save_sheet()
    judging.save(*args, at=timezone.now(), **kwargs)
    return of(*args, by=kwargs["by"])


def revise_round() -> Call:
    round_ = make.round_()
    hosts = read_round(round_).hosts
    new = Hosts(rows=hosts.rows[:1])
    return of(round_, new, seen=seen_of(hosts), by=make.secretary())


def open_nominations() -> Call:
    return of(make.round_(), by=make.secretary())


def start_judging() -> Call:
    now = timezone.now()
    round_ = make.round_(
        Phase.OPEN,
        nominations_open_at=now - 20 * DAY,
        nominations_close_at=now - DAY,
        scoring_closes_at=now + 20 * DAY,
    )
    make.member(round_, role="chair")
    make.nomination("accepted", round=round_)
    return of(round_, by=make.secretary())


def reopen_scoring() -> Call:
    round_, by = make.round_(Phase.JUDGING), make.secretary()
    make.member(round_, role="chair")
    make.nomination("accepted", round=round_)
    office.close_scoring(round_, by=by, at=timezone.now())
    later = timezone.now() + 20 * DAY
    return of(round_, scoring_closes_at=later, reason="誤り", by=by)


def revise_proposal() -> Call:
    on = decided.deliberating()
    made = decision.draft(on.round, by=on.office, at=decided.AT)
    seen, choice = (
        fingerprint_of_resolution(made),
        decided.line(on.entries[0], on.prizes["minister"]),
    )
    return of(made, seen=seen, note="", choices=[choice], by=on.office)


def table() -> Call:
    on = decided.deliberating()
    made = decided.drafted(on)
    return of(made, seen=fingerprint_of_resolution(made), by=on.office)


def take_back_approval() -> Call:
    on = decided.deliberating()
    made = decided.tabled(on)
    decided.approve(made, on, "soumu")
    return of(on.hosts["soumu"], made, text="見落とし", seen="1", by=on.ministry)


def accept_finding() -> Call:
    on, winner, digest = _with_a_finding("ほかに例のない、唯一の交流である。")
    return of(winner, digest=digest, reason="確かめた", by=on.office)


def fix_finding() -> Call:
    on, winner, digest = _with_a_finding("面積は15㎢である。")
    return of(winner, digest=digest, by=on.office)


def _with_a_finding(text: str) -> tuple[Any, Winner, str]:
    on = released.decided(1)
    winner = released.completed(released.drafted(on))
    Winner.objects.filter(pk=winner.pk).update(overview=[text])
    (told,) = proof_of(read_profile(winner), timezone.now()).open
    return on, winner, told.finding.digest


def proofread() -> Call:
    on = released.decided(1)
    return of(released.completed(released.drafted(on)), by=on.office)


def unproofread() -> Call:
    on = released.decided(1)
    return of(released.proofread(on), reason="誤り", by=on.office)


def prepare() -> Call:
    on = released.decided(1)
    released.proofread(on)
    return of(on.round, publish_at=released.LATER, by=on.office, at=released.AT)


def confirm() -> Call:
    on = released.decided(1)
    released.proofread(on)
    return of(released.prepare(on), by=released.other(on), at=released.AT)


def cancel() -> Call:
    on = released.decided(1)
    released.proofread(on)
    return of(released.release(on), reason="誤り", by=on.office, at=released.AT)


def withdraw() -> Call:
    on = released.decided(2)
    winner = [released.proofread(on, index) for index in range(2)][0]
    released.release(on)
    winner.refresh_from_db()
    return of(winner, reason="申出", by=on.office, at=released.LATER + DAY)


def withdraw_round() -> Call:
    on = released.decided(1)
    released.proofread(on)
    released.release(on)
    return of(on.round, reason="申出", by=on.office, at=released.LATER + DAY)


def _withdrawn() -> tuple[Any, Withdrawal]:
    on = released.decided(1)
    released.proofread(on)
    released.release(on)
    winner = Winner.objects.get()
    release.withdraw(winner, reason="誤り", by=on.office, at=released.LATER + DAY)
    return on, Withdrawal.objects.get()


def prepare_republication() -> Call:
    on, withdrawal = _withdrawn()
    return of(withdrawal, reason="取下げの誤り", by=on.office, at=released.LATER + 2 * DAY)


def _republication() -> tuple[Any, Republication]:
    on, withdrawal = _withdrawn()
    at = released.LATER + 2 * DAY
    return on, release.prepare_republication(withdrawal, reason="誤り", by=on.office, at=at)


def republish() -> Call:
    on, prepared = _republication()
    return of(prepared, by=released.other(on), at=released.LATER + 3 * DAY)


def cancel_republication() -> Call:
    on, prepared = _republication()
    return of(prepared, reason="不要", by=on.office, at=released.LATER + 3 * DAY)


def send_for_confirmation() -> Call:
    on = released.decided(1)
    until = released.AT + 9 * DAY
    return of(
        released.drafted(on), email="group@test.example", addressee="見本", ends_at=until, seen="",
        by=on.office, at=released.AT,
    )  # fmt: skip


def _opened() -> tuple[ConfirmationLink, Bearer]:
    args, kwargs = send_for_confirmation()
    link = release.send_for_confirmation(*args, **kwargs)
    letter = Email.objects.get(to="group@test.example")
    sent = written_out(letter.message, letter.to)
    return link, Bearer(re.findall(r"/confirm/([\w-]+)/", sent)[0])


def note_opening() -> Call:
    link, by = _opened()
    return of(link, by=by, at=released.AT)


def comment() -> Call:
    link, by = _opened()
    return of(link, WHOLE_TEXT, text="読点を直してください。", by=by, at=released.AT)


def approve_profile() -> Call:
    link, by = _opened()
    seen = digest_for_group(read_profile(link.profile.winner))
    return of(link, name="見本花子", seen=seen, by=by, at=released.AT)


READY: dict[str, Callable[[], Call]] = {
    "intake.start": start,
    "intake.revise": revise,
    "intake.submit": submit,
    "screening.check": check,
    "screening.accept": accept,
    "judging.save": save_sheet,
    "judging.finalise": finalise,
    "office.revise_round": revise_round,
    "office.open_nominations": open_nominations,
    "office.start_judging": start_judging,
    "office.reopen_scoring": reopen_scoring,
    "decision.revise": revise_proposal,
    "decision.table": table,
    "decision.take_back_approval": take_back_approval,
    "archive.import_file": import_file,
    "release.accept_finding": accept_finding,
    "release.fix_finding": fix_finding,
    "release.proofread": proofread,
    "release.unproofread": unproofread,
    "release.prepare": prepare,
    "release.confirm": confirm,
    "release.cancel": cancel,
    "release.withdraw": withdraw,
    "release.withdraw_round": withdraw_round,
    "release.prepare_republication": prepare_republication,
    "release.republish": republish,
    "release.cancel_republication": cancel_republication,
    "release.send_for_confirmation": send_for_confirmation,
    "release.note_opening": note_opening,
    "release.comment": comment,
    "release.approve_profile": approve_profile,
}
