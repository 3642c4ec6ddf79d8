from django.urls import path

from awards.data.views import files, interface

urlpatterns = [
    path("open-data/", files.open_data, name="open-data"),
    path("feed.atom", files.feed, name="feed"),
    path("api/v1/openapi.json", interface.description, name="api-description"),
]
