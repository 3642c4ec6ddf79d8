"""Which fields the files have, and what each means: the only list of them.

A field that is not here is in no file, whatever the winner's profile comes to hold.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from awards.dossier.models import PartnerKind, PopulationBasis, RecipientKind
from awards.rounds.models import Coverage

if TYPE_CHECKING:
    from django.utils.functional import Promise


class ChangeKind(TextChoices):
    """Of what has happened to a page since it was published."""

    CORRECTION = "correction", _("訂正")
    REPUBLICATION = "republication", _("公表の再開")


class Kind(Enum):
    TEXT = _("文字列")
    LIST = _("文字列の並び")
    CODE = _("符号")
    WHOLE_NUMBER = _("整数")
    NUMBER = _("数")
    DATE = _("日付")
    MOMENT = _("日時")
    ADDRESS = _("アドレス")


@dataclass(frozen=True)
class Field:
    """``is_bilingual``: beside it stands the same in English, under its name with ``_en``.

    ``codes`` are those that may stand in it, where they are ours; an empty text stands for none.
    """

    name: str
    kind: Kind
    meaning: "str | Promise"
    is_bilingual: bool = False
    codes: type[TextChoices] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, f"{self.name}_en") if self.is_bilingual else (self.name,)


Fields = tuple[Field, ...]


def names(fields: Fields) -> list[str]:
    return [name for field in fields for name in field.names]


def _text(name: str, meaning: "str | Promise", *, is_bilingual: bool = True) -> Field:
    return Field(name, Kind.TEXT, meaning, is_bilingual)


# Of what was imported from the records of an earlier round.
SOURCE: Fields = (
    _text("source", _("この内容を確認した資料"), is_bilingual=False),
    Field("source_url", Kind.ADDRESS, _("資料のアドレス")),
)
UNCONFIRMED = Field(
    "unconfirmed",
    Kind.LIST,
    _("資料で確認できていないため、空になっている項目の名前"),
)

ROUND: Fields = (
    Field("number", Kind.WHOLE_NUMBER, _("表彰回の番号。識別子として使えます。")),
    Field("url", Kind.ADDRESS, _("このサイトのページ（日本語）")),
    Field("fiscal_year", Kind.WHOLE_NUMBER, _("年度（西暦）")),
    _text("title", _("表彰の名称")),
    _text("subtitle", _("副題")),
    Field("hosts", Kind.LIST, _("主催者"), is_bilingual=True),
    Field("prizes", Kind.LIST, _("賞の名称"), is_bilingual=True),
    Field("criteria", Kind.LIST, _("審査基準の名称"), is_bilingual=True),
    _text("committee", _("審査委員会の名称")),
    Field("applications", Kind.WHOLE_NUMBER, _("応募した団体の数")),
    Field(
        "winners",
        Kind.WHOLE_NUMBER,
        _("受賞団体の数。資料で全てを確認できていない回にはありません。"),
    ),
    Field("ceremony_on", Kind.DATE, _("表彰式の日")),
    Field(
        "coverage",
        Kind.CODE,
        _("資料で受賞団体を確認した範囲。このシステムで表彰した回では空です。"),
        codes=Coverage,
    ),
    *SOURCE,
    UNCONFIRMED,
)
WINNER: Fields = (
    Field("id", Kind.TEXT, _("受賞団体の識別子。公表した後は変わりません。")),
    Field("url", Kind.ADDRESS, _("このサイトのページ（日本語）")),
    Field("round", Kind.WHOLE_NUMBER, _("表彰回の番号")),
    Field("fiscal_year", Kind.WHOLE_NUMBER, _("年度（西暦）")),
    _text("prize", _("受けた賞の名称")),
    _text("name", _("受賞団体の名称")),
    _text("kana", _("受賞団体の名称のふりがな"), is_bilingual=False),
    _text("title", _("事業名")),
    _text("home", _("最初に掲げる団体の所在地（都道府県と市区町村）")),
    Field("overview", Kind.LIST, _("交流事業の概要"), is_bilingual=True),
    _text("note", _("掲載内容についての注")),
    Field("corrected_at", Kind.MOMENT, _("最後に訂正した日時")),
    *SOURCE,
    UNCONFIRMED,
)
EVALUATION: Fields = (
    _text("text", _("評価のポイント")),
    Field("criteria", Kind.LIST, _("関係する審査基準の名称"), is_bilingual=True),
)
RECIPIENT: Fields = (
    _text("name", _("受賞した団体の名称")),
    _text("kana", _("ふりがな"), is_bilingual=False),
    Field("kind", Kind.CODE, _("団体の種別"), codes=RecipientKind),
    _text("legal_form", _("法人格"), is_bilingual=False),
    Field("founded_on", Kind.DATE, _("設立の時期")),
    Field("prefecture", Kind.CODE, _("都道府県コード（JIS X 0401、2桁）")),
    _text("home_municipality", _("所在する市区町村")),
)
REGION: Fields = (
    _text("name", _("地域の名称")),
    Field("population", Kind.WHOLE_NUMBER, _("人口（人）")),
    Field("as_of", Kind.DATE, _("人口の基準日")),
    Field("basis", Kind.CODE, _("人口の根拠"), codes=PopulationBasis),
    Field("area_km2", Kind.NUMBER, _("面積（平方キロメートル）")),
    _text("description", _("地域の概要")),
    _text("source", _("人口と面積の出典")),
)
PARTNER: Fields = (
    Field("number", Kind.WHOLE_NUMBER, _("ページに掲載した順番。識別子ではありません。")),
    _text("name", _("交流先の名称")),
    _text("local_name", _("現地での名称"), is_bilingual=False),
    Field("kind", Kind.CODE, _("交流先の種別"), codes=PartnerKind),
    Field("country", Kind.CODE, _("国・地域のコード（ISO 3166-1、英字2字）")),
    _text("country_name", _("国・地域の名称")),
    Field("country_at_signing", Kind.CODE, _("提携したときの国・地域のコード")),
    _text("agreement_kind", _("提携の種類")),
    Field("signed_on", Kind.DATE, _("提携年月日")),
    Field("ended_on", Kind.DATE, _("提携を終了又は休止した年月日")),
    _text("agreement_owner", _("協定・提携の主体")),
    Field("latitude", Kind.NUMBER, _("緯度（世界測地系WGS 84、度）")),
    Field("longitude", Kind.NUMBER, _("経度（世界測地系WGS 84、度）")),
    UNCONFIRMED,
)
PHOTO: Fields = (
    Field("url", Kind.ADDRESS, _("写真（JPEG）")),
    _text("caption", _("写真の説明")),
    _text("alt", _("代替テキスト")),
    Field("taken_on", Kind.DATE, _("撮影の時期")),
    _text("place", _("撮影場所")),
    _text("credit", _("提供者"), is_bilingual=False),
    Field("width", Kind.WHOLE_NUMBER, _("元の写真の幅（ピクセル）")),
    Field("height", Kind.WHOLE_NUMBER, _("元の写真の高さ（ピクセル）")),
)
CORRECTION: Fields = (
    Field("kind", Kind.CODE, _("訂正か、取り下げていた公表の再開か"), codes=ChangeKind),
    Field("at", Kind.MOMENT, _("訂正した日時")),
    _text("reason", _("訂正の内容と理由")),
)
# Of what is no longer here: at the address of one winner alone.
WITHDRAWN: Fields = (
    Field("withdrawn_at", Kind.MOMENT, _("公表を取り下げた日時")),
    _text("reason", _("取下げの理由")),
)


@dataclass(frozen=True)
class Part:
    """Things that stand within a record in JSON, under ``name``: a list of them, or one."""

    name: str
    fields: Fields
    meaning: "str | Promise"
    is_list: bool = True
    parts: "tuple[Part, ...]" = ()


OF_WINNER = (
    Part("evaluations", EVALUATION, _("評価のポイント")),
    Part("recipients", RECIPIENT, _("受賞した団体")),
    Part("region", REGION, _("団体の地域"), is_list=False),
    Part(
        "partners",
        PARTNER,
        _("交流先"),
        parts=(Part("region", REGION, _("交流先の地域"), is_list=False),),
    ),
    Part("photos", PHOTO, _("写真")),
    Part("corrections", CORRECTION, _("訂正")),
)

# In the rows of winners.csv, in place of what JSON has as lists of things.
WINNER_ROW: Fields = (
    Field("recipients", Kind.LIST, _("受賞した団体の名称"), is_bilingual=True),
    Field("prefectures", Kind.LIST, _("受賞した団体の都道府県コード")),
    Field("evaluations", Kind.LIST, _("評価のポイント"), is_bilingual=True),
    Field("partners", Kind.WHOLE_NUMBER, _("交流先の数")),
    Field("countries", Kind.LIST, _("交流先の国・地域のコード")),
)
# Before a partner in partners.csv: whose it is.
PARTNER_ROW: Fields = (
    Field("winner_id", Kind.TEXT, _("受賞団体の識別子")),
    Field("round", Kind.WHOLE_NUMBER, _("表彰回の番号")),
    _text("winner_name", _("受賞団体の名称")),
)


def in_region(fields: Fields = REGION) -> Fields:
    """The columns of a region within a row about something else."""
    return tuple(replace(field, name=f"region_{field.name}") for field in fields)


WINNERS_CSV = (*WINNER, *WINNER_ROW, *in_region())
PARTNERS_CSV = (*PARTNER_ROW, *PARTNER, *in_region())
