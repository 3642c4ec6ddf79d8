"""What must hold after every act and every fault: each room's own list, the rounds' and the files'."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import FileField
from django.utils import timezone

from awards.rounds.models import Phase, Round
from nominations.decision.models import State as ResolutionState
from nominations.ledger.events import Event
from nominations.ledger.models import Seal
from nominations.ledger.reading import subjects

# The phase that a round is in from the line of such an act on.
PHASES = {
    Event.ROUND_CREATED: Phase.PREPARING,
    Event.ROUND_OPENED: Phase.OPEN,
    Event.ROUND_JUDGING_STARTED: Phase.JUDGING,
    Event.ROUND_SCORING_CLOSED: Phase.DELIBERATING,
    Event.ROUND_SCORING_REOPENED: Phase.JUDGING,
}

# An upload is written before its row, and no act lasts so long.
UNDER_WAY = timedelta(days=1)


def broken() -> list[str]:
    """Sentences about rows that contradict what the rooms promise; empty when all is well."""
    faults = [*_rounds(), *_phases(), *_files()]
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


def _phases() -> Iterator[str]:
    """Each round that was begun here is in the phase that its lines, and its seals, have led to."""
    phases = {event.code: phase for event, phase in PHASES.items()}
    last = {subject: phases[code] for subject, code in subjects(*PHASES).items()}
    decided = Seal.objects.filter(occasion="decision").values_list("round", flat=True)
    last |= {f"rounds.round:{key}": Phase.DECIDED for key in decided}
    rounds = {f"rounds.round:{round_.pk}": round_ for round_ in Round.objects.all()}
    begun = subjects(Event.ROUND_CREATED).keys() - subjects(Event.ROUND_DELETED).keys()
    for subject in sorted(begun):
        round_ = rounds.get(subject)
        if round_ is None:
            yield f"{subject} was begun, and it is gone"
        elif round_.phase != last[subject]:
            yield f"{round_}: it is {round_.phase}, the ledger tells that it is {last[subject]}"


def _files() -> Iterator[str]:
    """A process that is killed between the file and its row leaves what nobody can find or delete."""
    # Before the files are listed: one that goes meanwhile, with its row, is not missed.
    named = {
        name
        for model in apps.get_models()
        for column in model._meta.concrete_fields
        if isinstance(column, FileField)
        for name in model._base_manager.values_list(column.name, flat=True)
    }
    for name in sorted(_stored("")):
        old = default_storage.get_modified_time(name) < timezone.now() - UNDER_WAY
        if name not in named and old:
            yield f"files: no row names private/{name}, which an upload cut short left: delete it"


def _stored(folder: str) -> Iterator[str]:
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return  # nothing has been uploaded yet
    within = f"{folder}/" if folder else ""
    yield from (f"{within}{name}" for name in names)
    for below in folders:
        yield from _stored(f"{within}{below}")
