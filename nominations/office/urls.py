from django.urls import path

from nominations.office.views import front, rounds

urlpatterns = [
    path("", front.desk_home, name="desk-home"),
    path("guide/", front.guide, name="desk-guide"),
    path("rounds/", rounds.round_setup_list, name="round-setup-list"),
    path("rounds/new/", rounds.round_setup_new, name="round-setup-new"),
    path("rounds/<int:number>/", rounds.round_setup, name="round-setup"),
    path("rounds/<int:number>/delete/", rounds.round_delete, name="round-delete"),
    path("rounds/<int:number>/bodies/", front.bodies, name="round-bodies"),
    path("rounds/<int:number>/bodies/<slug:code>/extend/", front.extend, name="round-extend"),
    path("rounds/<int:number>/<slug:act>/confirm/", rounds.round_phase, name="round-phase"),
    path("rounds/<int:number>/edit/<slug:section>/", rounds.round_section, name="round-section"),
]
