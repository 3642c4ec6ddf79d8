"""The addresses of SITE=desk: no public page."""

from django.conf.urls.i18n import i18n_patterns

from config.urls import desk

urlpatterns = i18n_patterns(*desk, prefix_default_language=False)
