"""Where a round stands, in the words of the page's language."""

from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _

from awards.languages import spoken
from awards.winners.values.rounds import RoundSummary, Standing

register = template.Library()

ORDER = tuple(Standing)


@dataclass(frozen=True)
class Step:
    """A stage of a round: ``state`` is done, now or empty."""

    label: str
    when: str
    state: str


@register.filter
def status(standing: Standing) -> str:
    return {
        Standing.UPCOMING: _("推薦の受付前"),
        Standing.OPEN: _("推薦を受付中"),
        Standing.JUDGING: _("審査中"),
        Standing.ANNOUNCED: _("結果を公表済み"),
    }[standing]


@register.filter
def deadline(summary: RoundSummary) -> str:
    """The closing instant, while nominations are open."""
    if summary.standing != Standing.OPEN:
        return ""
    return _("提出期限　%(moment)s") % {"moment": spoken(summary.closes_at)}


@register.filter
def steps(summary: RoundSummary) -> tuple[Step, ...]:
    now = ORDER.index(summary.standing)
    announced = summary.standing == Standing.ANNOUNCED
    return (
        Step(_("推薦の受付"), _window(summary), _state(now, 1)),
        Step(_("審査委員会の審査"), "", _state(now, 2)),
        Step(_("受賞団体の公表"), spoken(summary.announced_at), "done" if announced else ""),
    )


def _state(now: int, step: int) -> str:
    if now > step:
        return "done"
    return "now" if now == step else ""


def _window(summary: RoundSummary) -> str:
    if not summary.opens_at or not summary.closes_at:
        return ""
    return _("%(opens)sから%(closes)sまで") % {
        "opens": spoken(summary.opens_at),
        "closes": spoken(summary.closes_at),
    }
