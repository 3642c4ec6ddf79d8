from django.urls import path

from nominations.people.views import letters
from nominations.people.views import seats as views

urlpatterns = [
    path("", views.people_home, name="people-home"),
    path("bodies/<slug:code>/", views.people_body, name="people-body"),
    path("committees/<int:number>/", views.people_committee, name="people-committee"),
    path("committees/<int:number>/last/", views.last_committee, name="people-last-committee"),
    path("office/", views.people_office, name="people-office"),
    path("letters/", letters.letter_list, name="letter-list"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("letters/<int:pk>/again/", letters.letter_again, name="letter-again"),
    path("seats/<slug:kind>/<int:pk>/edit/", views.seat_edit, name="seat-edit"),
    path("seats/<slug:kind>/<int:pk>/end/", views.seat_end, name="seat-end"),
]
