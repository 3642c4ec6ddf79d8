"""The columns of an archive file: the one list that is read, offered empty and explained.

A line describes one partner and one member of a winner; what it says of their winner and round
may stand in the first of their lines alone.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Of(Enum):
    """What a column describes."""

    ROUND = "round"
    WINNER = "winner"
    RECIPIENT = "recipient"
    PARTNER = "partner"


class Kind(Enum):
    """How a cell is read."""

    LINE = "line"
    NUMBER = "number"
    DATE = "date"
    LIST = "list"
    SLUG = "slug"
    URL = "url"
    COVERAGE = "coverage"
    PREFECTURE = "prefecture"
    COUNTRY = "country"
    RECIPIENT_KIND = "recipient_kind"
    PARTNER_KIND = "partner_kind"


@dataclass(frozen=True)
class Column:
    """``label`` is its head in a file, the same in every language. ``most`` is in characters."""

    key: str
    of: Of
    label: str
    kind: Kind
    help: Promise
    example: str = ""
    most: int = 0
    required: bool = False

    @property
    def field(self) -> str:
        """Of the value that it describes."""
        return self.key.partition(".")[2]


def _column(
    key: str, label: str, kind: Kind, help_: Promise, example: str = "", most: int = 0,
    *, required: bool = False,
) -> Column:  # fmt: skip
    return Column(key, Of(key.partition(".")[0]), label, kind, help_, example, most, required)


COLUMNS = (
    _column("round.number", "回", Kind.NUMBER,
        _("表彰回の番号です。全ての行に書いてください。"), "3", required=True),
    _column("round.fiscal_year", "年度", Kind.NUMBER,
        _("西暦の年度です。元号（平成20年度）でも読み取ります。"), "2008"),
    _column("round.title", "表彰の名称", Kind.LINE,
        _("その回の名称です。今の名称に直さないでください。"), "姉妹自治体交流表彰", 60),
    _column("round.title_en", "表彰の名称（英語）", Kind.LINE,
        _("その回の英語の名称です。分からないときは、空欄にしてください。"), "", 120),
    _column("round.subtitle", "副題", Kind.LINE, _("その回の副題です。"), "総務大臣賞", 60),
    _column("round.subtitle_en", "副題（英語）", Kind.LINE, _("その回の副題の英語です。"), "", 120),
    _column("round.announced_on", "公表日", Kind.DATE,
        _("受賞団体を公表した日です。平成21年1月20日、H21.1.20、2009/1/20のどの形でも読み取ります。"),
        "平成21年1月20日"),
    _column("round.ceremony_on", "表彰式の日", Kind.DATE, _("表彰式を行った日です。"), "2009/1/27"),
    _column("round.application_count", "応募数", Kind.NUMBER, _("応募した団体の数です。"), ""),
    _column("round.hosts", "主催者", Kind.LIST,
        _("その回の主催者の名称です。複数のときは、セルの中で改行してください。"),
        "総務省\n財団法人自治体国際化協会", 120),
    _column("round.criteria", "審査基準", Kind.LIST,
        _("その回の審査基準の名称です。複数のときは、セルの中で改行してください。"), "", 40),
    _column("round.coverage", "受賞団体の確認", Kind.COVERAGE,
        _("受賞団体をどこまで資料で確認できたかを、「全部」「一部」「未確認」のどれかで書いてください。"),
        "全部", required=True),
    _column("round.source", "回の出典", Kind.LINE,
        _("その回の事柄を確かめた資料の名称です。公表する画面に載ります。"),
        "総務省・自治体国際化協会の報道資料（平成21年1月20日）", 300),
    _column("round.source_url", "回の出典のアドレス", Kind.URL,
        _("その資料のウェブページのアドレスです。"), "", 300),
    _column("winner.slug", "アドレスの名前", Kind.SLUG,
        _("受賞団体のページのアドレスになる、半角の英小文字、数字、ハイフンです。"
          "同じ団体の行には、同じ名前を書いてください。受賞団体が分からない回は、空欄にしてください。"),
        "tobetsu", 60),
    _column("winner.name", "受賞団体", Kind.LINE, _("受賞団体の名称です。"), "当別町", 120),
    _column("winner.name_en", "受賞団体（英語）", Kind.LINE,
        _("英語の名称です。分からないときは、空欄にしてください。"), "Tobetsu Town", 200),
    _column("winner.kana", "ふりがな", Kind.LINE, _("名称の読みです。"), "とうべつちょう", 200),
    _column("winner.prize", "賞", Kind.LINE, _("受けた賞の、その回での名称です。"), "総務大臣賞", 60),
    _column("winner.prize_en", "賞（英語）", Kind.LINE, _("賞の英語の名称です。"), "", 120),
    _column("winner.title", "事業名", Kind.LINE, _("表彰された事業の名称です。"), "", 200),
    _column("winner.source", "出典", Kind.LINE,
        _("この受賞団体について確かめた資料の名称です。公表する画面に載ります。"),
        "総務省・自治体国際化協会の報道資料（平成21年1月20日）", 300),
    _column("winner.source_url", "出典のアドレス", Kind.URL,
        _("その資料のウェブページのアドレスです。"), "", 300),
    _column("recipient.name", "構成団体", Kind.LINE,
        _("複数の団体が一緒に受賞したときの、それぞれの団体名です。1団体のときは、空欄にしてください。"),
        "", 120),
    _column("recipient.kind", "種別", Kind.RECIPIENT_KIND,
        _("都道府県、政令指定都市、市区町村、地域国際化協会、民間非営利団体のどれかです。"), "市区町村"),
    _column("recipient.prefecture", "都道府県", Kind.PREFECTURE,
        _("団体が所在する都道府県です。"), "北海道"),
    _column("recipient.home_municipality", "市区町村", Kind.LINE,
        _("団体が所在する市区町村です。"), "当別町", 60),
    _column("partner.name", "交流先", Kind.LINE,
        _("交流先の名称です。複数のときは、行を分けてください。"), "レクサンド市", 120),
    _column("partner.name_en", "交流先（英語）", Kind.LINE,
        _("交流先の英語の名称です。"), "Leksand", 200),
    _column("partner.kind", "交流先の区分", Kind.PARTNER_KIND,
        _("市町村、州・省・県、郡、国、都市のネットワークのどれかです。"), "市町村"),
    _column("partner.country", "国・地域", Kind.COUNTRY,
        _("交流先の国又は地域の名称です。"), "スウェーデン"),
    _column("partner.agreement_kind", "提携の種類", Kind.LINE,
        _("姉妹都市、友好都市などの種類です。"), "姉妹都市", 60),
    _column("partner.signed_on", "提携年月日", Kind.DATE,
        _("年又は年月までしか分からないときは、分かるところまで書いてください。"), "昭和62年"),
)  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}
