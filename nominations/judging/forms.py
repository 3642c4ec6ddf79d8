"""The score sheet, and the reasons members and the secretariat give."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from awards.fields import LineField, ProseField
from awards.languages import text, texts
from awards.rounds.models import CommentRule, Criterion
from nominations.judging.completeness import Lack
from nominations.judging.models import Score, ScoreSheet
from nominations.people.models import CommitteeSeat

COMMENT_LIMIT = 400
REASON_LIMIT = 600


@dataclass(frozen=True)
class EntryFields:
    """One criterion on the page; ``stored`` is what another window has saved meanwhile."""

    points: BoundField
    comment: BoundField
    given: str
    written: str
    is_open: bool
    stored: Score | None

    @property
    def steps(self) -> list[tuple[int, bool]]:
        """Each step of the scale, and whether it is the one given."""
        choices = self.points.field.choices  # type: ignore[attr-defined]
        return [(n, str(n) == self.given) for n, _label in choices]


class ScoreForm(forms.Form):
    """Points and a comment for each criterion, and a remark; all of it may be half-done."""

    unmarked = True
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, criteria: Sequence[Criterion], remark_limit: int, data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.criteria = criteria
        self.stored: dict[int, Score] = {}
        for criterion in criteria:
            self.fields[f"points_{criterion.pk}"] = _points(criterion)
            self.fields[f"comment_{criterion.pk}"] = _comment(criterion)
        self.fields["remark"] = ProseField(
            label=_("公表用の評価の案（任意）"),
            limit=remark_limit,
            rows=4,
            required=False,
            help_text=_(
                "受賞したときに公表する「評価のポイント」の下書きとして、事務局が参考にします。"
            ),
        )

    def entries(self) -> Iterator[EntryFields]:
        for criterion in self.criteria:
            points, comment = self[f"points_{criterion.pk}"], self[f"comment_{criterion.pk}"]
            given, written = (str(f.value() or "") for f in (points, comment))
            always = criterion.comment_rule == CommentRule.ALWAYS
            is_open = always or bool(written or comment.errors)
            stored = self.stored.get(criterion.pk)
            yield EntryFields(points, comment, given, written, is_open, stored)

    def typed(self) -> dict[str, Any]:
        """What ``actions.save`` wants."""
        clean = self.cleaned_data
        return {
            "points": {c.pk: clean[f"points_{c.pk}"] for c in self.criteria},
            "comments": {c.pk: clean[f"comment_{c.pk}"] for c in self.criteria},
            "remark": clean["remark"],
            "seen_version": clean["version"],
        }

    def add_lack(self, lack: Lack, sentence: str) -> None:
        part = "points" if lack.what == "points" else "comment"
        self.add_error(f"{part}_{lack.criterion}", sentence)


def initial_of(sheet: ScoreSheet, scores: dict[int, Score]) -> dict[str, Any]:
    """What a form starts from."""
    points = {f"points_{c}": score.points for c, score in scores.items()}
    comments = {f"comment_{c}": score.comment for c, score in scores.items()}
    return points | comments | {"remark": sheet.remark, "version": sheet.version}


def _points(criterion: Criterion) -> forms.Field:
    name, weight = text(criterion.name, criterion.name_en), _("重み %(weight)s")
    return forms.TypedChoiceField(
        label=format_html(
            "<span>{}</span> <small>{}</small>",
            name,
            weight % {"weight": _one_digit(criterion.weight)},
        ),
        help_text=_help(criterion),
        choices=[(n, str(n)) for n in range(1, criterion.max_points + 1)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _("1から%(most)dまでの点を選んでください。")
            % {"most": criterion.max_points}
        },
    )


def _one_digit(weight: Decimal) -> str:
    """1.00 as 1.0 and 1.25 as it is."""
    return f"{weight:.2f}".removesuffix("0")


def _help(criterion: Criterion) -> SafeString:
    """The viewpoint, then what each step means, numbered as the steps are."""
    viewpoint = text(criterion.help, criterion.help_en)
    anchors = texts(criterion.anchors, criterion.anchors_en)
    steps = format_html_join("", "<li{}>{}</li>", ((a.mark, a) for a in anchors))
    steps = format_html("<ol>{}</ol>", steps) if anchors else steps
    return format_html("<span{}>{}</span>{}", viewpoint.mark, viewpoint, steps)


def _comment(criterion: Criterion) -> forms.Field:
    helps = {
        CommentRule.ALWAYS: _("確定するには、所見が必要です。"),
        CommentRule.AT_EXTREMES: _("最低点または最高点のときは、その理由を書いてから確定します。"),
    }
    return ProseField(
        label=_("「%(name)s」の所見") % {"name": text(criterion.name, criterion.name_en)},
        help_text=helps.get(CommentRule(criterion.comment_rule), ""),
        limit=COMMENT_LIMIT,
        rows=2,
        required=False,
    )


class ReopenForm(forms.Form):
    reason = ProseField(label=_("確定を取り消す理由"), limit=REASON_LIMIT, rows=3)


class RecusalForm(forms.Form):
    reason = ProseField(
        label=_("回避する理由"),
        limit=REASON_LIMIT,
        rows=3,
        help_text=_("例：推薦団体の所属である、被推薦団体の役員を務めている、親族が関わっている。"),
    )


class SeatField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    def label_from_instance(self, seat: CommitteeSeat) -> str:
        return seat.user.name


class NominationField(forms.ModelChoiceField):  # type: ignore[type-arg]  # as above
    def label_from_instance(self, nomination: Any) -> str:
        return f"{nomination.entry_number}　{nomination}（{nomination.body}）"


class ImposeForm(forms.Form):
    seat = SeatField(
        queryset=CommitteeSeat.objects.none(),
        label=_("委員"),
        empty_label=_("選択してください"),
        error_messages={
            "required": _("回避する委員を選んでください。"),
            "invalid_choice": _("この回の委員から選んでください。"),
        },
    )
    nomination = NominationField(
        queryset=None,
        label=_("推薦"),
        empty_label=_("選択してください"),
        error_messages={
            "required": _("回避の対象となる推薦を選んでください。"),
            "invalid_choice": _("この回の受理した推薦から選んでください。"),
        },
    )
    reason = LineField(label=_("理由"), limit=REASON_LIMIT)

    def __init__(self, seats: Any, nominations: Any, data: Any = None) -> None:
        super().__init__(data)
        self.fields["seat"].queryset = seats  # type: ignore[attr-defined]
        self.fields["nomination"].queryset = nominations  # type: ignore[attr-defined]
