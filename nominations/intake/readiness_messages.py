"""The sentences for what readiness.py finds."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from awards.dossier.checks import Problem
from awards.geo import country_name
from awards.languages import in_language
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination
from nominations.intake.reading import TABLES

SECTIONS = NominationDossier.sections()


@dataclass(frozen=True)
class Message:
    """A problem in the page's language; ``anchor`` is the field it is about."""

    section: str
    anchor: str
    sentence: str
    blocks: bool


def message(problem: Problem, dossier: NominationDossier) -> Message:
    place = problem.place
    return Message(
        place.section, anchor_of(problem, dossier), sentence(problem, dossier), problem.blocks
    )


def sentence(problem: Problem, dossier: NominationDossier) -> str:
    words = {"label": label_of(problem, dossier), "row": problem.place.row} | dict(problem.params)
    if "country" in words:
        words["country"] = in_language(country_name(str(words["country"])))
    of_section = _OF_SECTION.get(problem.code, {})
    return str(of_section.get(problem.place.section) or _SENTENCES[problem.code]) % words


def anchor_of(problem: Problem, dossier: NominationDossier) -> str:
    """The id of the field, of the photograph, or of the button that adds what is missing."""
    section, row, column = problem.place.section, problem.place.row, problem.place.column
    if section == "photos" and row is None:
        headings = {"none": "add-photo", "too_many_attachments": "attachments"}
        return headings.get(problem.code, "photos")
    if row is None:
        return f"id_{column}" if column else "add"
    if section == "photos":
        return f"photo-{dossier.photos.rows[row - 1].key}"
    if section == "work":
        return f"id_overview_{row - 1}"
    return f"id_{section}-{row - 1}-{column}"


def label_of(problem: Problem, dossier: NominationDossier) -> str:
    """The field by its label, with the number of its row where there are several."""
    section, row, column = problem.place.section, problem.place.row, problem.place.column
    if section == "appeals" and row:
        return str(in_language(dossier.appeals.rows[row - 1].name))
    label = _label(section, column)
    if row is None:
        return label
    if section == "photos":
        return _("%(n)s枚目の写真の%(label)s") % {"n": row, "label": label}
    if section != "regions":
        return _("%(n)s番目の%(label)s") % {"n": row, "label": label}
    region = dossier.regions.rows[row - 1]
    if region.partner is None:
        return _("被推薦団体の地域　%(label)s") % {"label": label}
    return f"{region.name.ja or row - 1}　{label}"


def _label(section: str, column: str) -> str:
    if not column:
        return ""
    table = TABLES.get(SECTIONS[section])
    model = table.model if table and column in table.columns else Nomination
    return str(model._meta.get_field(column).verbose_name)  # type: ignore[union-attr]


_NONE = {
    "recipients": _("被推薦団体を一つ以上入力してください。"),
    "partners": _("交流先を一つ以上入力してください。"),
    "photos": _("写真を1枚以上加えてください。"),
    "contacts": _("公表用の問合せ先を一つ以上入力してください。"),
}
# Instead of the sentence for every section.
_OF_SECTION = {
    "none": _NONE,
    "twin": {
        "partners": _(
            "%(row)s番目の交流先は、%(first)s番目と同じ名称です。同じ交流先に提携が二つあるときは、このままで差し支えありません。同じ提携を2回入力していないか確かめてください。"
        )
    },
    "unconfirmed": {
        "photos": _(
            "%(row)s枚目の写真に写っている方と撮影者の承諾を確かめて、チェックを入れてください。"
        )
    },
}
_SENTENCES = {
    "missing": _("「%(label)s」を入力してください。"),
    "missing_choice": _("「%(label)s」を選んでください。"),
    "unconfirmed": _("「%(label)s」を確かめて、チェックを入れてください。"),
    "unreadable": _(
        "「%(label)s」の「%(text)s」を読み取れません。例のとおりに書き直してください。"
    ),
    "no_way_to_reach": _("%(row)s番目の問合せ先の電話番号かメールアドレスを入力してください。"),
    "too_long": _(
        "「%(label)s」は%(limit)s文字までです。%(over)s文字超えています。短くしてください。"
    ),
    "in_future": _("「%(label)s」が今日より先の日付です。正しい日付に直してください。"),
    "overview_too_long": _(
        "交流事業の概要は、合わせて%(limit)s文字までです。%(over)s文字超えています。短くしてください。"
    ),
    "too_many_bullets": _("交流事業の概要は%(limit)s項目までです。項目をまとめてください。"),
    "too_many_photos": _("写真は%(limit)s枚までです。載せない写真を削除してください。"),
    "too_many_attachments": _("参考資料は%(limit)s件までです。要らない資料を削除してください。"),
    "rank_taken": _(
        "推薦順位の%(rank)sは、貴団体のほかの推薦に付けています。順位が重ならないように直してください。"
    ),
    "not_eligible": _(
        "%(row)s番目の団体の種別は、この回の表彰の対象ではありません。種別を確かめてください。"
    ),
    "old_population": _(
        "%(label)sが%(years)s年より前です。新しい数値があれば、書き換えてください。"
    ),
    "signed_before_founding": _(
        "%(row)s番目の交流先の提携年月日が、被推薦団体の設立より前です。誤りがないか確かめてください。"
    ),
    "agreement_ended": _(
        "%(row)s番目の交流先の提携は、終了又は休止しています。その後の交流が分かるように、交流事業の概要に書いてください。"
    ),
    "ended_before_signing": _(
        "%(row)s番目の交流先の提携を終了又は休止した年月日が、提携年月日より前です。誤りがないか確かめてください。"
    ),
    "country_no_more": _(
        "%(row)s番目の交流先の「%(country)s」は、今はない国です。今の国・地域を入力し、提携した時の国名は「提携時の国名」に入力してください。"
    ),
    "country_not_there": _(
        "%(row)s番目の交流先の提携年月日（%(year)s年）は、「%(country)s」がその名であった期間の外です。提携時の国名か提携年月日を確かめてください。"
    ),
    "twin": _(
        "%(row)s番目の名称は、%(first)s番目と同じです。同じ団体を2回入力していないか確かめてください。"
    ),
    "zero": _("「%(label)s」が0です。誤りがないか確かめてください。"),
    "small_photo": _(
        "%(row)s枚目の写真は%(width)s×%(height)sピクセルです。長い辺が%(long)sピクセル、短い辺が%(short)sピクセルより小さいと、冊子で粗く見えることがあります。"
    ),
}
