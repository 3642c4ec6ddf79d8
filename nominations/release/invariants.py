"""What the winners' desk promises about its rows, asked of the rows themselves."""

from collections.abc import Iterator

from django.db.models import F

from awards.winners.models import Photo, State
from nominations.decision.models import Choice
from nominations.ledger.models import Seal
from nominations.release.models import Profile


def broken() -> list[str]:
    return [*_profiles(), *_rounds(), *_photos()]


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
    """All winners of a round are released together, with one seal."""
    rounds: dict[int, set[tuple[str, object]]] = {}
    columns = ("winner__round", "winner__state", "winner__published_at")
    for round_, state, published_at in Profile.objects.values_list(*columns):
        rounds.setdefault(round_, set()).add((state, published_at))
    sealed = set(Seal.objects.filter(occasion="release").values_list("round", flat=True))
    for round_, found in rounds.items():
        released = State.RELEASED in {state for state, _at in found}
        if released and len(found) > 1:
            yield f"round {round_} is released in part, or at several instants"
        if released != (round_ in sealed):
            yield f"round {round_} has a seal of its release: {round_ in sealed}"


def _photos() -> Iterator[str]:
    """Nothing is rendered for the public before the release."""
    early = Photo.objects.exclude(winner__state=State.RELEASED).exclude(renditions={})
    for photo in early:
        yield f"photo {photo.pk} has public copies of a winner that is {photo.winner.state}"
