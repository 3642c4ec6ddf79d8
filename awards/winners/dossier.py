"""All that is written about a winner, as one frozen value: read by ``reading.py``."""

from collections.abc import Sequence
from dataclasses import dataclass

from awards.bilingual import Text, Texts
from awards.dossier.values import Dossier, Recipient, Row, Section, beside
from awards.geo import prefecture_name


@dataclass(frozen=True, kw_only=True)
class Names(Section):
    """``address`` is the winner's name in the addresses of public pages."""

    slug = "names"
    stored_as = {"address": "slug"}
    address: str = ""
    name: Text = Text()
    kana: str = ""
    short_name: str = ""
    title: Text = Text()


@dataclass(frozen=True, kw_only=True)
class Overview(Section):
    """``note`` says where the page departs from what it was made from, and why."""

    slug = "overview"
    overview: Texts = Texts()
    note: Text = Text()


@dataclass(frozen=True, kw_only=True)
class EvaluationPoint(Row):
    """``criteria`` are codes of the round's criteria."""

    text: Text = Text()
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Evaluations(Section):
    slug = "evaluations"
    row = EvaluationPoint
    rows: tuple[EvaluationPoint, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class _Own:
    """What a winner has and a nomination has not."""

    names: Names = Names()
    overview: Overview = Overview()
    evaluations: Evaluations = Evaluations()


@dataclass(frozen=True, kw_only=True)
class WinnerDossier(Dossier, _Own):
    """A dataclass has the fields of its last base first: the names begin, the contacts end."""

    @property
    def home(self) -> Text:
        return home(self.names.name, self.recipients.rows)


def home(name: Text, recipients: Sequence[Recipient]) -> Text:
    """Where the first recipient is at home; a city's or prefecture's own name is not said twice."""
    if not recipients:
        return Text()
    first = recipients[0]
    if first.home_municipality.ja not in ("", name.ja):
        return first.home
    prefecture = prefecture_name(first.prefecture)
    return Text("" if prefecture.ja == name.ja else prefecture.ja, prefecture.en)
