"""Addresses. Japanese without a prefix, English under ``/en/``; ``SITE`` says which half."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from config import health

# Not even imported where there is no desk: include() would pull the rooms in.
desk = (
    []
    if not settings.HAS_DESK
    else [
        path("accounts/", include("nominations.people.account_urls")),
        path("desk/", include("nominations.office.urls")),
        path("desk/nominations/", include("nominations.intake.urls")),
        path("desk/screening/", include("nominations.screening.urls")),
        path("desk/judging/", include("nominations.judging.urls")),
        path("desk/decision/", include("nominations.decision.urls")),
        path("desk/release/", include("nominations.release.urls")),
        path("confirm/", include("nominations.release.link_urls")),
        path("desk/archive/", include("nominations.archive.urls")),
        path("desk/people/", include("nominations.people.urls")),
    ]
)
public = [
    path("", include("awards.winners.urls")),
    path("", include("awards.press.urls")),
    path("", include("awards.data.urls")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
handler400 = "awards.error_pages.bad_request"
handler403 = "awards.error_pages.forbidden"
handler404 = "awards.error_pages.not_found"
handler500 = "awards.error_pages.failed"
pages: list[URLPattern | URLResolver] = []
if settings.HAS_DESK:
    from django.contrib import admin

    pages += [path("admin/", admin.site.urls), *desk]
if settings.HAS_PUBLIC:
    pages += public
    urlpatterns.append(path("", include("awards.data.file_urls")))
urlpatterns += i18n_patterns(*pages, prefix_default_language=False)
