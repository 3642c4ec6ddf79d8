"""The sections of setting up a round, and which form each has."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.rounds.models import Criterion, Host, Prize, Round, RoundContact
from nominations.office import forms, stored


@dataclass(frozen=True)
class Section:
    """A section of columns, or of rows where it has a ``prefix``."""

    slug: str
    title: str | Promise
    form: type[Any]
    model: type[Model] = Round
    prefix: str = ""
    add: str | Promise = ""

    @property
    def has_rows(self) -> bool:
        return bool(self.prefix)

    @property
    def columns(self) -> list[str]:
        return list(self.form.form.base_fields if self.has_rows else self.form.base_fields)

    def stored(self, round_: Round) -> Any:
        """What its form shows first: columns, or one dict a row."""
        read = stored.rows_of if self.has_rows else stored.columns_of
        return read(round_, self.model, self.columns)


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
