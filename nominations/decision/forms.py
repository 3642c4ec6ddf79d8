"""What the secretariat types into a proposal, one small form for each nomination."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import count
from typing import Unpack

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict  # noqa: TID251 -- the type of what was sent, nothing of HTTP
from django.utils.translation import gettext_lazy as _

from awards.fields import CountField, ProseField
from awards.fields.options import FormOptions
from awards.rounds.models import Host, Prize
from nominations.decision.lines import fingerprint_of_resolution, lines_of
from nominations.decision.models import Resolution
from nominations.decision.quota import ChoiceLine
from nominations.decision.ranking import Ranked


class NoteForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput)
    note = ProseField(
        label=_("協議に付ける説明"),
        limit=2000,
        required=False,
        help_text=_("主催者の担当者が、決定案と一緒に読みます。"),
    )


class ChoiceForm(forms.Form):
    prize = forms.TypedChoiceField(label=_("賞"), required=False, coerce=int, empty_value=None)
    place = CountField(label=_("掲載順"), required=False, max_value=999)
    reason = ProseField(label=_("順位によらない理由"), required=False, limit=500, rows=2)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        prizes: Sequence[Prize],
        **options: Unpack[FormOptions],
    ) -> None:
        super().__init__(data, **options)
        self.fields["prize"].choices = [  # type: ignore[attr-defined]
            ("", _("選ばない")),
            *((prize.pk, str(prize)) for prize in prizes),
        ]
        self.fields["place"].widget.attrs["class"] = "w-xs"

    def clean_place(self) -> int | None:
        place: int | None = self.cleaned_data["place"]
        if place == 0:
            raise forms.ValidationError(_("掲載順は、1から始まる番号を入力してください。"))
        return place

    def clean(self) -> dict[str, object]:
        clean = super().clean() or {}
        without_prize = "prize" in clean and clean["prize"] is None
        if without_prize and (clean.get("place") or clean.get("reason")):
            self.add_error("prize", _("掲載順や理由を書いた推薦には、賞を選んでください。"))
        return clean


class Proposal:
    """The note and one row for each ranked nomination, in the order of the ranking."""

    def __init__(
        self, resolution: Resolution, ranked: Sequence[Ranked], data: QueryDict | None = None
    ) -> None:
        self.prizes = list(resolution.round.prizes.order_by("position"))
        stored = {line.nomination_id: line for line in lines_of(resolution.choices.all())}
        first: dict[str, object] = {
            "note": resolution.note,
            "seen": fingerprint_of_resolution(resolution),
        }
        self.note = NoteForm(data, initial=first)
        self.rows = [(line, self._row(line, stored, data)) for line in ranked]

    def _row(
        self, line: Ranked, stored: dict[Hashable, ChoiceLine], data: QueryDict | None
    ) -> ChoiceForm:
        choice = stored.get(line.nomination.pk)
        initial: dict[str, object] = (
            {"prize": choice.prize_id, "place": choice.place, "reason": choice.reason}
            if choice
            else {}
        )
        prefix = f"n{line.nomination.entry_number}"
        return ChoiceForm(data, prefix=prefix, initial=initial, prizes=self.prizes)

    @property
    def forms(self) -> list[forms.Form]:
        return [self.note, *(form for _line, form in self.rows)]

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in self.forms]
        return all(valid) and not self._says_a_place_twice()

    def _says_a_place_twice(self) -> bool:
        seen: set[int] = set()
        for _line, form in self.rows:
            place = form.cleaned_data["place"]
            if place in seen:
                form.add_error(
                    "place", _("この番号は、ほかの団体に付けています。違う番号にしてください。")
                )
                return True
            seen |= {place} if place else set()
        return False

    def lines(self) -> list[ChoiceLine]:
        """What was chosen. An empty place becomes the next free one, higher prizes first."""
        chosen = [
            (line, form.cleaned_data) for line, form in self.rows if form.cleaned_data["prize"]
        ]
        order = {prize.pk: prize.position for prize in self.prizes}
        free = self._free_places({clean["place"] for _line, clean in chosen})
        return [
            ChoiceLine(
                line.nomination.pk, clean["prize"], clean["place"] or next(free), clean["reason"]
            )
            for line, clean in sorted(chosen, key=lambda pair: order[pair[1]["prize"]])
        ]

    @staticmethod
    def _free_places(taken: set[int | None]) -> Iterator[int]:
        return (place for place in count(1) if place not in taken)


class SeenForm(forms.Form):
    """Carries what a confirmation page showed."""

    seen = forms.CharField(widget=forms.HiddenInput)


class RecallForm(forms.Form):
    reason = ProseField(
        label=_("差戻しの理由"),
        limit=1000,
        help_text=_("主催者の担当者への知らせと台帳に載ります。"),
    )


class ApprovalForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput)
    host: "forms.ModelChoiceField[Host]" = forms.ModelChoiceField(
        queryset=None, label=_("どの主催者として承認しますか"), to_field_name="code",
        widget=forms.RadioSelect, empty_label=None,
        error_messages={"required": _("承認する主催者を選んでください。"),
                        "invalid_choice": _("承認する主催者を選んでください。")},
    )  # fmt: skip

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        hosts: "QuerySet[Host]",
        **options: Unpack[FormOptions],
    ) -> None:
        super().__init__(data, **options)
        field = self.fields["host"]
        field.queryset = hosts  # type: ignore[attr-defined]
        if len(hosts) == 1:
            field.widget = forms.HiddenInput()
            field.initial = hosts[0].code
