"""The ledger of a world that factories have made: what no act has sealed has no seal."""

from nominations.ledger import actions


def verify() -> list[str]:
    """All that is wrong but that."""
    return [fault for fault in actions.verify() if not fault.endswith("have no seal")]
