from django.urls import path

from awards.data import views

urlpatterns = [
    path("open-data/", views.open_data, name="open-data"),
    path("feed.atom", views.feed, name="feed"),
]
