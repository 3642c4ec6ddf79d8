"""The check of a nomination, the reasons for what was decided, and the filter of the list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Unpack

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.fields import LineField, MomentField, ProseField
from awards.fields.options import FormOptions
from nominations.intake.models import State
from nominations.screening.checks import Proposal
from nominations.screening.models import Finding, Item, ScreeningCheck

NOTE_LIMIT = 400
REASON_LIMIT = 1000


@dataclass(frozen=True)
class ItemFields:
    """One item on the page; ``stored`` is what somebody else has saved meanwhile."""

    item: Item
    finding: BoundField
    note: BoundField
    stored: ScreeningCheck | None


class CheckForm(forms.Form):
    """A finding and a note for each item; what has no finding yet is left open."""

    unmarked = True
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        proposals: Mapping[str, Proposal],
        data: Mapping[str, object] | None = None,
        **options: Unpack[FormOptions],
    ) -> None:
        super().__init__(data, **options)
        self.stored: Mapping[str, ScreeningCheck] = {}
        for item in Item:
            self.fields[f"finding_{item}"] = forms.ChoiceField(
                label=item.label,
                choices=Finding.choices,
                help_text=proposals[item].sentence,
                required=False,
                widget=forms.RadioSelect(attrs={"class": "inline"}),
                error_messages={"invalid_choice": _("適合、不適合、該当なしから選んでください。")},
            )
            label = f"{_('備考')}{_('：')}{item.label}"
            self.fields[f"note_{item}"] = ProseField(
                label=label, limit=NOTE_LIMIT, rows=2, required=False
            )

    def clean(self) -> dict[str, object]:
        clean = self.cleaned_data
        for item in Item:
            if clean.get(f"note_{item}") and not clean.get(f"finding_{item}", "-"):
                self.add_error(f"finding_{item}", _("備考を残すには、結果も選んでください。"))
        return clean

    def entries(self) -> Iterator[ItemFields]:
        for item in Item:
            finding, note = self[f"finding_{item}"], self[f"note_{item}"]
            yield ItemFields(item, finding, note, self.stored.get(item))

    def findings(self) -> dict[str, tuple[str, str]]:
        """What ``actions.check`` wants."""
        clean = self.cleaned_data
        return {
            str(item): (finding, clean[f"note_{item}"])
            for item in Item
            if (finding := clean[f"finding_{item}"])
        }


def initial_of(
    proposals: Mapping[str, Proposal], checks: Mapping[str, ScreeningCheck]
) -> dict[str, object]:
    """What a form starts from: what the papers tell, and instead of it what somebody has found."""
    proposed = {f"finding_{item}": one.finding for item, one in proposals.items()}
    return proposed | {
        f"{name}_{item}": getattr(check, name)
        for item, check in checks.items()
        for name in ("finding", "note")
    }


class ReturnForm(forms.Form):
    reason = ProseField(label=gettext_lazy("直していただきたい点"), limit=REASON_LIMIT, rows=5)
    due_at = MomentField(
        label=gettext_lazy("再提出の期限"),
        help_text=gettext_lazy("例：2026年12月7日 17:00"),
        widget=forms.TextInput(attrs={"class": "w-m"}),
    )


class IneligibleForm(forms.Form):
    reason = ProseField(label=gettext_lazy("対象外とした理由"), limit=REASON_LIMIT, rows=5)


class RecheckForm(forms.Form):
    reason = ProseField(label=gettext_lazy("確認をやり直す理由"), limit=REASON_LIMIT, rows=5)


class Filter(forms.Form):
    """Of the list; an unknown value filters nothing."""

    round = forms.ChoiceField(label=gettext_lazy("表彰回"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("状態"), required=False)
    q = LineField(label=gettext_lazy("推薦団体"), limit=40, required=False)
    unmarked = True

    def __init__(self, rounds: list[tuple[str, str]], data: Mapping[str, object]) -> None:
        super().__init__(data)
        states = [(str(s), s.label) for s in State if s != State.DRAFT]
        self.fields["round"].choices = rounds  # type: ignore[attr-defined]
        self.fields["state"].choices = [("", _("全て")), *states]  # type: ignore[attr-defined]
