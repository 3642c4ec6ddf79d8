"""Files and answers hold both languages, so each has one address, without a language before it."""

from django.urls import path, re_path

from awards.data.views import files, interface

NAME = r"(?P<name>[a-z]{1,20}\.[a-z]{1,5})"
NUMBER = r"(?P<number>[1-9][0-9]{0,4})"
WINNER = rf"^api/v1/winners/{NUMBER}/(?P<slug>[-_a-zA-Z0-9]{{1,60}})/$"

urlpatterns = [
    re_path(rf"^open-data/{NAME}$", files.data_file, name="data-file"),
    re_path(rf"^open-data/rounds/{NUMBER}/{NAME}$", files.data_file, name="round-data-file"),
    path("api/v1/", interface.index, name="api"),
    path("api/v1/rounds/", interface.rounds, name="api-rounds"),
    path("api/v1/winners/", interface.winners, name="api-winners"),
    re_path(WINNER, interface.winner, name="api-winner"),
    # With the slash at its end, so that an address without one is still led to the right one.
    re_path(r"^api/v1/(?P<rest>(?s:.*))/$", interface.nothing, name="api-nothing"),
]
