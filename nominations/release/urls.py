from django.urls import path

from nominations.release import views

urlpatterns = [
    path("", views.home, name="release-home"),
    path("draft/<uuid:nomination>/", views.draft, name="release-draft"),
    path("rounds/<int:number>/release/", views.release_round, name="release-round"),
    path("released/", views.released, name="released-winners"),
    path("<int:pk>/correct/", views.corrections, name="winner-corrections"),
    path("<int:pk>/correct/<slug:section>/", views.correct, name="winner-correct"),
    path("<int:pk>/", views.profile, name="profile"),
    path("<int:pk>/preview/", views.preview, name="profile-preview"),
    path("<int:pk>/proofread/", views.proofread, name="profile-proofread"),
    path("<int:pk>/unproofread/", views.unproofread, name="profile-unproofread"),
    path("<int:pk>/photos/<int:position>/", views.photo, name="profile-photo"),
    path("<int:pk>/findings/", views.findings, name="profile-findings"),
    path("<int:pk>/findings/<slug:digest>/fix/", views.finding_fix, name="profile-finding-fix"),
    path(
        "<int:pk>/findings/<slug:digest>/accept/",
        views.finding_accept,
        name="profile-finding-accept",
    ),
    path("<int:pk>/<slug:section>/", views.section, name="profile-section"),
]
