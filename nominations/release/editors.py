"""How each section of a profile is edited: before its release, and in a correction after it."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.dossier.values import Contacts, Partners, Photos, Recipients, Regions
from awards.winners.dossier import Evaluations, Names, Overview
from nominations.editing.editor import Editor
from nominations.release.forms import sections as forms
from nominations.release.sections import TITLES

EDITORS: Mapping[str, Editor] = {
    editor.slug: editor
    for editor in (
        Editor(Names, TITLES["names"], forms.NamesForm),
        Editor(Overview, TITLES["overview"], forms.OverviewForm),
        Editor(
            Evaluations,
            TITLES["evaluations"],
            row=forms.EvaluationForm,
            label=pgettext_lazy("one", "評価のポイント"),
            add=_("評価のポイントを加える"),
            can_order=True,
        ),
        Editor(
            Recipients,
            TITLES["recipients"],
            row=forms.RecipientForm,
            label=_("受賞した団体"),
            add=_("団体を加える"),
            can_order=True,
        ),
        Editor(
            Partners,
            TITLES["partners"],
            row=forms.PartnerForm,
            label=_("交流先"),
            add=_("交流先を加える"),
            can_order=True,
        ),
        Editor(Regions, TITLES["regions"], row=forms.RegionForm, by="partner", most=60),
        Editor(
            Photos,
            TITLES["photos"],
            row=forms.PhotoForm,
            label=pgettext_lazy("one", "写真"),
            add=_("写真を加える"),
            can_order=True,
            has_files=True,
        ),
        Editor(
            Contacts,
            TITLES["contacts"],
            row=forms.ContactForm,
            label=_("問合せ先"),
            add=_("問合せ先を加える"),
            can_order=True,
        ),
    )
}
# What is public keeps its address, and no picture comes new.
CORRECTIONS: Mapping[str, Editor] = {
    **EDITORS,
    "names": replace(EDITORS["names"], form=forms.ReleasedNamesForm),
    "photos": replace(EDITORS["photos"], row=forms.PhotoWordsForm, add="", has_files=False),
}
