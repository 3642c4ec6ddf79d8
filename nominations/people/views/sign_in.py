"""Signing in again with what was sent meanwhile, and staying signed in."""

from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from django.views.defaults import permission_denied

from awards.access import open_to_everyone
from awards.error_pages import takes_at_most
from nominations.access import Request, open_to
from nominations.answering import MOST_TYPED
from nominations.people.forms.accounts import SignInForm
from nominations.people.kept import Kept, is_to_keep, kept_of, packed, unpacked
from nominations.people.seats import anyone_signed_in


def kept_page(
    request: Request, kept: Kept | None = None, form: SignInForm | None = None, status: int = 401
) -> HttpResponse:
    """Says that nothing was saved and keeps what was sent, until its sender has signed in."""
    if request.headers.get("HX-Request"):
        return TemplateResponse(request, "people/autosave_refused.html", {}, status=status)
    kept = kept or kept_of(request)
    context = {
        "form": form or SignInForm(request=request),
        "kept": kept,
        "packed": packed(kept),
    }
    return TemplateResponse(request, "people/kept.html", context, status=status)


@takes_at_most(MOST_TYPED)
@sensitive_post_parameters("password")
@require_POST
@open_to_everyone
def resume(request: Request) -> HttpResponse:
    """Sign in, and send once more what could not be saved."""
    kept = unpacked(request.POST.get("kept", ""))
    if kept is None:
        return redirect("account_login")
    if not request.user.is_authenticated:
        form = SignInForm(request.POST, request=request)
        if not form.is_valid():
            return kept_page(request, kept, form, status=422)
        try:
            answer = form.login(request)
        except ImmediateHttpResponse as immediate:
            return immediate.response
        if not request.user.is_authenticated:
            return answer
    if not kept.is_of(request.user):
        messages.error(
            request,
            _("入力した方と違う方がログインしたため、送信された内容は保存していません。"),
        )
        return redirect("desk-home")
    return _again(request, kept, status=200)


def _again(request: Request, kept: Kept, status: int) -> HttpResponse:
    """The same form with a token that holds; a browser with JavaScript sends it at once."""
    context = {"kept": kept, "is_resumed": status == 200}
    return TemplateResponse(request, "people/send_again.html", context, status=status)


def token_refused(request: Request, reason: str = "") -> HttpResponse:
    """The token of a form has expired, as it does at every sign-in; what was sent is kept."""
    if not is_to_keep(request):
        return permission_denied(request, Exception(reason), template_name="403_csrf.html")
    if request.headers.get("HX-Request") or not request.user.is_authenticated:
        return kept_page(request, status=403)
    return _again(request, kept_of(request), status=403)


@require_safe
@open_to(anyone_signed_in)
def stay(request: HttpRequest) -> HttpResponse:
    """To open it is to go on working: the session is renewed at the door."""
    return HttpResponse(status=204)


@require_safe
@open_to(anyone_signed_in)
def signed_in(request: HttpRequest) -> HttpResponse:
    """Where a tab ends that was opened only to sign in."""
    return TemplateResponse(request, "people/signed_in.html", {})
