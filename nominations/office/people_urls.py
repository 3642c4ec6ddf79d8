from django.urls import path

from nominations.office.views import people

urlpatterns = [
    path("", people.people_home, name="people-home"),
    path("bodies/<slug:code>/", people.people_body, name="people-body"),
    path("committees/<int:number>/", people.people_committee, name="people-committee"),
    path("office/", people.people_office, name="people-office"),
    path("seats/<slug:kind>/<int:pk>/end/", people.seat_end, name="seat-end"),
]
