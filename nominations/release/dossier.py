"""A winner's profile as the winners' desk edits it, and how it begins. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass

from awards.bilingual import Text, Texts
from awards.dossier.checks import Limits
from awards.winners.dossier import Names, Overview, WinnerDossier
from nominations.intake.dossier import NominationDossier

# How many characters the columns of a winner hold.
NAME_LIMIT = 120
KANA_LIMIT = 200


@dataclass(frozen=True, kw_only=True)
class ProfileDossier(WinnerDossier):
    """``winner`` is the winner's key; ``criteria`` the round's, code and name, in its order.

    ``publishes_english``: the round publishes its winners in English, too.
    """

    winner: int = 0
    limits: Limits = Limits()
    publishes_english: bool = True
    criteria: tuple[tuple[str, Text], ...] = ()


def profile_of(nomination: NominationDossier, *, address: str, body: str) -> WinnerDossier:
    """What a profile says before anybody has edited it: all that the nomination says of the same.

    It is called ``body``, after the nominating body, if no recipient has a name. Rows still have
    the keys of the nomination's rows; regions refer to their partners by them.
    """
    recipients = nomination.recipients.rows
    return WinnerDossier(
        names=Names(
            address=address,
            name=Text(joined([row.name.ja for row in recipients], NAME_LIMIT) or body),
            kana=joined([row.kana for row in recipients], KANA_LIMIT),
            title=Text(nomination.work.title),
        ),
        overview=Overview(overview=Texts(nomination.work.overview)),
        recipients=nomination.recipients,
        partners=nomination.partners,
        regions=nomination.regions,
        photos=nomination.photos,
        contacts=nomination.contacts,
    )


def joined(names: Iterable[str], limit: int) -> str:
    """All names, or, where they have no room, the first and how many more there are."""
    written = [name for name in names if name]
    text = "、".join(written)
    if len(text) <= limit:
        return text
    rest = f"ほか{len(written) - 1}団体"  # part of the Japanese name, whoever drafts it
    return written[0][: limit - len(rest)] + rest
