"""Who plays in a story, and the round it is about. All of them are invented."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import BrowserContext

from awards.rounds.models import Phase, Round
from nominations.intake.models import Nomination
from nominations.people.models import User
from tests import make, world
from tests.browser.person import Person
from tests.browser.standards import HouseRules, Standards

ENGLISH = {
    "ADV": "Pioneering",
    "ORI": "Originality",
    "CON": "Continuity",
    "ACT": "Vitality",
    "COL": "Collaboration",
    "RES": "Results",
}
STEPS = ["当てはまらない", "やや弱い", "当てはまる", "強く当てはまる", "手本となる"]
MEMBERS = ("見本一郎", "見本二葉", "見本三郎", "見本四季")


@dataclass
class Cast:
    """Calls people to a browser of their own."""

    site: str
    new_context: Callable[..., BrowserContext]
    standards: Standards

    def visitor(self) -> Person:
        return Person(self.new_context(), self.site, self.standards)

    def signed_in(self, user: User) -> Person:
        return _signed_in(self.visitor(), user)

    def without_scripts(self, user: User) -> Person:
        context = self.new_context(java_script_enabled=False)
        return _signed_in(Person(context, self.site, HouseRules()), user)


def _signed_in(person: Person, user: User) -> Person:
    give_password(user)
    person.signs_in(user.email)
    return person


def give_password(user: User) -> None:
    user.set_password(make.PASSWORD)
    user.save(update_fields=["password"])


def open_round() -> Round:
    round_ = make.round_(
        Phase.OPEN,
        number=8,
        fiscal_year=2013,
        title_en="Sister City Award",
        purpose="姉妹自治体の交流のうち、手本となる取組を広く知らせます。",
        purpose_en="To make exemplary exchanges between sister cities widely known.",
        eligibility="都道府県、市区町村と、その区域で活動する団体",
    )
    round_.prizes.filter(code="minister").update(name_en="Minister's Award")
    for criterion in round_.criteria.all():
        criterion.name_en = ENGLISH[criterion.code]
        criterion.help = f"{criterion.name}が認められるか。"
        criterion.anchors = STEPS
        criterion.save()
    return round_


def rival(round_: Round) -> Nomination:
    """Another body's nomination, accepted already: a ranking of one would show nothing."""
    made = make.nomination(
        "accepted",
        round=round_,
        body=make.body(name="乙見本県"),
        title="姉妹校の音楽交流",
        entry_number=1,
        complete=True,
    )
    world.picture_of(made)
    return made


def committee(round_: Round) -> list[User]:
    """Four members, then the chair."""
    members = [make.member(round_, name=name).user for name in MEMBERS]
    return [*members, make.member(round_, role="chair", name="見本委員長").user]


def scored_by(members: list[User], nomination: Nomination, points: int) -> None:
    """Everyone has made a sheet final that gives the same points throughout."""
    for member in members:
        seat = member.committee_seats.get()
        make.sheet(seat, nomination, *[points] * len(ENGLISH))
