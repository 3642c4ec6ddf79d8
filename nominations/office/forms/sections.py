"""The forms of a round's set-up. It takes effect at once, so none of them is a draft."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db.models import Model
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.dossier.models import RecipientKind
from awards.fields import (
    AreaField,
    CountField,
    LinesField,
    MailField,
    MomentField,
    PhoneField,
    PostalField,
    ProseField,
    WebField,
    WhenField,
    YearField,
)
from awards.press.certificates import BLANKS_TO_CHOOSE, WORDING, validate_wording
from awards.rounds.models import (
    LIMITS,
    CommentRule,
    Criterion,
    Host,
    Prize,
    Round,
    RoundContact,
)
from nominations.editing.fields import field_of
from nominations.editing.forms import Groups, RowForm, SectionForm

# Not max_length, which would cut what is pasted.
CODE_LENGTH = MaxLengthValidator(20, message=_("符号は、20文字までで入力してください。"))
AT_LEAST_ONE = MinValueValidator(1, message=_("1以上の数を入力してください。"))


def _line(model: type[Model], name: str, **options: Any) -> Any:
    """As long as its column, which is said and counted."""
    column: Any = model._meta.get_field(name)
    return field_of(model, name, limit=column.max_length, **options)


def _code(model: type[Model], help_text: Any, missing: Any) -> Any:
    return field_of(
        model,
        "code",
        forms.SlugField,
        required=True,
        validators=[CODE_LENGTH],
        help_text=help_text,
        error_messages={
            "required": missing,
            "invalid": _("符号は、英数字とハイフンで入力してください。"),
        },
    )


def _about_wording() -> SafeString:
    sentences = gettext(
        "{blanks}には、受賞団体ごとの言葉が入ります。句読点は付けず、1字空けて区切ります。空けておくと、次の文になります：{wording}"
    )
    japanese = '<span lang="ja">{}</span>'
    return format_html(
        sentences,
        blanks=format_html(japanese, BLANKS_TO_CHOOSE),
        wording=format_html(japanese, WORDING),
    )


class ScheduleForm(SectionForm):
    nominations_open_at = field_of(
        Round, "nominations_open_at", MomentField, help_text=_("例：2026年9月1日 9:00")
    )
    nominations_close_at = field_of(
        Round,
        "nominations_close_at",
        MomentField,
        help_text=_("この日時ちょうどまでに届いたものを受け付けます。"),
    )
    scoring_closes_at = field_of(Round, "scoring_closes_at", MomentField)
    groups: ClassVar[Groups] = {
        _("日程"): ["nominations_open_at", "nominations_close_at", "scoring_closes_at"]
    }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for before, after in pairwise(self.fields):
            if cleaned.get(before) and cleaned.get(after) and cleaned[before] >= cleaned[after]:
                sentence = _("「%(before)s」より後の日時にしてください。")
                self.add_error(after, sentence % {"before": self.fields[before].label})
        return cleaned


class WordsForm(SectionForm):
    fiscal_year = field_of(
        Round, "fiscal_year", YearField, required=True, max_value=2999, example="2026"
    )
    title = _line(Round, "title", required=True)
    title_en = _line(Round, "title_en")
    subtitle = _line(Round, "subtitle")
    subtitle_en = _line(Round, "subtitle_en")
    purpose = field_of(Round, "purpose", ProseField)
    purpose_en = field_of(Round, "purpose_en", ProseField)
    eligibility = field_of(Round, "eligibility", ProseField)
    eligibility_en = field_of(Round, "eligibility_en", ProseField)
    procedure = field_of(Round, "procedure", ProseField)
    procedure_en = field_of(Round, "procedure_en", ProseField)
    guidelines_url = field_of(
        Round,
        "guidelines_url",
        WebField,
        help_text=_("募集要項を載せたページです。受付中の回のページと、推薦の画面に載ります。"),
    )
    committee_name = _line(Round, "committee_name")
    committee_name_en = _line(Round, "committee_name_en")
    chair = _line(Round, "chair", label=_("委員長（公表する氏名と肩書）"))
    chair_en = _line(Round, "chair_en")
    booklet_title = _line(Round, "booklet_title")
    booklet_title_en = _line(Round, "booklet_title_en")
    publisher = _line(Round, "publisher")
    publisher_en = _line(Round, "publisher_en")
    ceremony_on = field_of(
        Round,
        "ceremony_on",
        WhenField,
        size="w-s",
        help_text=_("公表の後、表彰回のページに載ります。例：令和9年3月5日"),
    )
    certificate_text = field_of(
        Round,
        "certificate_text",
        ProseField,
        validators=[validate_wording],
        help_text=lazy(_about_wording, SafeString)(),
    )
    next_call = field_of(Round, "next_call", ProseField)
    next_call_en = field_of(Round, "next_call_en", ProseField)
    publishes_english = field_of(
        Round,
        "publishes_english",
        forms.BooleanField,
        help_text=_(
            "チェックを外すと、受賞団体の紹介は日本語だけで公表し、校了に英語を求めません。公表の手続を確定した後は、変えられません。"
        ),
    )
    groups: ClassVar[Groups] = {
        _("名称"): ["fiscal_year", "title", "title_en", "subtitle", "subtitle_en"],
        _("趣旨と手続"): [
            "purpose",
            "purpose_en",
            "eligibility",
            "eligibility_en",
            "procedure",
            "procedure_en",
            "guidelines_url",
        ],
        _("審査委員会"): ["committee_name", "committee_name_en", "chair", "chair_en"],
        _("冊子、表彰式、次回の募集"): [
            "booklet_title",
            "booklet_title_en",
            "publisher",
            "publisher_en",
            "ceremony_on",
            "certificate_text",
            "next_call",
            "next_call_en",
        ],
        _("英語での公表"): ["publishes_english"],
    }


class RulesForm(SectionForm):
    """A number for each limit that a round sets."""

    eligible_kinds = field_of(
        Round,
        "eligible_kinds",
        forms.MultipleChoiceField,
        required=True,
        choices=RecipientKind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("対象となる団体の種別を一つ以上選んでください。")},
    )
    groups: ClassVar[Groups] = {
        _("推薦の対象"): ["eligible_kinds"],
        _("数と文字数の上限"): list(LIMITS),
    }

    def prepare(self) -> None:
        for name in LIMITS:
            self.fields[name] = field_of(Round, name, CountField, required=True, max_value=2000)

    def cleaned_columns(self) -> Mapping[str, object]:
        return self.cleaned_data | {"eligible_kinds": tuple(self.cleaned_data["eligible_kinds"])}


class ContactForm(SectionForm):
    office = _line(RoundContact, "office", required=True)
    office_en = _line(RoundContact, "office_en")
    postal_code = field_of(RoundContact, "postal_code", PostalField)
    address = _line(RoundContact, "address")
    address_en = _line(RoundContact, "address_en")
    tel = field_of(RoundContact, "tel", PhoneField)
    fax = field_of(RoundContact, "fax", PhoneField)
    email = field_of(RoundContact, "email", MailField)
    url = field_of(RoundContact, "url", WebField)
    groups: ClassVar[Groups] = {
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


class HostForm(RowForm):
    code = _code(
        Host,
        _("担当者の利用登録と結び付ける、英小文字の短い名前です。例：soumu"),
        _("符号を「soumu」のように入力してください。"),
    )
    name = _line(Host, "name", required=True)
    name_en = _line(Host, "name_en")
    groups: ClassVar[Groups] = {"": ["code", "name", "name_en"]}


class PrizeForm(RowForm):
    code = _code(
        Prize,
        _("英小文字の短い名前です。例：minister"),
        _("符号を「minister」のように入力してください。"),
    )
    name = _line(Prize, "name", required=True)
    name_en = _line(Prize, "name_en")
    max_winners = field_of(
        Prize,
        "max_winners",
        CountField,
        max_value=50,
        validators=[AT_LEAST_ONE],
        help_text=_("上限を定めない賞は、空けておきます。"),
    )
    optional = field_of(Prize, "optional", forms.BooleanField)
    groups: ClassVar[Groups] = {"": ["code", "name", "name_en", "max_winners", "optional"]}


class WeightField(AreaField):
    unreadable = _("「1」「1.5」のような数で入力してください。")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not 0 < value < 100:
            raise forms.ValidationError(_("重みは、0より大きく100より小さい数にしてください。"))


class CriterionForm(RowForm):
    code = _line(Criterion, "code", required=True, help_text=_("例：ADV"))
    name = _line(Criterion, "name", required=True)
    name_en = _line(Criterion, "name_en")
    help = field_of(Criterion, "help", ProseField)
    help_en = field_of(Criterion, "help_en", ProseField)
    weight = field_of(Criterion, "weight", WeightField, required=True, help_text=_("例：1、1.5"))
    max_points = field_of(
        Criterion, "max_points", CountField, required=True, max_value=20, validators=[AT_LEAST_ONE]
    )
    anchors = field_of(
        Criterion, "anchors", LinesField, help_text=_("1点から順に、1行に一つ書きます。")
    )
    anchors_en = field_of(Criterion, "anchors_en", LinesField)
    comment_rule = field_of(
        Criterion,
        "comment_rule",
        forms.ChoiceField,
        required=True,
        choices=CommentRule.choices,
        # What an empty row has chosen is nothing that somebody wrote in it.
        initial=CommentRule.OPTIONAL,
    )
    groups: ClassVar[Groups] = {
        "": [
            "code",
            "name",
            "name_en",
            "help",
            "help_en",
            "weight",
            "max_points",
            "anchors",
            "anchors_en",
            "comment_rule",
        ]
    }
