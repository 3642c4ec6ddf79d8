"""What is wrong in a file and what an import changes, as sentences for the secretariat."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.archive.columns import BY_KEY, Kind
from awards.archive.comparing import Change
from awards.archive.values import Problem
from awards.dossier.models import PartnerKind, RecipientKind
from awards.geo import country_label, prefecture_name
from awards.languages import in_english, in_language, language
from awards.partial_dates import PartialDate
from awards.rounds.models import Coverage

_LIKE = _(
    "「%(text)s」は、一覧にありません。「%(proposed)s」のことであれば、そのように書き直してください。"
)
SENTENCES: dict[str, Promise] = {
    # the file
    "too_large": _("ファイルは%(megabytes)sMBまでです。回を分けて、ファイルを小さくしてください。"),
    "old_excel": _(
        "古い形式（.xls）のファイルは読み取れません。表計算ソフトで「Excelブック（.xlsx）」として保存し直してください。"
    ),
    "empty": _("ファイルに何も書かれていません。1行目に列の名前、2行目から内容を書いてください。"),
    "encoding": _(
        "文字を読み取れません。CSVは、UTF-8又はShift_JISで保存し直すか、XLSXで保存し直してください。"
    ),
    "broken_csv": _(
        "%(line)s行目の辺りで、CSVとして読めなくなりました。二重引用符（”）が閉じているかを確かめてください。"
    ),
    "broken": _("XLSXのファイルとして開けません。表計算ソフトで開き、保存し直してください。"),
    "kind": _(
        "XLSX又はCSVのファイルではありません。表計算ソフトで、どちらかの形式で保存し直してください。"
    ),
    "password": _(
        "パスワードの付いたファイルは読み取れません。パスワードを外して、保存し直してください。"
    ),
    "too_large_inside": _(
        "開くと%(megabytes)sMBを超えるファイルです。要らないシートや書式を削除し、保存し直してください。"
    ),
    "crowded": _(
        "文字列や書式が多すぎるファイルです。要らないシートや書式を削除し、保存し直してください。"
    ),
    "merged": _(
        "セルの結合（%(places)s）があり、どの行の内容か分かりません。結合を解除し、それぞれの行に書いてください。"
    ),
    "rows": _("%(most)s行までです。回を分けて、いくつかのファイルにしてください。"),
    "columns": _("%(most)s列までです。ひな形にない列を削除してください。"),
    # its head
    "missing_columns": _(
        "必要な列「%(names)s」がありません。ひな形の1行目と同じ名前の列を加えてください。"
    ),
    "double_columns": _("列「%(names)s」が2か所にあります。一つにしてください。"),
    "unknown_columns": _(
        "列「%(names)s」は、ひな形にありません。名前をひな形に合わせるか、列を削除してください。"
    ),
    "no_rows": _("2行目からの内容がありません。"),
    # its cells
    "long": _("%(most)s文字を超えています。取り込むのは、名称などの短い内容だけです。"),
    "formula": _(
        "数式の結果が保存されていません。表計算ソフトで開いて保存し直すか、値として貼り付けてください。"
    ),
    "error_value": _("数式の結果が「%(text)s」です。正しい値に直してください。"),
    "too_long": _("%(most)s文字までです。%(over)s文字超えています。"),
    "same_line": _("同じ名称が2回あります。一つにしてください。"),
    "year": _(
        "「%(text)s」を年度として読めません。「2008」又は「平成20年度」のように書いてください。"
    ),
    "round_zero": _("回は、1からの番号です。"),
    "future": _(
        "%(text)sは、まだ来ていません。これから公表する回は、取り込まず、このシステムの「表彰回」から準備してください。"
    ),
    "slug": _(
        "「%(text)s」は、アドレスに使えません。半角の英小文字、数字、ハイフンで「tobetsu」のように書いてください。"
    ),
    "url": _("「%(text)s」を読み取れません。「https://」で始まるアドレスを書いてください。"),
    "prefecture": _("「%(text)s」という都道府県はありません。"),
    "country": _(
        "「%(text)s」という国・地域は、一覧にありません。一般に使われる名称を書いてください。"
    ),
    "recipient_kind": _(
        "「%(text)s」は、種別にありません。都道府県、政令指定都市、市区町村、地域国際化協会、民間非営利団体のどれかを書いてください。"
    ),
    "partner_kind": _(
        "「%(text)s」は、区分にありません。市町村、州・省・県、郡、国、都市のネットワークのどれかを書いてください。"
    ),
    "coverage": _("「全部」「一部」「未確認」のどれかを書いてください。"),
    "prefecture_like": _LIKE,
    "country_like": _LIKE,
    "recipient_kind_like": _LIKE,
    "partner_kind_like": _LIKE,
    "coverage_like": _LIKE,
    # its rounds and winners
    "required": _("書かれていません。この回又は受賞団体の、どれかの行に書いてください。"),
    "no_round": _("回の番号がありません。"),
    "no_slug": _(
        "アドレスの名前がないため、どの受賞団体の行か分かりません。同じ団体の行には、同じ名前を書いてください。"
    ),
    "slug_twice": _(
        "「%(slug)s」は、%(row)s行目の「%(other)s」に使っています。別の名前にしてください。"
    ),
    "name_twice": _(
        "同じ名称の団体が、アドレスの名前「%(slug)s」の行にあります。同じ団体であれば、アドレスの名前をそろえてください。"
    ),
    "conflict": _("%(row)s行目と違う内容です。どちらが正しいかを確かめ、そろえてください。"),
    "no_partner": _("交流先の名称がありません。"),
    "no_member": _(
        "構成団体の名称がない行があります。全ての構成団体に名称を書くか、1団体であれば空欄にそろえてください。"
    ),
    "none_with_winners": _(
        "「未確認」の回に、受賞団体が書かれています。「全部」又は「一部」にしてください。"
    ),
    "known_without_winners": _(
        "受賞団体が一つも書かれていません。資料で確認できていない回は、「未確認」にしてください。"
    ),
}


def sentence(problem: Problem) -> str:
    if problem.code == "said":
        return problem.params["sentence"]
    return str(SENTENCES[problem.code]) % problem.params


def told(problem: Problem) -> str:
    """With its place, for a command."""
    where = ""
    if problem.row is not None:
        where = gettext("%(row)d行目") % {"row": problem.row}
        where += gettext("の「%(column)s」") % {"column": problem.column} if problem.column else ""
        where += gettext("：")
    return where + sentence(problem)


def place(change: Change) -> str:
    """The column, and of which member or partner."""
    label = BY_KEY[change.key].label
    if change.number is None:
        return label
    return gettext("%(label)s（%(number)d）") % {"label": label, "number": change.number}


def shown(key: str, value: object) -> str:
    """As the page of the winner would write it; empty for nothing."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, PartialDate):
        return value.english if in_english() else value.both
    if isinstance(value, tuple):
        return gettext("、").join(map(str, value))
    return _named(BY_KEY[key].kind, str(value))


def _named(kind: Kind, code: str) -> str:
    if kind is Kind.PREFECTURE:
        return str(in_language(prefecture_name(code)))
    if kind is Kind.COUNTRY:
        return country_label(code, language())
    choices = {
        Kind.RECIPIENT_KIND: RecipientKind,
        Kind.PARTNER_KIND: PartnerKind,
        Kind.COVERAGE: Coverage,
    }.get(kind)
    return str(choices(code).label) if choices else code
