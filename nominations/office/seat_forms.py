"""Forms that give a person a seat."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.fields import LineField, MailField, WhenField
from awards.rounds.models import Host
from nominations.grouped import GroupedForm
from nominations.people.models import BodyRole, CommitteeRole, OfficeRole


class DayField(WhenField):
    """A whole day: a year or a month alone does not begin or end a term."""

    def clean(self, value: Any) -> date | None:
        found = super().clean(value)
        if found is None:
            return None
        if found.precision != "day":
            raise forms.ValidationError(_("年月日を「2026年4月1日」のように入力してください。"))
        day: date = found.first_day
        return day


class PersonForm(GroupedForm):
    """Someone by address: a known person, or a new one whose name is then needed."""

    email = MailField(
        label=_("メールアドレス"), help_text=_("登録済みの方は、アドレスで見つけます。")
    )
    name = LineField(
        label=_("氏名"), limit=80, help_text=_("新しい方のとき、この氏名で登録します。")
    )


class BodySeatForm(PersonForm):
    section = LineField(label=_("所属"), limit=120, required=False)
    role = forms.ChoiceField(label=_("役割"), choices=BodyRole.choices, initial=BodyRole.SUBMITTER)
    starts_on = DayField(label=_("任期の始め"), help_text=_("例：2026年4月1日"))
    ends_on = DayField(
        label=_("任期の終わり"), required=False, help_text=_("決まっていないときは空欄にします。")
    )
    groups: ClassVar = {
        _("席を設ける"): ["email", "name", "section", "role", "starts_on", "ends_on"]
    }


class CommitteeSeatForm(PersonForm):
    affiliation = LineField(label=_("所属・肩書"), limit=120, required=False)
    role = forms.ChoiceField(label=_("役割"), choices=CommitteeRole.choices)
    starts_on = DayField(label=_("任期の始め"), help_text=_("例：2026年4月1日"))
    groups: ClassVar = {
        _("委員の席を設ける"): ["email", "name", "affiliation", "role", "starts_on"]
    }


class OfficeSeatForm(PersonForm):
    role = forms.ChoiceField(label=_("役割"), choices=OfficeRole.choices)
    host_code = forms.ChoiceField(
        label=_("主催者"), required=False, help_text=_("主催者の担当官のときに選びます。")
    )
    starts_on = DayField(label=_("任期の始め"), help_text=_("例：2026年4月1日"))
    ends_on = DayField(label=_("任期の終わり"), required=False)
    groups: ClassVar = {
        _("席を設ける"): ["email", "name", "role", "host_code", "starts_on", "ends_on"]
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict(Host.objects.order_by("round__number").values_list("code", "name"))
        field: Any = self.fields["host_code"]
        field.choices = [("", _("事務局のときは選びません")), *known.items()]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("role") == OfficeRole.HOST and not given.get("host_code"):
            self.add_error("host_code", _("どの主催者の担当官かを選んでください。"))
        if given.get("role") == OfficeRole.SECRETARIAT:
            given["host_code"] = ""
        return given
