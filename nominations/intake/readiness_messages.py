"""The sentences for what readiness.py finds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from nominations.intake.models import Nomination
from nominations.intake.readiness import Problem
from nominations.intake.stored import SHAPES


@dataclass(frozen=True)
class Said:
    """A problem in the page's language."""

    section: str
    anchor: str
    sentence: str
    blocks: bool
    is_wrong: bool


def said(problem: Problem) -> Said:
    return Said(
        problem.section, problem.anchor, sentence(problem), problem.blocks, problem.is_wrong
    )


def sentence(problem: Problem) -> str:
    words = {"label": label_of(problem)} | problem.params
    return str(_SENTENCES[problem.code](problem) % words)


def label_of(problem: Problem) -> str:
    """The field by its label, with the number of its row where there are several."""
    if "label" in problem.params:
        return str(problem.params["label"])
    name = problem.params.get("field", "")
    label = _label(problem.section, name) if name else ""
    if problem.params.get("region"):
        return f"{problem.params['region']}　{label}"
    if problem.section == "regions":
        return _("貴地域　%(label)s") % {"label": label}
    if "row" in problem.params:
        return _("%(n)s番目の%(label)s") % {"n": problem.params["row"], "label": label}
    return label


def _label(section: str, name: str) -> str:
    shape = SHAPES[section]
    model: Any = shape.model if name in shape.row else Nomination
    return str(model._meta.get_field(name).verbose_name)


def _none(problem: Problem) -> str:
    return {
        "recipients": _("被推薦団体を1つ以上入力してください。"),
        "partners": _("交流先を1つ以上入力してください。"),
        "photos": _("写真を1枚以上加えてください。"),
        "contacts": _("公表用の問合せ先を1つ以上入力してください。"),
    }[problem.section]


_SENTENCES: dict[str, Callable[[Problem], str]] = {
    "missing": lambda _p: _("「%(label)s」を入力してください。"),
    "missing_choice": lambda _p: _("「%(label)s」を選んでください。"),
    "none": _none,
    "unconfirmed": lambda _p: _("「%(label)s」を確かめて、印を付けてください。"),
    "no_way_to_reach": lambda _p: _(
        "%(row)s番目の問合せ先の電話番号かメールアドレスを入力してください。"
    ),
    "too_long": lambda _p: _(
        "「%(label)s」は%(limit)s文字までです。%(over)s文字超えています。短くしてください。"
    ),
    "in_future": lambda _p: _("「%(label)s」が今日より先の日付です。正しい日付に直してください。"),
    "overview_too_long": lambda _p: _(
        "取組の概要は、合わせて%(limit)s文字までです。%(over)s文字超えています。短くしてください。"
    ),
    "too_many_bullets": lambda _p: _("取組の概要は%(limit)s項目までです。項目をまとめてください。"),
    "too_many_photos": lambda _p: _(
        "写真は%(limit)s枚までです。載せない写真を取り除いてください。"
    ),
    "too_many_attachments": lambda _p: _(
        "参考資料は%(limit)s件までです。要らない資料を取り除いてください。"
    ),
    "rank_taken": lambda _p: _(
        "推薦順位の%(rank)sは、貴団体のほかの推薦に付けています。順位が重ならないように直してください。"
    ),
    "not_eligible": lambda _p: _(
        "%(row)s番目の団体の種別は、この回の表彰の対象ではありません。種別を確かめてください。"
    ),
    "old_population": lambda _p: _(
        "%(label)sが%(years)s年より前です。新しい数値があれば、書き換えてください。"
    ),
    "signed_before_founding": lambda _p: _(
        "%(row)s番目の交流先の提携年月日が、被推薦団体の設立より前です。誤りがないか確かめてください。"
    ),
    "small_photo": lambda _p: _(
        "%(row)s枚目の写真は、幅が%(width)sピクセルに足りません。冊子で粗く見えることがあります。"
    ),
}
