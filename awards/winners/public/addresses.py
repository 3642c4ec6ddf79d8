"""The public addresses, also in a process that does not serve them (``SITE=desk``)."""

from django.urls import NoReverseMatch, reverse

PUBLIC = "awards.winners.urls"


def address(name: str, *args: int | str) -> str:
    """There, the address on the public site, which is of the same form."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return reverse(name, urlconf=PUBLIC, args=args)
