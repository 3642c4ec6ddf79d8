"""The files hold both languages, so each has one address, without a language before it."""

from django.urls import re_path

from awards.data import views

NAME = r"(?P<name>[a-z]{1,20}\.[a-z]{1,5})"
NUMBER = r"(?P<number>[1-9][0-9]{0,4})"

urlpatterns = [
    re_path(rf"^open-data/{NAME}$", views.data_file, name="data-file"),
    re_path(rf"^open-data/rounds/{NUMBER}/{NAME}$", views.data_file, name="round-data-file"),
]
