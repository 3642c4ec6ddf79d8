"""Archive files as the tests write them."""

import csv
from datetime import date
from io import StringIO

from awards.archive.reading import read_file
from awards.archive.values import ArchiveFile

TODAY = date(2026, 11, 27)
ROW = {
    "回": "3",
    "年度": "2008",
    "表彰の名称": "姉妹自治体交流表彰",
    "受賞団体の確認": "全部",
    "アドレスの名前": "tobetsu",
    "受賞団体": "当別町",
    "賞": "総務大臣賞",
    "都道府県": "北海道",
    "交流先": "レクサンド市",
    "国・地域": "スウェーデン",
    "提携年月日": "昭和62年",
}


def file(*rows: dict[str, str], without: tuple[str, ...] = ()) -> bytes:
    """Each row is ``ROW`` with what it says otherwise."""
    named = dict.fromkeys([*ROW, *(key for row in rows for key in row)])
    heads = [head for head in named if head not in without]
    out = StringIO(newline="")
    writer = csv.DictWriter(out, heads, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows([ROW | row for row in rows])
    return out.getvalue().encode("utf-8-sig")


def read(content: bytes) -> ArchiveFile:
    return read_file(content, TODAY)


def codes(content: bytes) -> list[tuple[int | None, str, str]]:
    return [(one.row, one.column, one.code) for one in read(content).problems]
