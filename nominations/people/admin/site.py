"""The back office itself: its name, its door, and who corrected what behind it.

Sign-in goes through the accounts' page, so that its throttling holds here, too.
"""

from collections.abc import Mapping

from allauth.account import admin as allauth_admin
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import ReadOnly


def _change_password(
    request: HttpRequest, extra_context: Mapping[str, object] | None = None
) -> HttpResponse:
    return redirect("account_change_password")


def _no_autocomplete(request: HttpRequest) -> HttpResponse:
    """No field here asks for it, and what it is asked with would reach the database unread."""
    raise Http404


admin.site.site_header = admin.site.site_title = _("管理画面")
admin.site.index_title = _("記録の一覧")
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.autocomplete_view = _no_autocomplete  # type: ignore[method-assign]
admin.site.password_change = _change_password  # type: ignore[method-assign, assignment]
# Rights hang on seats and addresses on users; a second place for either would be a second truth.
admin.site.unregister([Group, allauth_admin.EmailAddress])


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnly):
    """Who corrected what in the back office."""

    list_display = ("action_time", "user", "content_type", "object_repr", "change_message")
    list_filter = ("content_type", "action_flag")
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr", "change_message", "user__email")
    ordering = ("-action_time", "pk")
    fields = (
        "action_time",
        "user",
        "content_type",
        "object_id",
        "object_repr",
        "action_flag",
        "change_message",
    )
