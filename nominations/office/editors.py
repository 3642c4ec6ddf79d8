"""How each section of a round's set-up is edited."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.rounds.values import Contact, Criteria, Hosts, Prizes, Rules, Schedule, Words
from nominations.editing.editor import Editor
from nominations.office.forms import sections as forms

EDITORS: Mapping[str, Editor] = {
    editor.slug: editor
    for editor in (
        Editor(Schedule, _("日程"), forms.ScheduleForm),
        Editor(Words, _("名称と案内文"), forms.WordsForm),
        Editor(Rules, _("対象と上限"), forms.RulesForm),
        Editor(
            Hosts,
            pgettext_lazy("several", "主催者"),
            row=forms.HostForm,
            label=_("主催者"),
            add=_("主催者を加える"),
            most=10,
        ),
        Editor(
            Prizes,
            pgettext_lazy("several", "賞"),
            row=forms.PrizeForm,
            label=_("賞"),
            add=_("賞を加える"),
            most=10,
        ),
        Editor(
            Criteria,
            pgettext_lazy("several", "審査基準"),
            row=forms.CriterionForm,
            label=_("審査基準"),
            add=_("基準を加える"),
            most=20,
        ),
        Editor(Contact, _("問合せ先"), forms.ContactForm),
    )
}
