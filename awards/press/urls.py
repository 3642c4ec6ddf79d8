from django.urls import path

from awards.press import views

urlpatterns = [
    path("rounds/<int:number>/booklet.pdf", views.booklet, name="booklet"),
]
