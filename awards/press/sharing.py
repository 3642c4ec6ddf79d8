"""The picture of a winner that others show beside a link to its page: who, for what, with whom."""

from pathlib import Path

from django.utils.translation import gettext as _

from awards.dossier.values import Partner
from awards.languages import in_language, language
from awards.press.printing import Paper
from awards.press.wording import enclosed, joined, line, plain, worded
from awards.templatetags.pages import award_name, country, fiscal
from awards.typesetting import without_glyph
from awards.winners.values.winner import WinnerPage

TEMPLATE = Path(__file__).parent / "typst" / "sharing.typ"
# The photograph is shown 420 pixels wide.
ENOUGH = 960
MOST_PARTNERS = 3


def paper(winner: WinnerPage) -> Paper:
    """In the language of the page; its pictures tell where their files are stored.

    What has a character that no font has is left out: in a picture it would be a box, and nobody
    would be told. Proofreading names it, and the words beside the picture say it.
    """
    names, photograph = winner.dossier.names, _photograph(winner)
    spoken = {
        "lang": language(),
        "award": award_name(),
        "hosts": _("総務省・自治体国際化協会"),
        "round": _("第%(number)s回（%(year)s）")
        % {"number": winner.round.number, "year": fiscal(winner.round.fiscal_year)},
        "prize": str(in_language(winner.prize)),
        "name": _drawable(str(in_language(names.name))),
        "title": _drawable(str(in_language(names.title))),
        "partners": _drawable(_partners(winner.dossier.partners.rows)),
        "photograph": photograph,
    }
    return Paper(
        folder=f"sharing/{winner.round.number}/{names.address}/{language()}",
        ending="jpeg",
        language=language(),
        template=TEMPLATE,
        words=spoken,
        pictures=(photograph,) if photograph else (),
        drawings={},
    )


def _drawable(text: str) -> str:
    return "" if without_glyph(text) else text


def _partners(partners: tuple[Partner, ...]) -> str:
    named = [(*line(one.name), *enclosed(worded(country(one.country)))) for one in partners]
    shown = plain(joined(named[:MOST_PARTNERS], _("、")))
    left = len(named) - MOST_PARTNERS
    return (
        _("%(partners)sほか%(count)sか所") % {"partners": shown, "count": left}
        if left > 0
        else shown
    )


def _photograph(winner: WinnerPage) -> str:
    sources = winner.first_picture.sources if winner.first_picture else ()
    enough = (source.jpeg for source in sources if source.width >= ENOUGH)
    return next(enough, sources[-1].jpeg if sources else "")
