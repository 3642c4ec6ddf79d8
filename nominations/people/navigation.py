"""The desk's navigation: which rooms a person's seats open."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.rounds.reading import newest_contact
from nominations.people.models import User
from nominations.people.seats import host, member, officer, secretariat
from nominations.people.session import seconds_left

ROOMS = (
    ("nomination-list", officer, pgettext_lazy("several", "推薦")),
    ("screening-list", secretariat, _("資格の確認")),
    ("judging-home", member, _("審査")),
    ("decision-home", lambda user: secretariat(user) or host(user), _("決定")),
    ("release-home", secretariat, pgettext_lazy("step", "公表")),
    ("round-setup-list", secretariat, pgettext_lazy("several", "表彰回")),
    ("people-home", secretariat, _("利用者")),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``desk_nav`` lists (address, label, is the current page's room).

    ``session_left`` is the time until the session ends, in seconds. ``secretariat_contact`` is the
    office of the newest public round that names one.

    Lazy: public pages, which never ask, touch no session and are the same for everyone.
    """
    return {
        "desk_nav": SimpleLazyObject(lambda: _entries(request)),
        "session_left": seconds_left(),
        "secretariat_contact": SimpleLazyObject(newest_contact),
    }


def _entries(request: HttpRequest) -> list[tuple[str, object, bool]]:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    entries = [("desk-home", _("ホーム")), *((n, label) for n, rule, label in ROOMS if rule(user))]
    links = [(reverse(name), label) for name, label in entries]
    # Every address of the desk lies beneath its home, which is current only by itself.
    home, *rooms = (url for url, _label in links)
    above = (url for url in rooms if request.path.startswith(url))
    current = home if request.path == home else max(above, key=len, default="")
    return [(url, label, url == current) for url, label in links]
