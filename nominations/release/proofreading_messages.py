"""The sentences for what proofreading.py finds."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from awards.dossier.checks import Problem
from awards.dossier.differences import Place
from awards.winners.dossier import WinnerDossier
from awards.winners.models import Winner
from awards.winners.reading import TABLES
from nominations.release.dossier import ProfileDossier
from nominations.release.proofreading import problems_with

SECTIONS = WinnerDossier.sections()


@dataclass(frozen=True)
class Lack:
    """``section`` is where it is put right, ``anchor`` the id of its field or button there.

    ``is_wrong`` if something is there and cannot stay, not where something is missing;
    ``is_unread`` if it could not even be read.
    """

    section: str
    anchor: str
    sentence: str
    is_wrong: bool
    is_unread: bool


def lacks_of(dossier: ProfileDossier) -> list[Lack]:
    """In the order of the sections; no query."""
    return [lack_of(problem) for problem in problems_with(dossier)]


def lack_of(problem: Problem) -> Lack:
    return Lack(
        section=problem.place.section,
        anchor=anchor_of(problem.place),
        sentence=sentence(problem),
        is_wrong=problem.is_wrong,
        is_unread=problem.code == "unreadable",
    )


def sentence(problem: Problem) -> str:
    place = problem.place
    words = {"label": label_of(place), "n": place.row} | dict(problem.params)
    own = _OWN.get((place.section, problem.code, place.column))
    return (own or _SENTENCES[problem.code])() % words


def anchor_of(place: Place) -> str:
    """The id of the field, or of the button that adds what is missing."""
    if place.row is None:
        return f"id_{place.column}" if place.column else "add"
    return f"id_{place.section}-{place.row - 1}-{place.column}"


def label_of(place: Place, item: int | None = None) -> str:
    """The field by its label, with the number of its row or line where there are several."""
    label, n = _label(place), place.row or item
    return _("%(n)s番目の%(label)s") % {"n": n, "label": label} if n and label else label


def _label(place: Place) -> str:
    if not place.column:
        return ""
    table = TABLES.get(SECTIONS[place.section])
    stored_as = SECTIONS[place.section].stored_as
    name, model = stored_as.get(place.column, place.column), table.model if table else Winner
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


_OWN: dict[tuple[str, str, str], Callable[[], str]] = {
    ("names", "missing", "address"): lambda: _("アドレスの名前を決めてください（例：takasaki）。"),
    ("names", "missing", "name"): lambda: _("受賞団体の名称を書いてください。"),
    ("names", "missing", "title"): lambda: _("事業名を書いてください。"),
    ("names", "no_english", "name_en"): lambda: _("受賞団体の名称を英語で書いてください。"),
    ("names", "no_english", "title_en"): lambda: _("事業名を英語で書いてください。"),
    ("overview", "missing", "overview"): lambda: _("交流事業の概要を1項目以上書いてください。"),
    ("photos", "missing", "alt"): lambda: _("写真%(n)dの代替テキストを書いてください。"),
}
_SENTENCES: dict[str, Callable[[], str]] = {
    "missing": lambda: _("「%(label)s」を入力してください。"),
    "no_english": lambda: _("「%(label)s」を書いてください。"),
    "none": lambda: _("評価のポイントを1項目以上書いてください。"),
    "unconfirmed": lambda: _("写真%(n)dは、承諾を確かめてチェックを入れるか、削除してください。"),
    "unreadable": lambda: _(
        "「%(label)s」の「%(text)s」を読み取れません。例のとおりに書き直してください。"
    ),
    "too_long": lambda: _(
        "「%(label)s」は%(limit)s文字までです。%(over)s文字超えています。短くしてください。"
    ),
    "bullet_too_long": lambda: _(
        "交流事業の概要の%(n)d番目の項目は、%(limit)d文字までです。%(over)d文字超えています。短くしてください。"
    ),
    "too_many_bullets": lambda: _(
        "交流事業の概要は%(limit)s項目までです。項目をまとめてください。"
    ),
    "too_many_evaluations": lambda: _(
        "評価のポイントは%(limit)s項目までです。項目をまとめてください。"
    ),
    "too_many_photos": lambda: _("写真は%(limit)s枚までです。載せない写真を削除してください。"),
}
