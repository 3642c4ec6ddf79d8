"""Who holds a link that was sent to them, and what is theirs to do while it lasts."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from nominations.access import Right
from nominations.letters.outgoing import hash_of
from nominations.release.models.confirmations import ConfirmationLink


@dataclass(frozen=True)
class Bearer:
    """No account: whoever has the token of a link may do what the link is for, and nothing else."""

    token: str


def link_of(token: str, at: datetime) -> ConfirmationLink | None:
    """The link that opens with ``token``.

    One query, the same whether there never was such a link, it has ended or was replaced: nobody
    learns which from the answer or its time.
    """
    links = ConfirmationLink.objects.live(at).for_page()
    return links.filter(token_hash=hash_of(token)).first()


def _holds(by: object, link: ConfirmationLink, at: datetime) -> bool:
    if not isinstance(by, Bearer):
        return False
    live = ConfirmationLink.objects.live(at).filter(pk=link.pk)
    return live.filter(token_hash=hash_of(by.token)).exists()


BEARER = Right(
    "bearer",
    _holds,
    _("このリンクは、期限が過ぎたか、新しいリンクに替わったため、使えません。"),
)
