"""What the winners' desk promises about its rows, asked of the rows themselves."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from django.db.models import F
from django.utils.dateparse import parse_datetime

from awards.rounds.models import Announcement
from awards.winners.models import REPUBLISHED, Correction, Photo, State, Winner, Withdrawal
from nominations.decision.models import Choice
from nominations.ledger.events import Event
from nominations.ledger.models import Seal
from nominations.ledger.reading import Line, erased, lines, rounds_begun_here
from nominations.release.models.profiles import Profile
from nominations.release.models.releases import Release, Stage
from nominations.release.models.republications import Republication

# A correction: of which winner, when, of which section, why, and where in it.
Told = tuple[str, datetime, str, str, tuple[str, ...]]


def broken() -> list[str]:
    return [
        *_profiles(),
        *_rounds(),
        *_withdrawn(),
        *_photos(),
        *_announcements(),
        *_withdrawals(),
        *_corrections(),
    ]


def _profiles() -> Iterator[str]:
    for profile in Profile.objects.exclude(winner__round=F("nomination__round")):
        yield f"profile {profile.pk} is of another round than its nomination"
    chosen = Choice.objects.filter(resolution__state="approved")
    for profile in Profile.objects.exclude(nomination__in=chosen.values("nomination")):
        yield f"profile {profile.pk} is of a nomination that was not chosen"
    same = chosen.filter(
        nomination__profile__winner__prize=F("prize"),
        nomination__profile__winner__position=F("place"),
    )
    for profile in Profile.objects.exclude(nomination__in=same.values("nomination")):
        yield f"profile {profile.pk} differs from its choice in prize or position"


def _rounds() -> Iterator[str]:
    """All winners of a round are released together, by two people and with one seal."""
    rounds: dict[int, set[tuple[str, object]]] = {}
    columns = ("winner__round", "winner__state", "winner__published_at")
    for round_, state, published_at in Profile.objects.values_list(*columns):
        rounds.setdefault(round_, set()).add((state, published_at))
    seals = Seal.objects.filter(occasion="release").order_by("seq")
    sealed = dict(seals.values_list("round", "row_count"))  # the newest of each
    releases = Release.objects.values_list("round", "publish_at")
    # A round may have been released before two people were needed.
    by_two, confirmed = dict(releases), set(releases.filter(stage=Stage.CONFIRMED))
    # Or withdrawn as a whole, and published again by two.
    again = Republication.objects.filter(confirmed_at__isnull=False).values_list("round", flat=True)
    by_two = {round_: at for round_, at in by_two.items() if round_ not in set(again)}
    for round_, found in rounds.items():
        instants = {at for _state, at in found if at}
        released = State.RELEASED in {state for state, _at in found}
        if instants and len({at for _state, at in found}) > 1:
            yield f"round {round_} is released in part, or at several instants"
        if released != (sealed.get(round_, 0) > 0):
            yield f"round {round_} has a seal of its release: {round_ in sealed}"
        if released and round_ in by_two and not {(round_, at) for at in instants} <= confirmed:
            yield f"round {round_} is released without two people"


def _withdrawn() -> Iterator[str]:
    """What was withdrawn says so at its address, and what says so is no longer public."""
    gone = set(Winner.objects.filter(state=State.WITHDRAWN).values_list("round", "slug"))
    told = set(Withdrawal.objects.exclude(slug="").values_list("round", "slug"))
    for round_, slug in gone ^ told:
        yield f"{slug} of round {round_} is withdrawn and does not say so, or says so and is not"


def _photos() -> Iterator[str]:
    """Nothing is rendered for the public before the release."""
    early = Photo.objects.exclude(winner__state=State.RELEASED).exclude(renditions={})
    for photo in early:
        yield f"photo {photo.pk} has public copies of a winner that is {photo.winner.state}"


def _announcements() -> Iterator[str]:
    """When the results of a round that was begun here are public, two people have confirmed."""
    told = {}
    for line in lines(Event.ROUND_RELEASED, Event.ROUND_RELEASE_CANCELLED):
        if line.event == Event.ROUND_RELEASED.code:
            at = parse_datetime(line.facts["publish_at"])
            told[line.subject] = (at, line.facts["applications"])
        elif line.facts["was"] == Stage.CONFIRMED:
            told.pop(line.subject, None)
    rows = Announcement.objects.values_list("round", "at", "application_count")
    stored = {key: (at, count) for key, at, count in rows}
    for round_ in rounds_begun_here():
        if stored.get(round_.pk) != told.get(f"rounds.round:{round_.pk}"):
            yield f"{round_}: its announcement is not that of the ledger"


def _withdrawals() -> Iterator[str]:
    """What the public reads in the place of a page has its line in the ledger."""
    rounds = _rounds_of_subjects()
    told: dict[tuple[int, str], str] = {}
    for line in lines(Event.WINNER_WITHDRAWN, Event.ROUND_WITHDRAWN, Event.REPUBLISHED):
        for slug in _slugs(line):
            if line.event == Event.REPUBLISHED.code:
                told.pop((rounds.get(line.subject, 0), slug), None)
            else:
                told[rounds.get(line.subject, 0), slug] = line.facts["reason"]
    rows = Withdrawal.objects.values_list("round", "slug", "reason")
    stored = {(round_, slug): reason for round_, slug, reason in rows}
    for (round_, slug), _reason in sorted(told.items() ^ stored.items(), key=str):
        yield f"round {round_}: its withdrawal of '{slug}' is not that of the ledger"


def _slugs(line: Line) -> list[str]:
    """Whose withdrawal it made or took back; that of the round as a whole has none."""
    if line.event == Event.WINNER_WITHDRAWN.code:
        return [line.facts["address"]]
    return ["", *line.facts["addresses"]]


def _rounds_of_subjects() -> dict[str, int]:
    """By winner and by round, as lines name them, the round."""
    winners = Winner.objects.values_list("pk", "round")
    found = {f"winners.winner:{key}": round_ for key, round_ in winners}
    return found | {f"rounds.round:{round_}": round_ for round_ in list(found.values())}


def _corrections() -> Iterator[str]:
    """What a page says of its corrections: when, where and why, as the ledger tells it."""
    rounds = _rounds_of_subjects()
    winners = Winner.objects.values_list("round", "slug", "pk")
    named = {(round_, slug): f"winners.winner:{key}" for round_, slug, key in winners}
    told: Counter[Told] = Counter()
    for line in lines(Event.PROFILE_CORRECTED, Event.REPUBLISHED):
        reason = line.facts["reason"]
        if line.event == Event.PROFILE_CORRECTED.code:
            places = tuple(line.facts["places"])
            told[line.subject, line.at, line.facts["section"], reason, places] += 1
        else:
            for slug in line.facts["addresses"]:
                winner = named.get((rounds.get(line.subject, 0), slug), slug)
                told[winner, line.at, REPUBLISHED, reason, ()] += 1
    stored: Counter[Told] = Counter(
        (f"winners.winner:{row.winner_id}", row.at, row.section, row.reason, tuple(row.places))
        for row in Correction.objects.all()
    )
    differing = {winner for winner, *_what in (told - stored) + (stored - told)}
    for winner in sorted(differing - erased(Event.PROFILE_CORRECTED)):
        yield f"{winner}: its corrections are not those of the ledger"
