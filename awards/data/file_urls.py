"""Files and answers hold both languages, so each has one address, without a language before it."""

from django.urls import path, re_path

from awards.data import views

NAME = r"(?P<name>[a-z]{1,20}\.[a-z]{1,5})"
NUMBER = r"(?P<number>[1-9][0-9]{0,4})"

urlpatterns = [
    re_path(rf"^open-data/{NAME}$", views.data_file, name="data-file"),
    re_path(rf"^open-data/rounds/{NUMBER}/{NAME}$", views.data_file, name="round-data-file"),
    path("api/v1/", views.api_index, name="api"),
    path("api/v1/rounds/", views.api_rounds, name="api-rounds"),
    path("api/v1/winners/", views.api_winners, name="api-winners"),
    re_path(
        rf"^api/v1/winners/{NUMBER}/(?P<slug>[-\w]{{1,60}})/$", views.api_winner, name="api-winner"
    ),
]
