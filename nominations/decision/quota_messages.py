"""The sentences about a resolution that its readers see, from what its rows hold."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nominations.decision.lines import rules_of
from nominations.decision.models import Resolution
from nominations.decision.quota import ChoiceLine, Fault, Places, faults
from nominations.intake.models import Nomination


@dataclass(frozen=True)
class Hindrance:
    """``entry_number`` is the nomination's whose line has to be mended; None where no one has."""

    sentence: str
    entry_number: int | None = None

    def __str__(self) -> str:
        return self.sentence


def hindrances(
    resolution: Resolution, lines: Iterable[ChoiceLine], places: Places
) -> list[Hindrance]:
    """Why the lines cannot be tabled; empty when they can."""
    prizes = list(resolution.round.prizes.order_by("position"))
    wrong = faults(list(lines), rules_of(prizes), places)
    named = {fault.params["nomination"] for fault in wrong if fault.code == "no_reason"}
    # Of those that are passed over the sentence names the best: the others may be thousands.
    named |= {n for fault in wrong for n in fault.params.get("over", ())[:1]}
    entries = Nomination.objects.in_bulk(named)
    names: dict[Hashable, str] = {prize.pk: str(prize) for prize in prizes}
    names |= {pk: entry(nomination) for pk, nomination in entries.items()}
    return [
        Hindrance(
            _sentence(fault, names),
            entries[fault.params["nomination"]].entry_number if fault.code == "no_reason" else None,
        )
        for fault in wrong
    ]


def entry(nomination: Nomination) -> str:
    return _("整理番号%(number)sの「%(title)s」") % {
        "number": nomination.entry_number,
        "title": nomination,
    }


def _sentence(fault: Fault, names: dict[Hashable, str]) -> str:
    if fault.code == "too_many":
        return _("%(prize)sは%(most)s団体までですが、%(chosen)s団体を選んでいます。") % {
            **fault.params,
            "prize": names[fault.params["prize"]],
        }
    if fault.code == "none":
        return _("%(prize)sの団体を選んでいません。") % {"prize": names[fault.params["prize"]]}
    return _without_reason(fault, names)


def _without_reason(fault: Fault, names: dict[Hashable, str]) -> str:
    over = fault.params["over"]
    more = len(over) - 1
    words = {"one": names[fault.params["nomination"]], "other": names[over[0]], "more": more}
    if more:
        return (
            ngettext(
                "%(one)sは、順位が上の%(other)sほか%(more)d件に先んじています。理由を書いてください。",
                "%(one)sは、順位が上の%(other)sほか%(more)d件に先んじています。理由を書いてください。",
                more,
            )
            % words
        )
    return _("%(one)sは、順位が上の%(other)sに先んじています。理由を書いてください。") % words
