"""A round in deliberation with nominations in a known order, and a resolution in a state."""

from datetime import UTC, datetime
from types import SimpleNamespace

from awards.rounds.models import Phase
from nominations.decision import actions
from nominations.decision.lines import fingerprint_of_resolution
from nominations.decision.quota import ChoiceLine
from tests import make

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def deliberating(nominations=4):
    """``entries`` stand in the order of their scores: the first has the first place."""
    round_ = make.round_(Phase.DELIBERATING)
    seat = make.member(round_)
    entries = [make.nomination("accepted", round=round_) for _ in range(nominations)]
    for points, entry in zip((5, 4, 3, 2, 1), entries, strict=False):
        make.sheet(seat, entry, *[points] * 6)
    hosts = {host.code: host for host in round_.hosts.all()}
    prizes = {prize.code: prize for prize in round_.prizes.all()}
    return SimpleNamespace(
        round=round_,
        entries=entries,
        hosts=hosts,
        prizes=prizes,
        office=make.secretary(),
        ministry=make.host_officer("soumu"),
        clair=make.host_officer("clair"),
    )


def line(entry, prize, place=1, reason=""):
    return ChoiceLine(entry.pk, prize.pk, place, reason)


def drafted(on, *lines):
    made = actions.draft(on.round, by=on.office, at=AT)
    choices = list(lines) or [line(on.entries[0], on.prizes["minister"])]
    write(made, on, choices)
    return made


def write(resolution, on, choices, note=""):
    seen = fingerprint_of_resolution(resolution)
    actions.revise(resolution, seen=seen, note=note, choices=choices, by=on.office, at=AT)


def tabled(on, *lines):
    made = drafted(on, *lines)
    actions.table(made, seen=fingerprint_of_resolution(made), by=on.office, at=AT)
    return made


def approve(resolution, on, code, version=None, by=None):
    actions.approve(
        on.hosts[code],
        resolution,
        seen=str(version or resolution.version),
        by=by or {"soumu": on.ministry, "clair": on.clair}[code],
        at=AT,
    )


def decided(on, *lines):
    made = tabled(on, *lines)
    approve(made, on, "soumu")
    approve(made, on, "clair")
    on.round.refresh_from_db()
    return made


def said(act, resolution, on, code, text, version=None):
    """One of the acts by which a host says something: ``remark``, ``send_back`` or taking back."""
    act(
        on.hosts[code],
        resolution,
        text=text,
        seen=str(version or resolution.version),
        by={"soumu": on.ministry, "clair": on.clair}[code],
        at=AT,
    )
