"""The embargo, kept by PostgreSQL itself: what the public process's role may read, and when.

That role can SELECT from the tables of ``awards`` and nothing else, and row-level security shows
it only rounds that have begun and winners whose instant has come. The desk's role owns the tables,
and an owner is not bound by their policies.
"""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from awards.roles import from_nothing
from awards.rounds.models import Announcement, Round
from awards.winners.models import State, Winner

POLICY = "public_reads"
# Which migrations have run: /readyz asks. It holds names of files and dates, nothing else.
READABLE_BESIDES = "django_migrations"
# Of a round: how far its judging has come is for those who take part.
NEVER_READ = {"phase"}


def statements(role: str, connection: BaseDatabaseWrapper) -> Iterator[str]:
    """SQL that may be run again: it takes away what was granted before."""
    name = connection.ops.quote_name
    to = name(role)
    yield from from_nothing(role, connection)
    yield f"GRANT SELECT ON {name(READABLE_BESIDES)} TO {to}"
    for model in public_models():
        table = name(model._meta.db_table)
        yield f"GRANT SELECT{_columns(model, name)} ON {table} TO {to}"
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS {POLICY} ON {table}"
        yield f"CREATE POLICY {POLICY} ON {table} FOR SELECT TO {to} USING ({_condition(model)})"


def public_models() -> list[type[Model]]:
    configs = [config for config in apps.get_app_configs() if config.name.startswith("awards")]
    return [model for config in configs for model in config.get_models()]


def _columns(model: type[Model], name: Callable[[str], str]) -> str:
    """All, or those named."""
    names = {str(field.column) for field in model._meta.concrete_fields}
    return f" ({', '.join(name(column) for column in sorted(names - NEVER_READ))})" if names & NEVER_READ else ""


def _condition(model: type[Model]) -> str:
    if model is Round:
        return "is_public"
    if model is Announcement:
        return "at <= now()"
    if model is Winner:
        return f"state = '{State.RELEASED}' AND published_at <= now()"
    for parent in (Winner, Round):
        key = next((f for f in model._meta.concrete_fields if f.related_model is parent), None)
        if key:
            # The parent's own policy holds inside: a part is seen when what it is part of is seen.
            whole = parent._meta.db_table  # names of our own tables and columns, nobody's input
            return f"EXISTS (SELECT 1 FROM {whole} AS w WHERE w.id = {key.column})"  # noqa: S608
    raise NotImplementedError(f"{model._meta.label}: say in {__name__} when the public may read it")
