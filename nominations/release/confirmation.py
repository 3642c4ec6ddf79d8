"""How far a group has come with confirming its profile; what it confirms is one digest."""

from dataclasses import dataclass, replace
from datetime import datetime

from awards.dossier.digest import digest_of
from awards.winners.dossier import Evaluations
from awards.winners.models import State, Winner
from nominations.release.dossier import ProfileDossier
from nominations.release.models.confirmations import (
    ConfirmationLink,
    GroupApproval,
    GroupComment,
    LinkEnd,
    Settled,
)


def digest_for_group(dossier: ProfileDossier) -> str:
    """Of all that a group is shown: neither the committee's words nor the page's address."""
    return digest_of(for_group(dossier))


def for_group(dossier: ProfileDossier) -> ProfileDossier:
    """The evaluation points are the committee's: nobody else reads them before the release."""
    names = replace(dossier.names, address="")
    return replace(dossier, names=names, evaluations=Evaluations())


@dataclass(frozen=True)
class Confirmation:
    """``link`` is the newest, in use or not; ``approval`` is of the text that is stored now or, if
    nobody approved that, the newest there is: ``is_stale``.
    """

    link: ConfirmationLink | None
    approval: GroupApproval | None
    is_stale: bool
    is_live: bool
    comments_open: int

    @property
    def is_confirmed(self) -> bool:
        """Exactly the text that is stored now."""
        return self.approval is not None and not self.is_stale


def confirmation_of(winner: Winner, dossier: ProfileDossier, at: datetime) -> Confirmation:
    """Three queries."""
    links = ConfirmationLink.objects.filter(profile__winner=winner)
    link = links.for_page().order_by("-sent_at", "-pk").first()
    approvals = _approvals_of(winner)
    now = digest_for_group(dossier)
    approval = next((one for one in approvals if one.digest == now), next(iter(approvals), None))
    comments = GroupComment.objects.filter(link__profile__winner=winner, state=Settled.OPEN)
    return Confirmation(
        link=link,
        approval=approval,
        is_stale=approval is not None and approval.digest != now,
        is_live=link is not None and is_live(link, winner, at),
        comments_open=comments.count(),
    )


def _approvals_of(winner: Winner) -> list[GroupApproval]:
    """The newest first; not by a link that was revoked, which somebody else may have had."""
    approvals = GroupApproval.objects.filter(link__profile__winner=winner)
    kept = approvals.exclude(link__ended_how=LinkEnd.REVOKED).select_related("link")
    return list(kept.order_by("-at", "-pk"))


def is_live(link: ConfirmationLink, winner: Winner, at: datetime) -> bool:
    """As ``ConfirmationLinkQuerySet.live`` says, of a row that is loaded."""
    is_open = winner.state in (State.DRAFTING, State.PROOFREAD)
    return link.ended_at is None and at < link.ends_at and is_open
