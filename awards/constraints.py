"""Database constraints we use more than once."""

from collections.abc import Iterable

from django.db.models import CheckConstraint, F, Q, TextChoices


def together(*fields: str) -> CheckConstraint:
    """The fields are all set or all empty, e.g. ``together("decided_at", "decided_by")``."""
    all_set = Q(*((f"{field}__isnull", False) for field in fields))
    all_empty = Q(*((f"{field}__isnull", True) for field in fields))
    return CheckConstraint(condition=all_set | all_empty, name=f"%(class)s_{fields[0]}_together")


def one_of(field: str, choices: type[TextChoices]) -> CheckConstraint:
    """The column holds a member of ``choices`` whoever writes to it."""
    return CheckConstraint(
        condition=Q((f"{field}__in", choices.values)), name=f"%(class)s_{field}_known"
    )


def one_of_or_empty(field: str, values: Iterable[str]) -> CheckConstraint:
    """The column holds one of ``values`` or nothing yet. For abstract models, in several rooms."""
    return CheckConstraint(
        condition=Q((f"{field}__in", ["", *values])), name=f"%(app_label)s_%(class)s_{field}_known"
    )


def at_least(field: str, least: int) -> CheckConstraint:
    """The number is ``least`` or more, or not known."""
    return CheckConstraint(
        condition=Q((f"{field}__gte", least)) | Q((f"{field}__isnull", True)),
        name=f"%(class)s_{field}_at_least_{least}",
    )


def in_order(first: str, second: str) -> CheckConstraint:
    """``second`` does not come before ``first``; either may be unknown."""
    either_unknown = Q((f"{first}__isnull", True)) | Q((f"{second}__isnull", True))
    return CheckConstraint(
        condition=either_unknown | Q((f"{second}__gte", F(first))),
        name=f"%(class)s_{first}_before_{second}",
    )
