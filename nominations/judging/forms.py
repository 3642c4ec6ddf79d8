"""The score sheet, and the reasons members and the secretariat give."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.http import QueryDict  # noqa: TID251 -- the type of what was sent, nothing of HTTP
from django.utils.translation import gettext_lazy as _

from awards.fields import ProseField
from awards.languages import Words, text, texts
from awards.rounds.models import CommentRule, Criterion
from nominations.intake.models import Nomination
from nominations.judging.completeness import Missing
from nominations.judging.models import Score, ScoreSheet
from nominations.people.models import CommitteeSeat

COMMENT_LIMIT = 400
REASON_LIMIT = 600


@dataclass(frozen=True)
class EntryFields:
    """One criterion on the page, beside the reason it judges.

    ``stored`` is what another window has saved meanwhile.
    """

    criterion: Criterion
    points: BoundField
    comment: BoundField
    stored: Score | None
    reason: str

    @property
    def name(self) -> Words:
        return text(self.criterion.name, self.criterion.name_en)

    @property
    def weight(self) -> str:
        """1.00 as 1.0 and 1.25 as it is."""
        return f"{self.criterion.weight:.2f}".removesuffix("0")

    @property
    def viewpoint(self) -> Words:
        return text(self.criterion.help, self.criterion.help_en)

    @property
    def anchors(self) -> tuple[Words, ...]:
        """What each step of the scale means, the lowest first."""
        return texts(self.criterion.anchors, self.criterion.anchors_en)

    @property
    def steps(self) -> list[tuple[int, bool]]:
        """Each step of the scale, and whether it is the one chosen."""
        chosen = str(self.points.value() or "")
        return [(n, str(n) == chosen) for n in range(1, self.criterion.max_points + 1)]

    @property
    def written(self) -> str:
        return str(self.comment.value() or "")

    @property
    def comment_rule(self) -> str:
        """When a comment has to be written; empty where it never has to."""
        rule = CommentRule(self.criterion.comment_rule)
        return "" if rule == CommentRule.OPTIONAL else str(rule.label)

    @property
    def is_open(self) -> bool:
        always = self.criterion.comment_rule == CommentRule.ALWAYS
        return always or bool(self.written or self.comment.errors)


class Written(TypedDict):
    """What a member wrote on a sheet, by criterion, as ``actions.save`` takes it."""

    points: dict[int, int | None]
    comments: dict[int, str]
    remark: str


class ScoreForm(forms.Form):
    """Points and a comment for each criterion, and a remark; all of it may be half-done."""

    unmarked = True
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        criteria: Sequence[Criterion],
        remark_limit: int,
        data: Mapping[str, object] | None = None,
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.criteria = criteria
        self.stored: dict[int, Score] = {}
        self.reasons: Mapping[int | None, str] = {}
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
            stored, reason = self.stored.get(criterion.pk), self.reasons.get(criterion.pk, "")
            yield EntryFields(criterion, points, comment, stored, reason)

    def written(self) -> Written:
        clean = self.cleaned_data
        return Written(
            points={c.pk: clean[f"points_{c.pk}"] for c in self.criteria},
            comments={c.pk: clean[f"comment_{c.pk}"] for c in self.criteria},
            remark=clean["remark"],
        )

    def holds(self, sheet: ScoreSheet, scores: Mapping[int, Score]) -> bool:
        """The sheet as it is stored is what was sent."""
        return self.written() == Written(
            points={c: score.points for c, score in scores.items()},
            comments={c: score.comment for c, score in scores.items()},
            remark=sheet.remark,
        )

    def add_missing(self, missing: Missing, sentence: str) -> None:
        part = "points" if missing.what == "points" else "comment"
        self.add_error(f"{part}_{missing.criterion}", sentence)


def initial_of(sheet: ScoreSheet, scores: dict[int, Score]) -> dict[str, object]:
    """What a form starts from."""
    points = {f"points_{c}": score.points for c, score in scores.items()}
    comments = {f"comment_{c}": score.comment for c, score in scores.items()}
    return {**points, **comments, "remark": sheet.remark, "seen": str(sheet.version)}


def _points(criterion: Criterion) -> forms.Field:
    """Its weight, its viewpoint and its anchors are in the template of an entry."""
    return forms.TypedChoiceField(
        label=str(text(criterion.name, criterion.name_en)),
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


def _comment(criterion: Criterion) -> forms.Field:
    helps = {
        CommentRule.ALWAYS: _("確定するには、所見が必要です。"),
        CommentRule.AT_EXTREMES: _("最低点又は最高点のときは、その理由を書いてから確定します。"),
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
    def label_from_instance(self, nomination: Nomination) -> str:
        return f"{nomination.entry_number}　{nomination}（{nomination.body}）"


class ImposeForm(forms.Form):
    seat = SeatField(
        queryset=CommitteeSeat.objects.none(),
        label=_("委員"),
        empty_label=_("選んでください"),
        error_messages={
            "required": _("除斥する委員を選んでください。"),
            "invalid_choice": _("この回の委員から選んでください。"),
        },
    )
    nomination = NominationField(
        queryset=None,
        label=_("推薦"),
        empty_label=_("選んでください"),
        error_messages={
            "required": _("除斥の対象となる推薦を選んでください。"),
            "invalid_choice": _("この回の受理した推薦から選んでください。"),
        },
    )
    reason = ProseField(label=_("理由"), limit=REASON_LIMIT, rows=3)

    def __init__(
        self,
        seats: "QuerySet[CommitteeSeat]",
        nominations: "QuerySet[Nomination]",
        data: QueryDict | None = None,
    ) -> None:
        super().__init__(data)
        self.fields["seat"].queryset = seats  # type: ignore[attr-defined]
        self.fields["nomination"].queryset = nominations  # type: ignore[attr-defined]
