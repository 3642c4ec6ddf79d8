"""What must hold in the ledger after every act and every fault."""

from nominations.ledger import actions


def broken() -> list[str]:
    return [f"ledger: {fault}" for fault in actions.verify()]
