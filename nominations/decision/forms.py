"""What the secretariat types into a proposal, one small form for each nomination."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Unpack
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict  # noqa: TID251 -- the type of what was sent, nothing of HTTP
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.fields import CountField, LineField, ProseField
from awards.fields.options import FormOptions
from awards.rounds.models import Host, Prize
from nominations.decision.lines import fingerprint_of_resolution, lines_of
from nominations.decision.models import Resolution
from nominations.decision.quota import ChoiceLine
from nominations.decision.ranking import Ranked, RankedRound

# Of the ranking, that are on the page unasked; and of what is looked for, that are added at once.
FIRST, FOUND = 30, 20
COLUMNS = ("prize", "place", "reason")
# Entry numbers in the names of fields.
_NUMBERS = re.compile(r"(?<!\S)n([0-9]{1,5})-prize(?!\S)")


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


class FindForm(forms.Form):
    """Looks for a nomination that is not on the page."""

    q = LineField(
        label=_("表にない推薦を探す"),
        limit=60,
        help_text=_("整理番号、又は事業名・団体名の一部を入力します。入力した内容は残ります。"),
    )


@dataclass(frozen=True)
class Found:
    """What was looked for, and how many there are; ``shown`` of them are in the table now."""

    words: str
    count: int
    shown: int


class Proposal:
    """The note and one row for each nomination on the page, in the order of the ranking.

    On the page are those that are chosen, the first of the ranking, and those that were looked
    for. What is not among the rows that were sent stays as it is stored.
    """

    def __init__(
        self, resolution: Resolution, ranked: RankedRound, data: QueryDict | None = None
    ) -> None:
        self.prizes = list(resolution.round.prizes.order_by("position"))
        self.total = len(ranked)
        self._ranked, self._data = ranked, data
        # What was looked for is shown with what was typed, and not judged yet.
        self.is_finding = data is not None and "find" in data
        self.find = FindForm(data if self.is_finding else None)
        self.find.use_required_attribute = False
        self._stored = {line.nomination_id: line for line in lines_of(resolution.choices.all())}
        first: dict[str, object] = {
            "note": resolution.note,
            "seen": fingerprint_of_resolution(resolution),
        }
        if self.is_finding and data is not None:
            first = {name: data.get(name, "") for name in first}
        self.note = NoteForm(None if self.is_finding else data, initial=first)
        self._matching: list[UUID] = []
        self.found = self._find() if self.is_finding else None
        self.rows = [(line, self._row(line)) for line in ranked.of(self._on_the_page())]

    @property
    def is_whole(self) -> bool:
        """All that were accepted are on the page."""
        return len(self.rows) == self.total

    def _find(self) -> Found | None:
        if not self.find.is_valid():
            return None
        words = self.find.cleaned_data["q"]
        everywhere = self._ranked.matching(words)
        self._matching = everywhere[:FOUND]
        return Found(words, len(everywhere), len(self._matching))

    def _on_the_page(self) -> set[UUID]:
        chosen = {key for key in self._stored if isinstance(key, UUID)}
        sent = self._ranked.numbered(map(int, _NUMBERS.findall(" ".join(self._data or ()))))
        return {*chosen, *self._ranked.keys[:FIRST], *sent, *self._matching}

    def _row(self, line: Ranked) -> ChoiceForm:
        choice = self._stored.get(line.nomination.pk)
        initial: dict[str, object] = (
            {"prize": choice.prize_id, "place": choice.place, "reason": choice.reason}
            if choice
            else {}
        )
        prefix = f"n{line.nomination.entry_number}"
        data = self._data
        if data is None:
            return ChoiceForm(prefix=prefix, initial=initial, prizes=self.prizes)
        if f"{prefix}-prize" in data:
            typed = {name: data.get(f"{prefix}-{name}", "") for name in COLUMNS}
        else:  # not on the page that was sent
            typed = {name: str(initial.get(name, "")) for name in COLUMNS}
        if self.is_finding:
            return ChoiceForm(prefix=prefix, initial={**typed}, prizes=self.prizes)
        sent = {f"{prefix}-{name}": value for name, value in typed.items()}
        return ChoiceForm(sent, prefix=prefix, initial=initial, prizes=self.prizes)

    @property
    def forms(self) -> list[forms.Form]:
        return [self.note, *(form for _line, form in self.rows), self.find]

    def is_valid(self) -> bool:
        valid = [self.note.is_valid(), *(form.is_valid() for _line, form in self.rows)]
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
        help_text=_("主催者の担当者が、決定案のページで読みます。"),
    )


class HostForm(forms.Form):
    """For which host an officer acts: asked of whoever is an officer of several."""

    seen = forms.CharField(widget=forms.HiddenInput)
    host: "forms.ModelChoiceField[Host]" = forms.ModelChoiceField(
        queryset=None, label=_("どの主催者として行いますか"), to_field_name="code",
        widget=forms.RadioSelect, empty_label=None,
        error_messages={"required": _("主催者を選んでください。"),
                        "invalid_choice": _("主催者を選んでください。")},
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


class RemarkForm(HostForm):
    text = ProseField(
        label=_("意見"),
        limit=1000,
        help_text=_("事務局と他の主催者の担当者が、決定案のページで読みます。"),
    )


class SendBackForm(HostForm):
    text = ProseField(
        label=pgettext_lazy("host", "差戻しの理由"),
        limit=1000,
        help_text=_("事務局と他の主催者の担当者が、決定案のページで読みます。"),
    )


class TakeBackForm(HostForm):
    text = ProseField(
        label=_("承認を取り消す理由"),
        limit=1000,
        help_text=_("事務局と他の主催者の担当者が、決定案のページで読みます。"),
    )
