"""Until when a body may write and submit, and why it may not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from awards.languages import spoken
from awards.rounds.models import Phase, Round
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import RECEIVED, Extension, Nomination, State
from nominations.people.models import NominatingBody


def extension_of(round_: Round, body: NominatingBody) -> datetime | None:
    """The newest one counts, whatever earlier ones said."""
    extensions = Extension.objects.filter(round=round_, body=body).order_by("-at", "-pk")
    return extensions.values_list("until", flat=True).first()


def closing(round_: Round, extended_until: datetime | None) -> datetime | None:
    """The instant until which a body may submit; the instant itself still counts."""
    moments = [round_.nominations_close_at, extended_until]
    return max((moment for moment in moments if moment), default=None)


def why_not_open(round_: Round, extended_until: datetime | None, at: datetime) -> str:
    """The sentence for a round in which this body cannot write now; empty when it can.

    It does not tell how far the judging is: the winners are known to nobody early.
    """
    if _is_open(round_, extended_until, at):
        return ""
    until = closing(round_, extended_until)
    if round_.phase == Phase.PREPARING or until is None:
        return _(
            "%(round)sは、推薦の受付をまだ始めていません。受付の期間に入力と提出ができます。"
        ) % {"round": round_}
    if round_.phase != Phase.OPEN:
        return _("%(round)sは、推薦の受付を終えています。") % {"round": round_}
    if round_.nominations_open_at and at < round_.nominations_open_at:
        return _("推薦の受付は、%(moment)sに始まります。") % {
            "moment": spoken(round_.nominations_open_at)
        }
    return _(
        "提出期限の%(moment)sを過ぎました。事情があるときは、事務局に提出期限の延長を相談してください。"
    ) % {"moment": spoken(until)}


def _ranks_of(round_: Round, body: NominatingBody) -> list[int | None]:
    """Of the nominations that count; one that was withdrawn does not."""
    running = round_.nominations.filter(body=body).exclude(state=State.WITHDRAWN)
    return list(running.values_list("rank", flat=True))


def ranks_left_out(ranks: Iterable[int | None]) -> tuple[int, ...]:
    """The places before the last one that nothing has, as a withdrawal leaves them."""
    given = {rank for rank in ranks if rank}
    # One rank too many is a slip, and no reason to name all before it.
    last = min(max(given, default=0), len(given) + 3)
    return tuple(rank for rank in range(1, last) if rank not in given)


@dataclass(frozen=True)
class Window:
    """When one body may nominate in a round, how many more, and why not now; empty when it may.

    ``ranks_left_out`` is for advice.
    """

    body: NominatingBody
    closing: datetime | None
    is_extended: bool
    left: int
    why: str
    ranks_left_out: tuple[int, ...]


def window(round_: Round, body: NominatingBody, at: datetime) -> Window:
    extended_until, ranks = extension_of(round_, body), _ranks_of(round_, body)
    left = max(0, round_.nominations_per_body - len(ranks))
    until = closing(round_, extended_until)
    why = why_not_open(round_, extended_until, at)
    if not why and not left:
        why = _(
            "1団体が推薦できるのは%(most)d件までです。新しく作るには、作成中の推薦を1件取り下げてください。"
        ) % {"most": round_.nominations_per_body}
    is_extended = until != round_.nominations_close_at
    return Window(body, until, is_extended, left, why, ranks_left_out(ranks))


def _is_open(round_: Round, extended_until: datetime | None, at: datetime) -> bool:
    if round_.takes_nominations(at):
        return True
    return round_.phase == Phase.OPEN and extended_until is not None and at <= extended_until


def due_at(nomination: Nomination, dossier: NominationDossier) -> datetime | None:
    """Until when this nomination may be submitted, or submitted again.

    A returned one has the deadline it was returned with, and no other but an extension for its
    body: the letter, every page and the act tell the same moment.
    """
    if nomination.state != State.RETURNED or not dossier.returned:
        return closing(nomination.round, dossier.extended_until)
    due = dossier.returned.due_at
    return max(due, dossier.extended_until) if dossier.extended_until else due


def why_locked(nomination: Nomination, dossier: NominationDossier, at: datetime) -> str:
    """Why its body cannot change or submit it at that moment; empty when it can."""
    if nomination.state in RECEIVED and (why := why_not_returned(nomination.round)):
        return why
    if closed := _closed_states().get(State(nomination.state)):
        return closed
    if nomination.state == State.RETURNED and nomination.round.phase == Phase.OPEN:
        due = due_at(nomination, dossier)
        if due and at <= due:
            return ""
        return _(
            "再提出の期限を過ぎました。提出が必要なときは、事務局に期限の延長を相談してください。"
        )
    return why_not_open(nomination.round, dossier.extended_until, at)


def why_not_withdrawn(round_: Round) -> str:
    """Why its bodies cannot withdraw any more; empty while they can."""
    if round_.phase not in (Phase.DELIBERATING, Phase.DECIDED):
        return ""
    return _(
        "%(round)sは審査の手続が進んでいるため、ここからは取り下げられません。事務局に御連絡ください。"
    ) % {"round": round_}


def why_not_returned(round_: Round) -> str:
    """Why what was received is not returned to its body any more; empty while it can be."""
    if round_.phase == Phase.OPEN:
        return ""
    return _(
        "%(round)sは推薦の受付を終えているため、内容は変えられません。誤りに気付いたときは、事務局に御連絡ください。"
    ) % {"round": round_}


def _closed_states() -> dict[State, str]:
    return {
        State.SUBMITTED: _(
            "提出済みのため、内容は変えられません。直す所があるときは、このページから事務局に差戻しを依頼してください。"
        ),
        State.ACCEPTED: _(
            "事務局が受理したため、内容は変えられません。直す所があるときは、このページから事務局に差戻しを依頼してください。"
        ),
        State.INELIGIBLE: _(
            "この回の対象外とされたため、内容は変えられません。理由はこのページに記しています。"
        ),
        State.WITHDRAWN: _(
            "取り下げたため、内容は変えられません。受付の期間内であれば、新しい推薦を作れます。"
        ),
    }
