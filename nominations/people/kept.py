"""What was sent to the desk when it could not be saved, kept in the page that says so.

It goes with that page alone, signed: nothing is stored on the server, so no other session can pick
it up, and what comes back is what was sent, for where it was sent.
"""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from nominations.people.models import User

if TYPE_CHECKING:
    from nominations.access import Request

SALT = "nominations.people.kept"
# As long as somebody may take to sign in (seconds).
LASTS = 24 * 60 * 60
# Says to the browser whose desk was last opened with it; signatures, not a name.
SENDER_COOKIE = "sender"
_marks = signing.Signer(salt=f"{SALT}.sender")


@dataclass(frozen=True)
class Kept:
    """``sender`` is the mark of who had signed in with this browser; empty where nobody knows."""

    path: str
    fields: tuple[tuple[str, str], ...]
    sender: str
    has_files: bool

    @property
    def texts(self) -> list[str]:
        """What a person typed, as far as it is more than a choice."""
        return [text for _name, text in self.fields if len(text) > 3 and not text.isdigit()]

    def is_of(self, user: User) -> bool:
        return not self.sender or constant_time_compare(self.sender, mark_of(user))


def mark_of(user: User) -> str:
    return _marks.sign(salted_hmac(SALT, str(user.pk)).hexdigest()[:32])


def is_mark(text: str) -> bool:
    """Whether it was given here, to whomever: their session may have ended since."""
    try:
        _marks.unsign(text)
    except signing.BadSignature:
        return False
    return True


def kept_of(request: "Request") -> Kept:
    """All that was sent, but for the token of the form and the files."""
    names = [name for name in request.POST if name != "csrfmiddlewaretoken"]
    fields = [(name, text) for name in names for text in request.POST.getlist(name)]
    return Kept(
        path=request.get_full_path(),
        fields=tuple((name, str(text)) for name, text in fields),
        sender=request.COOKIES.get(SENDER_COOKIE, ""),
        has_files=bool(request.FILES),
    )


def is_to_keep(request: "Request") -> bool:
    """A form of the desk's own, sent from one of its pages; a password is never kept."""
    ours = request.build_absolute_uri("/").rstrip("/")
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return (
        request.method == "POST"
        and (origin == ours or origin.startswith(f"{ours}/"))
        and not any("password" in name for name in request.POST)
    )


def packed(kept: Kept) -> str:
    return signing.dumps(asdict(kept), salt=SALT, compress=True)


def unpacked(text: str) -> Kept | None:
    """None where it was not packed here, or too long ago."""
    try:
        kept = signing.loads(text, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    fields = tuple((name, value) for name, value in kept.pop("fields"))
    return Kept(fields=fields, **kept)
