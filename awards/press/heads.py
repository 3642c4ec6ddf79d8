"""What every paper says of itself: its round, its title, its day and the words it uses."""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from awards.languages import in_language, language
from awards.press.values import Line, PrintedHead, RoundWithWinners
from awards.press.wording import line, listed, plain
from awards.templatetags.pages import fiscal
from awards.winners.values.rounds import RoundPage


def head(of: RoundWithWinners, *named: Line) -> PrintedHead:
    """``named`` is what the paper is called, after the name of the round."""
    round_, summary = of.round, of.round.summary
    # PDF/A wants a day. A draft has none yet, and today's would give other bytes tomorrow.
    dated = of.dated or date(summary.fiscal_year, 4, 1)
    return PrintedHead(
        lang=language(),
        title=" ".join(filter(None, (round_title(round_), *map(plain, named)))),
        author=plain(publisher(round_)),
        date=(dated.year, dated.month, dated.day),
        number=_("第%(number)s回") % {"number": summary.number},
        fiscal_year=fiscal(summary.fiscal_year),
        award=line(summary.title),
        subtitle=line(summary.subtitle),
        band=_band(of),
        labels=_labels(),
    )


def round_title(round_: RoundPage) -> str:
    title = in_language(round_.summary.title)
    return _("第%(number)s回 %(title)s") % {"number": round_.summary.number, "title": title}


def publisher(round_: RoundPage) -> Line:
    return line(round_.publisher) or listed(round_.hosts)


def _band(of: RoundWithWinners) -> str:
    """A draft is one until its moment is set, so that what is printed ahead is what is published."""
    return " ".join(
        sentence
        for sentence, holds in (
            (_("案：公表していない内容です。"), of.round.summary.announced_at is None),
            (_("これは実演用の資料です。第5回のほかは、全て架空の内容です。"), settings.DEMO),
        )
        if holds
    )


def _labels() -> dict[str, str]:
    return {
        "contents": _("目次"),
        "outline": _("表彰の概要"),
        "criteria": pgettext("several", "審査基準"),
        "contact": _("問合せ先"),
        "partners": pgettext("several", "交流先"),
        "number": _("番号"),
        "agreement": _("提携の種類"),
        "signed": _("提携年月日"),
        "population": _("人口"),
        "area": _("面積"),
        "sources": _("人口と面積の出典"),
        "source": _("出典"),
        "recipients": _("受賞した団体"),
        "overview": _("交流事業の概要"),
        "evaluations": _("評価のポイント"),
        "note": _("注"),
        "colophon": _("奥付"),
        "email": _("メール"),
        "url": _("ウェブ"),
    }
