"""Markup in every text that somebody may have typed, anywhere in a world."""

from typing import Any

from django.apps import apps
from django.db import models

from awards.model_fields import PartialDateField, TextListField

# Ends an attribute and a text; each of the elements would do something by itself.
TAG = "x-planted"
SHORT = f'"><{TAG}>'
LONG = (
    f"\"'><{TAG} hx-post=/x hx-trigger=load></{TAG}><img src=x onerror=planted()>"
    "<meta http-equiv=refresh content=0>{{ 7 }}"
)
LINK = "javascript:planted()"

# What the program writes: codes, keys, hashes, states, the ledger and what was sent.
OURS = {
    "code", "slug", "host_code", "receipt_number", "password", "sha256", "eligible_kinds", "criteria",
    "renditions", "pages", "written", "headers", "context", "message_id", "backend_alias", "section",
    "search_text", "token_hash", "passage_hash", "digest", "contents",
}  # fmt: skip
# Their addresses sign people in, or are sent to.
ADDRESSES = {"people.User": {"email"}, "letters.Letter": {"from_email", "to", "cc", "bcc"}}


def plant() -> int:
    """Plant it; in how many columns."""
    planted = 0
    for model in apps.get_models():
        if _is_ours(model):
            for row in model._base_manager.all():
                columns = dict(_columns(model, row))
                planted += len(columns)
                model._base_manager.filter(pk=row.pk).update(**columns)
    return planted


def _is_ours(model: type[models.Model]) -> bool:
    return (
        model.__module__.startswith(("awards.", "nominations."))
        and model._meta.app_label != "ledger"
    )


def _columns(model: type[models.Model], row: models.Model) -> Any:
    typed = (models.CharField, models.TextField, models.JSONField)
    for field in model._meta.concrete_fields:
        theirs = ADDRESSES.get(model._meta.label, set())
        is_typed = isinstance(field, typed) and not field.choices
        if is_typed and field.name not in OURS | theirs and not isinstance(field, PartialDateField):
            yield field.name, _value(field)


def _value(field: Any) -> object:
    if field.name == "unread":
        return {}
    if isinstance(field, TextListField):
        return [LONG] * 5
    if field.name.endswith("url"):
        return LINK
    fits = field.max_length is None or field.max_length >= len(LONG)
    return LONG if fits else SHORT[: field.max_length]
