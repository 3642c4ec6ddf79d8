"""What is sealed at a release, made from the rows as they are."""

from collections.abc import Iterator, Mapping

from awards.dossier.digest import digest_of
from awards.rounds.models import Round
from awards.winners.models import State
from awards.winners.reading import read
from nominations.ledger import sealed
from nominations.ledger.sealed import SealedSet, SealedWinner
from nominations.release.models.profiles import Profile


def winners_of(round_: Round) -> SealedSet:
    """What is public, or will be from its instant on."""
    profiles = Profile.objects.filter(winner__round=round_, winner__state=State.RELEASED)
    return sealed.release(
        SealedWinner(
            profile.winner.position,
            profile.winner.slug,
            profile.winner.prize.code,
            profile.version,
            profile.winner.published_at.isoformat() if profile.winner.published_at else "",
            digest_of(read(profile.winner)),
        )
        for profile in profiles.select_related("winner__prize")
    )


def resealed(round_: Round, seals: Mapping[str, int]) -> Iterator[SealedSet]:
    """A correction seals anew, and so does taking back: then what is left, or nothing."""
    is_released = round_.results_at and Profile.objects.filter(winner__round=round_).exists()
    if is_released or "release" in seals:
        yield winners_of(round_)
