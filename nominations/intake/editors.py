"""How each section of a nomination is edited. Photographs have pages of their own."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from awards.dossier.values import Contacts, Partners, Recipients, Regions
from nominations.editing.editor import Editor
from nominations.intake.dossier import Appeals, Confirmation, Cover, Past, Work
from nominations.intake.forms import sections as forms
from nominations.intake.sections import TITLES

EDITORS: Mapping[str, Editor] = {
    editor.slug: editor
    for editor in (
        Editor(Cover, TITLES["cover"], forms.CoverForm),
        Editor(
            Recipients,
            TITLES["recipients"],
            row=forms.RecipientForm,
            label=_("被推薦団体"),
            add=_("被推薦団体を加える"),
            most=20,
        ),
        Editor(
            Partners,
            TITLES["partners"],
            row=forms.PartnerForm,
            label=_("交流先"),
            add=_("交流先を加える"),
        ),
        Editor(Work, TITLES["work"], forms.WorkForm),
        Editor(
            Appeals,
            TITLES["appeals"],
            forms.AppealsForm,
            forms.AppealForm,
            by="criterion",
            rows_legend=_("審査基準ごとの推薦理由"),
            own_first=False,
        ),
        Editor(Regions, TITLES["regions"], row=forms.RegionForm, by="partner", most=60),
        Editor(Past, TITLES["past"], forms.PastForm),
        Editor(
            Contacts,
            TITLES["contacts"],
            row=forms.ContactForm,
            label=_("問合せ先"),
            add=_("問合せ先を加える"),
            most=10,
        ),
        Editor(Confirmation, TITLES["confirmation"], forms.ConfirmationForm),
    )
}
