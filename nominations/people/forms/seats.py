"""Forms that give a person a seat."""

from collections.abc import Mapping
from datetime import date
from typing import Unpack

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.fields import LineField, WhenField
from awards.fields.options import FormOptions
from awards.partial_dates import PartialDate
from awards.rounds.models import Host
from nominations.people.actions import Person
from nominations.people.forms.addresses import AddressField
from nominations.people.models import (
    AnySeat,
    BodyRole,
    BodySeat,
    CommitteeRole,
    CommitteeSeat,
    OfficeRole,
    User,
)
from nominations.people.seat_details import SeatDetails, details_of, fingerprint_of_details


class DayField(WhenField):
    """A whole day: a year or a month alone does not begin or end a term."""

    def clean(self, value: object) -> date | None:
        partial = super().clean(value)
        if partial is None:
            return None
        if partial.precision != "day":
            raise forms.ValidationError(_("年月日を「2026年4月1日」のように入力してください。"))
        day: date = partial.first_day
        return day


def _today() -> PartialDate:
    return PartialDate.of(timezone.localdate())


class SeatForm(forms.Form):
    """Somebody by address, and the seat they get. ``cleaned_data`` is what the act takes."""

    email = AddressField(help_text=_("登録済みの方は、アドレスで見付けます。"))
    name = LineField(
        label=_("氏名"), limit=80, help_text=_("新しい方のとき、この氏名で登録します。")
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if "email" in cleaned and "name" in cleaned:
            person = Person(cleaned.pop("email"), cleaned.pop("name"), cleaned.pop("section", ""))
            cleaned["person"] = person
            self._refuse_another_name(person)
        return cleaned

    def _refuse_another_name(self, person: Person) -> None:
        """Whoever has the address is found by it; under another name somebody else is meant."""
        known = User.objects.filter(email__iexact=person.email).first()
        if known and "".join(known.name.split()) != "".join(person.name.split()):
            sentence = _(
                "このアドレスは、「%(name)s」さんとして登録されています。氏名を合わせるか、アドレスを確かめてください。"
            )
            self.add_error("name", sentence % {"name": known.name})


class BodySeatForm(SeatForm):
    section = LineField(label=_("所属"), limit=120, required=False)
    role = forms.ChoiceField(label=_("役割"), choices=BodyRole.choices, initial=BodyRole.SUBMITTER)
    starts_on = DayField(label=_("任期の始め"), initial=_today, help_text=_("例：2026年4月1日"))
    ends_on = DayField(
        label=_("任期の終わり"), required=False, help_text=_("決まっていないときは空欄にします。")
    )
    legend = _("登録する")


class CommitteeSeatForm(SeatForm):
    affiliation = LineField(label=_("所属・肩書"), limit=120, required=False)
    role = forms.ChoiceField(label=_("役割"), choices=CommitteeRole.choices)
    starts_on = DayField(label=_("任期の始め"), initial=_today, help_text=_("例：2026年4月1日"))
    legend = _("委員を登録する")


class OfficeSeatForm(SeatForm):
    role = forms.ChoiceField(label=_("役割"), choices=OfficeRole.choices)
    host_code = forms.ChoiceField(
        label=_("主催者"), required=False, help_text=_("主催者の担当者のときに選びます。")
    )
    starts_on = DayField(label=_("任期の始め"), initial=_today, help_text=_("例：2026年4月1日"))
    ends_on = DayField(label=_("任期の終わり"), required=False)
    legend = _("登録する")

    def __init__(
        self, data: Mapping[str, object] | None = None, **options: Unpack[FormOptions]
    ) -> None:
        super().__init__(data, **options)
        hosts = dict(Host.objects.order_by("round__number").values_list("code", "name"))
        self.fields["host_code"].choices = [  # type: ignore[attr-defined]
            ("", _("事務局のときは選びません")),
            *hosts.items(),
        ]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if cleaned.get("role") == OfficeRole.HOST and not cleaned.get("host_code"):
            self.add_error("host_code", _("どの主催者の担当者かを選んでください。"))
        if cleaned.get("role") == OfficeRole.SECRETARIAT:
            cleaned["host_code"] = ""
        return cleaned


class SeatDetailsForm(forms.Form):
    """Of one seat: what may be corrected. ``details()`` is what the act takes."""

    seen = forms.CharField(widget=forms.HiddenInput)
    name = LineField(
        label=_("氏名"), limit=80, help_text=_("この方の全ての登録で、この氏名を使います。")
    )
    section = LineField(label=_("所属"), limit=120, required=False)
    affiliation = LineField(label=_("所属・肩書"), limit=120, required=False)
    role = forms.ChoiceField(label=_("役割"), choices=BodyRole.choices)
    ends_on = DayField(
        label=_("任期の終わり"), required=False, help_text=_("決まっていないときは空欄にします。")
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        seat: AnySeat,
        **options: Unpack[FormOptions],
    ) -> None:
        self._stored = details_of(seat)
        day = self._stored.ends_on
        options["initial"] = vars(self._stored) | {
            "seen": fingerprint_of_details(self._stored),
            "ends_on": PartialDate.of(day) if day else None,
        }
        super().__init__(data, **options)
        without = {
            "section": isinstance(seat, CommitteeSeat),
            "affiliation": not isinstance(seat, CommitteeSeat),
            "role": not isinstance(seat, BodySeat),
            "ends_on": isinstance(seat, CommitteeSeat),
        }
        for name in (name for name, is_without in without.items() if is_without):
            del self.fields[name]

    def details(self) -> SeatDetails:
        typed = {name: self.cleaned_data[name] for name in self.fields if name != "seen"}
        return SeatDetails(**vars(self._stored) | typed)
