from django.urls import path

from awards.press import views

urlpatterns = [
    path("rounds/<int:number>/booklet.pdf", views.booklet, name="booklet"),
    path(
        "rounds/<int:number>/<slug:slug>/sharing.jpeg",
        views.sharing_picture,
        name="sharing-picture",
    ),
]
