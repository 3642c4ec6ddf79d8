"""The checks of accessibility that are run with every change of the program, as the statement lists them.

Each is held by tests of its own: ``tests/winners/test_statement.py`` names them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Check:
    """``criteria`` are the success criteria that it bears on, by number, in JIS and WCAG alike."""

    key: str
    name: "str | Promise"
    how: "str | Promise"
    criteria: str


CHECKS = (
    Check(
        "axe",
        _("規則による自動検査"),
        _("axe-coreの、WCAG 2.0、2.1及び2.2のレベルAとAAの規則に反するところがないこと"),
        "1.1.1, 1.3.1, 1.4.1, 1.4.3, 2.4.1, 2.4.2, 2.4.4, 3.1.1, 3.1.2, 4.1.2",
    ),
    Check(
        "markup",
        _("HTMLの検査"),
        _(
            "大見出しが一つでページの題名と一致し、全ての入力欄に名前、画像に代替テキストの指定があること"
        ),
        "1.1.1, 2.4.2, 2.4.6, 3.3.2, 4.1.1",
    ),
    Check(
        "contrast",
        _("色の検査"),
        _(
            "文字と背景の色の全ての組合せが4.5対1以上、入力欄の枠と操作の位置の表示が3対1以上であること"
        ),
        "1.4.3, 1.4.11, 2.4.7",
    ),
    Check(
        "keyboard",
        _("キーボードによる操作"),
        _("ログインから推薦書の提出までを、マウスを使わずに終えられること"),
        "2.1.1, 2.1.2, 2.4.1, 2.4.3",
    ),
    Check(
        "width",
        _("幅の狭い画面"),
        _("幅390ピクセルの画面で、ページを横に動かさずに読めること"),
        "1.4.10",
    ),
    Check(
        "language",
        _("言語の指定"),
        _("ページの言語と、英語のページの中の日本語に、言語の指定があること"),
        "3.1.1, 3.1.2",
    ),
    Check(
        "timing",
        _("制限時間"),
        _(
            "ログインの期限が近いことを知らせ、延ばせること。切れた後も、入力した文章が失われないこと"
        ),
        "2.2.1",
    ),
    Check(
        "scripts",
        _("JavaScriptを使わない操作"),
        _("JavaScriptを使わずに、推薦書の提出と採点の確定ができること"),
        "—",
    ),
)
