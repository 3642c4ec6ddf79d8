"""What the winners' desk promises about its rows, asked of the rows themselves."""

from collections.abc import Iterator

from django.db.models import F

from awards.winners.models import Photo, State, Winner, Withdrawal
from nominations.decision.models import Choice
from nominations.ledger.models import Seal
from nominations.release.models.profiles import Profile
from nominations.release.models.releases import Release, Stage
from nominations.release.models.republications import Republication


def broken() -> list[str]:
    return [*_profiles(), *_rounds(), *_withdrawn(), *_photos()]


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
