"""How a page that asks and does answers, the same in every room.

200 shows it; an invalid form is 422 and a refused act 409, both with the page as it was and what was
typed; an act that was done says so and goes on.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from awards.access import View
from awards.arrival import MOST_BYTES
from awards.error_pages import takes_at_most
from nominations.changing import Refused

M = TypeVar("M", bound=Model)
R = TypeVar("R")
T = TypeVar("T")

# What is typed into the fields of one form, as Django reads it; bytes.
MOST_TYPED = settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def form_page(view: View) -> View:
    """A page with a form into which something is typed. HEAD is answered wherever GET is."""
    return takes_at_most(MOST_TYPED)(require_http_methods(["GET", "HEAD", "POST"])(view))


def upload_page(view: View) -> View:
    """A page with a form in which files are chosen."""
    return takes_at_most(MOST_BYTES)(form_page(view))


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: nothing until it is sent. A sent form without a field is empty."""
    return request.POST if request.method == "POST" else None


def page_of(
    request: HttpRequest, rows: "QuerySet[M, T]", total: int, per_page: int = 50
) -> "Page[T]":
    """The page that is asked for, of rows that have been counted already."""
    pages: Paginator[T] = Paginator(rows, per_page)
    pages.count = total
    return pages.get_page(request.GET.get("page"))


def done(request: HttpRequest, sentence: str, to: str, *args: object) -> HttpResponse:
    """Say what is now true, and go on."""
    messages.success(request, sentence)
    return redirect(to, *args)


def confirmation(
    request: HttpRequest,
    template: str,
    form: forms.Form,
    *,
    act: Callable[[], R],
    then: Callable[[R], HttpResponse],
    context: Mapping[str, object] | Callable[[], Mapping[str, object]],
) -> HttpResponse:
    """Show ``template`` until a valid form is sent; then do ``act`` and answer with ``then``.

    ``act`` is called when ``form.cleaned_data`` is there. ``context`` may be a function, which is
    called if the page is shown, and after the act: for a page that shows what is stored now.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                result = act()
            except Refused as refusal:
                form.add_error(None, str(refusal))
                status = 409
            else:
                return then(result)
    values = context() if callable(context) else context
    return TemplateResponse(request, template, {"form": form, **values}, status=status)


def see_again(form: forms.Form, seen: str) -> None:
    """Let a bound form carry what is stored now, for a page that shows it beside what was typed.

    The same, sent again, is then done.
    """
    if form.is_bound:
        data = QueryDict(mutable=True)
        data.update(form.data)
        data[form.add_prefix("seen")] = seen
        form.data = data
