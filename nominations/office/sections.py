"""The sections of setting up a round: which form each has, and what it starts from."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.rounds.models import Criterion, Host, Prize, Round, RoundContact
from nominations.office import forms
from nominations.office.forms import LIMITS


@dataclass(frozen=True)
class Section:
    """A section of columns (``form``) or of rows (``rows`` of ``model``)."""

    slug: str
    title: str | Promise
    form: type[Any]
    model: type[Model] | None = None
    prefix: str = ""
    add: str | Promise = ""

    @property
    def has_rows(self) -> bool:
        return bool(self.prefix)


SECTIONS = {
    section.slug: section
    for section in (
        Section("schedule", _("日程"), forms.ScheduleForm),
        Section("words", _("名称と案内文"), forms.WordsForm),
        Section("rules", _("対象と上限"), forms.RulesForm),
        Section("hosts", _("主催者"), forms.HostRows, Host, "hosts", _("主催者を加える")),
        Section("prizes", _("賞"), forms.PrizeRows, Prize, "prizes", _("賞を加える")),
        Section(
            "criteria", _("評価基準"), forms.CriterionRows, Criterion, "criteria", _("基準を加える")
        ),
        Section("contact", _("問合せ先"), forms.ContactForm, RoundContact),
    )
}


def start_of(section: Section, round_: Round) -> dict[str, Any] | list[dict[str, Any]]:
    """What the section's form shows first: columns, or one dict a row."""
    if section.has_rows and section.model:
        rows = section.model._default_manager.filter(round=round_).order_by("position")
        return [_shown(row, section.form.form.base_fields) for row in rows]
    if section.model is RoundContact:
        contact = RoundContact.objects.filter(round=round_).first()
        return _shown(contact, section.form.base_fields) if contact else {}
    return _shown(round_, [*section.form.base_fields, *(LIMITS if section.slug == "rules" else [])])


def _shown(row: Model, names: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {name: getattr(row, name) for name in names}
    for name in ("anchors", "anchors_en"):
        if name in shown:
            shown[name] = "\n".join(shown[name])
    return shown
