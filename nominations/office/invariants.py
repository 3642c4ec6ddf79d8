"""What must hold after every act and every fault: each room's own list, and the rounds'."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from awards.rounds.models import Phase, Round
from nominations.decision.models import State as ResolutionState


def broken() -> list[str]:
    """Sentences about rows that contradict what the rooms promise; empty when all is well."""
    faults = _rounds()
    for config in apps.get_app_configs():
        name = f"{config.name}.invariants"
        if config.name.startswith("nominations.") and name != __name__ and find_spec(name):
            check: Callable[[], list[str]] = import_module(name).broken
            faults += check()
    return faults


def _rounds() -> list[str]:
    faults = []
    for round_ in Round.objects.filter(phase=Phase.DECIDED).select_related("resolution"):
        resolution = getattr(round_, "resolution", None)
        if resolution and resolution.state != ResolutionState.APPROVED:
            faults.append(f"{round_}: decided, but its resolution is not approved")
    approved = Round.objects.filter(resolution__state=ResolutionState.APPROVED)
    faults += [
        f"{round_}: approved, but not decided" for round_ in approved.exclude(phase=Phase.DECIDED)
    ]
    return faults
