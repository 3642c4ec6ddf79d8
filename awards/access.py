"""Public views say so out loud; with accounts installed they would otherwise ask for a sign-in."""

from collections.abc import Callable

from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


def open_to_everyone(view: View) -> View:
    """Mark ``view`` as open: LoginRequiredMiddleware and the access table read the marks."""
    view.login_required = False  # type: ignore[attr-defined]
    view.open_to = "everyone"  # type: ignore[attr-defined]
    return view
