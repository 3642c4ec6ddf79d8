"""A profile is final, or it is not yet after all; and what became of each finding before that."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards.proofreading.fixing import fixed
from awards.winners.models import NEXT, State, Winner
from nominations.access import right_of
from nominations.changing import Refused, move, take
from nominations.editing.saving import seen_of
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT
from nominations.release.actions.revising import revise_profile
from nominations.release.findings import Proof, Told, proof_of
from nominations.release.models.profiles import AcceptedFinding, Profile
from nominations.release.proofreading_messages import lacks_of
from nominations.release.reading import read


@right_of(SECRETARIAT)
@transaction.atomic
def proofread(winner: Winner, *, by: User, at: datetime) -> None:
    """The text is final unless it is taken back before the release."""
    take(winner)
    if winner.state == State.PROOFREAD:
        return
    if winner.state == State.RELEASED:
        # Its way back leads through the release, which is cancelled.
        raise Refused(_("%(winner)sは、既に公表の手続を終えています。") % {"winner": winner.name})
    dossier = read(winner)
    if lacks := lacks_of(dossier):
        raise Refused(" ".join(lack.sentence for lack in lacks))
    _refuse_unsettled(proof_of(dossier, at))
    move(winner, NEXT, State.PROOFREAD)
    version = Profile.objects.get(winner=winner).version
    record(Event.PROFILE_PROOFREAD, winner, by=by, at=at, version=version)


@right_of(SECRETARIAT)
@transaction.atomic
def unproofread(winner: Winner, *, reason: str, by: User, at: datetime) -> None:
    take(winner)
    if not reason.strip():
        raise Refused(_("作成中に戻す理由を書いてください。台帳に残ります。"))
    move(winner, NEXT, State.DRAFTING)
    record(Event.PROFILE_REOPENED, winner, by=by, at=at, reason=reason)


def _refuse_unsettled(proof: Proof) -> None:
    said = [f"{one.label}：{one.sentence}" if one.label else one.sentence for one in proof.errors]
    if n := len(proof.open):
        sentence = ngettext(
            "確かめていない指摘が%(n)d件あります。直すか、理由を書いて了承してください。",
            "確かめていない指摘が%(n)d件あります。直すか、理由を書いて了承してください。",
            n,
        )
        said.append(sentence % {"n": n})
    if said:
        raise Refused(" ".join(said))


@right_of(SECRETARIAT)
@transaction.atomic
def accept_finding(winner: Winner, *, digest: str, reason: str, by: User, at: datetime) -> None:
    """Leave the text as it is, and say why.

    ``digest`` names the finding. Whoever accepts it answers for it by name, so the first one to
    do so stays.
    """
    take(winner)
    _refuse_final(winner)
    if not reason.strip():
        raise Refused(_("そのままでよい理由を書いてください。台帳に残ります。"))
    told = _told(winner, digest, at)
    finding = told.finding
    if told.accepted:
        return
    if not told.is_open:
        raise Refused(_("この指摘は、了承できません。文を直してください。"))
    AcceptedFinding.objects.create(
        profile=Profile.objects.get(winner=winner),
        check_id=finding.id,
        digest=digest,
        section=finding.place.section,
        excerpt=finding.excerpt,
        reason=reason,
        by=by,
        at=at,
    )
    facts = {"check": finding.id, "section": finding.place.section, "excerpt": finding.excerpt}
    record(Event.PROFILE_FINDING_ACCEPTED, winner, by=by, at=at, reason=reason, **facts)


@right_of(SECRETARIAT)
@transaction.atomic
def fix_finding(winner: Winner, *, digest: str, by: User, at: datetime) -> None:
    """Write what the finding proposes, as a save of its section."""
    take(winner)
    _refuse_final(winner)
    told = _told(winner, digest, at)
    if told.finding.fix is None:
        raise Refused(_("この指摘は、自動では直せません。欄を開いて直してください。"))
    stored = read(winner).section(told.section)
    revise_profile(winner, fixed(stored, told.finding), seen=seen_of(stored), by=by, at=at)


def _refuse_final(winner: Winner) -> None:
    if winner.state != State.DRAFTING:
        raise Refused(_("指摘を直し、又は了承できるのは、作成中の紹介文です。"))


def _told(winner: Winner, digest: str, at: datetime) -> Told:
    told = proof_of(read(winner), at).named(digest)
    if told is None:
        raise Refused(_("文が書き換えられたため、この指摘はもうありません。"))
    return told
