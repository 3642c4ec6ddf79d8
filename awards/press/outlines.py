"""What the award is, in the round's own texts, and how it came out."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from awards.press.values import Entry, Line, RoundWithWinners
from awards.press.wording import enclosed, entry, filled, joined, line, listed, paragraphs, said
from awards.templatetags.pages import both, figure
from awards.winners.values.rounds import PrizeEntry, RoundPage
from awards.winners.values.winner import WinnerPage


def outline(told: RoundWithWinners) -> Iterator[Entry]:
    """What the award is, in the round's own texts, and how it came out."""
    round_ = told.round
    yield from entry(_("目的"), paragraphs(round_.purpose))
    yield from entry(pgettext("several", "主催"), filled(listed(round_.hosts)))
    yield from entry(_("表彰の対象"), paragraphs(round_.eligibility))
    yield from entry(pgettext("several", "賞"), tuple(map(_prize, round_.prizes)))
    yield from entry(_("応募と審査"), paragraphs(round_.procedure))
    yield from entry(_("審査委員会"), filled(line(round_.committee), _chair(round_)))
    yield from entry(_("受賞団体"), tuple(outcome(told)))
    yield from entry(_("表彰式"), filled(said(both(round_.ceremony_on))))
    yield from entry(_("次回の募集"), paragraphs(round_.next_call))


def criteria(round_: RoundPage) -> tuple[Entry, ...]:
    return tuple(
        Entry(label=line(criterion.name), lines=paragraphs(criterion.help))
        for criterion in round_.criteria
    )


def _prize(prize: PrizeEntry) -> Line:
    if prize.is_optional:
        return (*line(prize.name), _("（授与する場合があります）"))
    if prize.max_winners is None:
        return line(prize.name)
    most = ngettext("（%(number)s団体以内）", "（%(number)s団体以内）", prize.max_winners)
    return (*line(prize.name), most % {"number": prize.max_winners})


def _chair(round_: RoundPage) -> Line:
    chair = line(round_.chair)
    return (_("委員長"), "　", *chair) if chair else ()


def outcome(told: RoundWithWinners) -> Iterator[Line]:
    """How many were chosen of how many, and who, by prize."""
    yield from filled(chosen(told))
    for prize in dict.fromkeys(winner.prize for winner in told.winners):
        named = (with_home(winner) for winner in told.winners if winner.prize == prize)
        yield (*line(prize), _("："), *joined(named, _("、")))


def chosen(told: RoundWithWinners) -> Line:
    """Empty where nobody knows how many applied."""
    applications, winners = told.round.summary.applications, len(told.winners)
    if applications is None:
        return ()
    sentence = ngettext(
        "%(count)s団体の応募の中から、%(winners)s団体を決定しました。",
        "%(count)s団体の応募の中から、%(winners)s団体を決定しました。",
        winners,
    )
    return said(sentence % {"count": figure(applications), "winners": winners})


def with_home(winner: WinnerPage) -> Line:
    return (*line(winner.name), *enclosed(line(winner.dossier.home)))
