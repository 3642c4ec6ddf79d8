"""What may be asked of ``/api/v1/``: the only list of it, read to judge a question and to describe it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from awards.winners.public.choosing import FORMS

if TYPE_CHECKING:
    from django.utils.functional import Promise

# Far more pages than there will be, and few enough digits to be a number everywhere.
PAGE = "[1-9][0-9]{0,14}"


@dataclass(frozen=True)
class Parameter:
    """``pattern`` is of the whole value: what no winner can have is refused, never ignored."""

    name: str
    pattern: str
    example: str
    meaning: "str | Promise"


@dataclass(frozen=True)
class Unreadable:
    """Why a question cannot be answered, about the parameter ``name``."""

    sentence: "str | Promise"
    name: str
    example: str = ""


QUERY = (
    Parameter("round", FORMS["round"], "5", _("表彰回の番号")),
    Parameter("prize", FORMS["prize"], "minister", _("賞の符号")),
    Parameter("prefecture", FORMS["prefecture"], "10", _("都道府県コード（JIS X 0401、2桁）")),
    Parameter("country", FORMS["country"], "CZ", _("国・地域のコード（ISO 3166-1、英字2字）")),
    Parameter("page", PAGE, "1", _("ページの番号。1から始まります。")),
)


def unreadable(asked: Mapping[str, Sequence[str]]) -> Unreadable | None:
    """The first thing that is wrong: a program must not take all winners for some."""
    known = {parameter.name: parameter for parameter in QUERY}
    for name, values in asked.items():
        if name not in known:
            return Unreadable(
                _("「%(name)s」という条件はありません。条件の名前を確かめてください。"), name[:40]
            )
        if len(values) > 1:
            return Unreadable(_("「%(name)s」は、一つだけ指定してください。"), name)
        if not re.fullmatch(known[name].pattern, values[0], re.ASCII):
            sentence = _(
                "「%(name)s」の値を読み取れません。例のとおりに指定してください。例：%(example)s"
            )
            return Unreadable(sentence, name, f"{name}={known[name].example}")
    return None
