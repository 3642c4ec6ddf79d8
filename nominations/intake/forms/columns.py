"""Sections made of the nomination's own columns."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.rounds.models import Round
from nominations.grouped import GroupedForm
from nominations.intake.forms.drafts import (
    DraftCount,
    DraftMail,
    DraftPhone,
    DraftProse,
    DraftTick,
    DraftWhen,
)
from nominations.intake.forms.making import MIDDLE, SHORT, of
from nominations.intake.models import Appeal, Nomination

FROM_ONE = MinValueValidator(1, message=_("1以上の数を入力してください。"))


class SectionForm(GroupedForm):
    use_required_attribute = False


class CoverForm(SectionForm):
    rank = of(
        Nomination,
        "rank",
        DraftCount,
        needed=True,
        size="w-xs",
        max_value=99,
        validators=[FROM_ONE],
        help_text=_("貴団体からの推薦の中での順位です。推薦が1件のときは「1」と書きます。"),
    )
    nominator = of(
        Nomination,
        "nominator",
        needed=True,
        size=MIDDLE,
        help_text=_("例：見本県知事　見本太郎"),
    )
    document_number = of(Nomination, "document_number", size=MIDDLE, help_text=_("例：国第123号"))
    document_date = of(
        Nomination,
        "document_date",
        DraftWhen,
        size=SHORT,
        help_text=_("例：2026年12月1日、令和8年12月1日"),
    )
    desk_office = of(
        Nomination, "desk_office", needed=True, help_text=_("例：見本県地域創生部国際課")
    )
    desk_person = of(Nomination, "desk_person", needed=True, size=MIDDLE)
    desk_tel = of(Nomination, "desk_tel", DraftPhone, needed=True, size=MIDDLE)
    desk_email = of(
        Nomination,
        "desk_email",
        DraftMail,
        needed=True,
        size=MIDDLE,
        help_text=_("受付のお知らせを送ります。公表はしません。"),
    )
    groups: ClassVar = {
        _("推薦者"): ["rank", "nominator"],
        _("文書"): ["document_number", "document_date"],
        _("事務担当（公表しません）"): ["desk_office", "desk_person", "desk_tel", "desk_email"],
    }


class PastForm(SectionForm):
    past_awards = of(
        Nomination,
        "past_awards",
        DraftProse,
        help_text=_("この表彰や同じ種類の表彰について、年度、名称、結果を書きます。"),
    )
    press_coverage = of(
        Nomination, "press_coverage", DraftProse, help_text=_("掲載日、媒体名、見出しを書きます。")
    )
    groups: ClassVar = {_("受賞歴・報道"): ["past_awards", "press_coverage"]}


class ConfirmationForm(SectionForm):
    confirms_consent = of(Nomination, "confirms_consent", DraftTick, needed=True)
    confirms_facts = of(Nomination, "confirms_facts", DraftTick, needed=True)
    confirms_authority = of(Nomination, "confirms_authority", DraftTick, needed=True)
    groups: ClassVar = {
        _("提出する前に"): ["confirms_consent", "confirms_facts", "confirms_authority"]
    }


def work_form(round_: Round, bullets: int) -> type[SectionForm]:
    """As many bullets as the round allows, or as are there already."""
    work = _work_columns(round_)
    count = max(round_.bullets_max, bullets)
    texts = {f"overview_{n - 1}": _bullet(n, round_) for n in range(1, count + 1)}
    legend = gettext("概要（%(most)s項目まで、合わせて%(total)s文字まで）") % {
        "most": round_.bullets_max,
        "total": round_.overview_limit,
    }
    groups = {_("事業"): list(work), legend: list(texts)}
    return type("WorkForm", (SectionForm,), {**work, **texts, "groups": groups})


def _work_columns(round_: Round) -> dict[str, Any]:
    return {
        "title": of(
            Nomination,
            "title",
            needed=True,
            limit=round_.title_limit,
            help_text=_("公表されるときの題になります。"),
        ),
        "started_year": of(
            Nomination,
            "started_year",
            DraftWhen,
            needed=True,
            size=SHORT,
            help_text=_("例：1995年、平成7年"),
        ),
        "participants": of(
            Nomination,
            "participants",
            DraftCount,
            size=SHORT,
            max_value=100_000_000,
            help_text=_("およその人数でかまいません。"),
        ),
        "collaborators": of(
            Nomination,
            "collaborators",
            DraftProse,
            rows=3,
            help_text=_("学校、企業、市民団体などの名称を書きます。"),
        ),
    }


def _bullet(number: int, round_: Round) -> DraftProse:
    return DraftProse(
        label=gettext("%(n)s番目の項目") % {"n": number},
        required=number == 1,
        limit=round_.bullet_limit,
        rows=4,
    )


def appeals_form(round_: Round, *, in_english: bool) -> type[SectionForm]:
    columns: dict[str, Any] = {}
    for criterion in round_.criteria.order_by("position", "pk"):
        name = (in_english and criterion.name_en) or criterion.name
        seen = (in_english and criterion.help_en) or criterion.help
        columns[f"appeal_{criterion.pk}"] = of(
            Appeal, "text", DraftProse, needed=True, limit=round_.appeal_limit, help_text=seen
        )
        columns[f"appeal_{criterion.pk}"].label = name
    texts = list(columns)
    columns["reasons"] = of(Nomination, "reasons", DraftProse)
    groups = {_("評価基準ごとの推薦理由"): texts, _("総括"): ["reasons"]}
    return type("AppealsForm", (SectionForm,), {**columns, "groups": groups})
