"""Forms that set up a round. Each is one section with a page of its own."""

from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from awards.dossier.models import RecipientKind
from awards.fields import (
    AreaField,
    CountField,
    LineField,
    MailField,
    MomentField,
    PhoneField,
    PostalField,
    ProseField,
    WebField,
)
from awards.rounds.models import LIMITS, CommentRule, Round
from nominations.grouped import GroupedForm, rows_of


class NewRoundForm(GroupedForm):
    number = CountField(label=_("回"), max_value=999, help_text=_("例：8"))
    fiscal_year = CountField(
        label=_("年度（西暦）"), max_value=2999, help_text=_("第1回は平成18（2006）年度です。")
    )
    groups: ClassVar = {_("新しい表彰回"): ["number", "fiscal_year"]}


class ScheduleForm(GroupedForm):
    nominations_open_at = MomentField(
        label=_("推薦の受付開始"), required=False, help_text=_("例：2026年9月1日 9:00（日本時間）")
    )
    nominations_close_at = MomentField(
        label=_("推薦の締切"),
        required=False,
        help_text=_("この日時ちょうどまでに届いたものを受け付けます。"),
    )
    scoring_closes_at = MomentField(label=_("採点の締切"), required=False)
    groups: ClassVar = {
        _("日程"): ["nominations_open_at", "nominations_close_at", "scoring_closes_at"]
    }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        names = list(self.fields)
        for before, after in zip(names, names[1:], strict=False):
            if given.get(before) and given.get(after) and given[before] >= given[after]:
                self.add_error(
                    after,
                    _("「%(before)s」より後の日時にしてください。")
                    % {"before": self.fields[before].label},
                )
        return given


class WordsForm(GroupedForm):
    fiscal_year = CountField(label=_("年度（西暦）"), max_value=2999)
    title = LineField(label=_("名称"), limit=60)
    title_en = LineField(label=_("名称（英語）"), limit=120, required=False)
    subtitle = LineField(label=_("副題"), limit=60, required=False)
    subtitle_en = LineField(label=_("副題（英語）"), limit=120, required=False)
    purpose = ProseField(label=_("目的"), required=False)
    purpose_en = ProseField(label=_("目的（英語）"), required=False)
    eligibility = ProseField(label=_("表彰の対象"), required=False)
    eligibility_en = ProseField(label=_("表彰の対象（英語）"), required=False)
    procedure = ProseField(label=_("応募と審査"), required=False)
    procedure_en = ProseField(label=_("応募と審査（英語）"), required=False)
    committee_name = LineField(label=_("審査委員会の名称"), limit=120, required=False)
    committee_name_en = LineField(label=_("審査委員会の名称（英語）"), limit=200, required=False)
    chair = LineField(label=_("委員長（公表する氏名と肩書）"), limit=120, required=False)
    chair_en = LineField(label=_("委員長（英語）"), limit=200, required=False)
    booklet_title = LineField(label=_("冊子の題"), limit=120, required=False)
    booklet_title_en = LineField(label=_("冊子の題（英語）"), limit=200, required=False)
    publisher = LineField(label=_("冊子の発行者"), limit=120, required=False)
    publisher_en = LineField(label=_("冊子の発行者（英語）"), limit=200, required=False)
    next_call = ProseField(label=_("次回の募集"), required=False)
    next_call_en = ProseField(label=_("次回の募集（英語）"), required=False)
    groups: ClassVar = {
        _("名称"): ["fiscal_year", "title", "title_en", "subtitle", "subtitle_en"],
        _("趣旨と手続"): [
            "purpose",
            "purpose_en",
            "eligibility",
            "eligibility_en",
            "procedure",
            "procedure_en",
        ],
        _("審査委員会"): ["committee_name", "committee_name_en", "chair", "chair_en"],
        _("冊子と次回の募集"): [
            "booklet_title",
            "booklet_title_en",
            "publisher",
            "publisher_en",
            "next_call",
            "next_call_en",
        ],
    }


class RulesForm(GroupedForm):
    eligible_kinds = forms.MultipleChoiceField(
        label=_("対象となる団体の種別"),
        choices=RecipientKind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("対象となる団体の種別を1つ以上選んでください。")},
    )
    groups: ClassVar = {_("推薦の対象"): ["eligible_kinds"], _("数と文字数の上限"): list(LIMITS)}


def _count(name: str) -> CountField:
    column: Any = Round._meta.get_field(name)  # its type has room for relations, too
    return CountField(label=column.verbose_name, max_value=2000)


RulesForm.base_fields.update({name: _count(name) for name in LIMITS})


class ContactForm(GroupedForm):
    office = LineField(label=_("部署・団体名"), limit=120)
    office_en = LineField(label=_("部署・団体名（英語）"), limit=200, required=False)
    postal_code = PostalField(label=_("郵便番号"), required=False)
    address = LineField(label=_("住所"), limit=200, required=False)
    address_en = LineField(label=_("住所（英語）"), limit=300, required=False)
    tel = PhoneField(label=_("電話番号"), required=False)
    fax = PhoneField(label=_("FAX番号"), required=False)
    email = MailField(label=_("メールアドレス"), required=False)
    url = WebField(label=_("ウェブサイト"), required=False)
    groups: ClassVar = {
        _("この回の問合せ先"): [
            "office",
            "office_en",
            "postal_code",
            "address",
            "address_en",
            "tel",
            "fax",
            "email",
            "url",
        ]
    }


# Not max_length, which would cut what is pasted.
CODE_LENGTH = MaxLengthValidator(20, message=_("符号は、20文字までで入力してください。"))
AT_LEAST_ONE = MinValueValidator(1, message=_("1以上の数を入力してください。"))


class WeightField(AreaField):
    unreadable = _("「1」「1.5」のような数で入力してください。")


class RowForm(forms.Form):
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)


class HostForm(RowForm):
    code = forms.SlugField(
        label=_("符号"),
        validators=[CODE_LENGTH],
        help_text=_("担当官の席と結び付ける、英小文字の短い名前です。例：soumu"),
        error_messages={
            "required": _("符号を「soumu」のように入力してください。"),
            "invalid": _("符号は、英数字とハイフンで入力してください。"),
        },
    )
    name = LineField(label=_("名称"), limit=120)
    name_en = LineField(label=_("名称（英語）"), limit=200, required=False)


class PrizeForm(RowForm):
    code = forms.SlugField(
        label=_("符号"),
        validators=[CODE_LENGTH],
        help_text=_("英小文字の短い名前です。例：minister"),
        error_messages={
            "required": _("符号を「minister」のように入力してください。"),
            "invalid": _("符号は、英数字とハイフンで入力してください。"),
        },
    )
    name = LineField(label=_("名称"), limit=60)
    name_en = LineField(label=_("名称（英語）"), limit=120, required=False)
    max_winners = CountField(label=_("団体数の上限"), max_value=50, validators=[AT_LEAST_ONE])
    optional = forms.BooleanField(label=_("該当なしを認める"), required=False)


class CriterionForm(RowForm):
    code = LineField(label=_("符号"), limit=10, help_text=_("例：ADV"))
    name = LineField(label=_("名称"), limit=40)
    name_en = LineField(label=_("名称（英語）"), limit=80, required=False)
    help = ProseField(label=_("採点の観点"), required=False)
    help_en = ProseField(label=_("採点の観点（英語）"), required=False)
    weight = WeightField(label=_("重み"), help_text=_("例：1、1.5"))
    max_points = CountField(label=_("最高点"), max_value=20, validators=[AT_LEAST_ONE])
    anchors = ProseField(
        label=_("各段階の目安"), required=False, help_text=_("1点から順に、1行に1つ書きます。")
    )
    anchors_en = ProseField(label=_("各段階の目安（英語）"), required=False)
    comment_rule = forms.ChoiceField(label=_("所見"), choices=CommentRule.choices)

    def clean_anchors(self) -> list[str]:
        return [line for line in self.cleaned_data["anchors"].splitlines() if line.strip()]

    def clean_anchors_en(self) -> list[str]:
        return [line for line in self.cleaned_data["anchors_en"].splitlines() if line.strip()]

    def clean_weight(self) -> Any:
        weight = self.cleaned_data["weight"]
        if weight is not None and not 0 < weight < 100:
            raise forms.ValidationError(_("重みは、0より大きく100より小さい数にしてください。"))
        return weight


HostRows = rows_of(HostForm, at_most=10)
PrizeRows = rows_of(PrizeForm, at_most=10)
CriterionRows = rows_of(CriterionForm, at_most=20)


class ExtensionForm(GroupedForm):
    until = MomentField(
        label=_("延長後の締切"), help_text=_("例：2026年12月25日 17:00（日本時間）")
    )
    reason = ProseField(label=_("理由"), limit=500, help_text=_("台帳に残ります。"))
    groups: ClassVar = {_("締切の延長"): ["until", "reason"]}
