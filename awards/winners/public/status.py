"""Where a round stands, as far as the clock and what is published tell.

The phase is the secretariat's own and is not shown: a round that is decided and not yet announced
looks exactly like one that is still being judged.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from awards.languages import spoken
from awards.rounds.models import Round
from awards.winners.values import Step

UPCOMING, OPEN, JUDGING, ANNOUNCED = "upcoming", "open", "judging", "announced"
ORDER = (UPCOMING, OPEN, JUDGING, ANNOUNCED)


def standing(of: Round, at: datetime) -> str:
    if of.results_at and of.results_at <= at:
        return ANNOUNCED
    if of.nominations_open_at and at < of.nominations_open_at:
        return UPCOMING
    if of.nominations_close_at and at <= of.nominations_close_at:
        return OPEN
    return JUDGING


def status(of: str) -> str:
    return {
        UPCOMING: _("推薦の受付前"),
        OPEN: _("推薦を受付中"),
        JUDGING: _("審査中"),
        ANNOUNCED: _("結果を公表済み"),
    }[of]


def steps(of: Round, at: datetime) -> tuple[Step, ...]:
    now = ORDER.index(standing(of, at))
    announced = now == ORDER.index(ANNOUNCED)
    return (
        Step(_("推薦の受付"), _window(of), _state(now, 1)),
        Step(_("審査委員会の審査"), "", _state(now, 2)),
        Step(
            _("受賞団体の公表"),
            spoken(of.results_at) if announced else "",
            _state(now, 3, last=True),
        ),
    )


def deadline(of: Round, at: datetime) -> str:
    """The closing instant in words, while nominations are open."""
    if standing(of, at) != OPEN:
        return ""
    return _("締切　%(moment)s（日本時間）") % {"moment": spoken(of.nominations_close_at)}


def _state(now: int, step: int, *, last: bool = False) -> str:
    if now > step or (last and now == step):
        return "done"
    return "now" if now == step else ""


def _window(of: Round) -> str:
    if not of.nominations_open_at or not of.nominations_close_at:
        return ""
    return _("%(opens)sから%(closes)sまで") % {
        "opens": spoken(of.nominations_open_at),
        "closes": spoken(of.nominations_close_at),
    }
