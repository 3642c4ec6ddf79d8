"""What is sealed at a release, made from the rows as they are."""

from collections.abc import Iterator, Mapping

from awards.dossier.digest import digest_of
from awards.rounds.models import Round
from awards.winners.models import State, Winner
from awards.winners.reading import read
from nominations.ledger import sealed
from nominations.ledger.reading import rounds_begun_here
from nominations.ledger.sealed import SealedSet, SealedWinner
from nominations.release.models.profiles import Profile


def winners_of(round_: Round) -> SealedSet:
    """What is public, or will be from its instant on.

    Of all winners, because the public reads these: one that has no profile, which no act of ours
    makes here, is of the version 0.
    """
    versions = dict(Profile.objects.filter(winner__round=round_).values_list("winner", "version"))
    winners = Winner.objects.filter(round=round_, state=State.RELEASED).select_related("prize")
    return sealed.release(
        SealedWinner(
            winner.position,
            winner.slug,
            winner.prize.code,
            versions.get(winner.pk, 0),
            winner.published_at.isoformat() if winner.published_at else "",
            digest_of(read(winner)),
        )
        for winner in winners
    )


def resealed(round_: Round, seals: Mapping[str, int]) -> Iterator[SealedSet]:
    """A correction seals anew, and so does taking back: then what is left, or nothing.

    Every round that was begun here is asked for: its winners are released with a seal or not at
    all. What was taken over from records has none.
    """
    if seals or rounds_begun_here().filter(pk=round_.pk).exists():
        yield winners_of(round_)
