from django.urls import path

from nominations.release import views

urlpatterns = [
    path("", views.home, name="release-home"),
    path("draft/<uuid:nomination>/", views.draft, name="release-draft"),
    path("rounds/<int:number>/release/", views.release_round, name="release-round"),
    path("rounds/<int:number>/papers/", views.round_papers, name="round-papers"),
    path("rounds/<int:number>/papers/<slug:kind>/", views.round_paper, name="round-paper"),
    path(
        "rounds/<int:number>/papers/winners/<slug:slug>/",
        views.winner_spread,
        name="winner-spread",
    ),
    path("rounds/<int:number>/release/confirm/", views.confirm_release, name="release-confirm"),
    path("rounds/<int:number>/release/cancel/", views.cancel_release, name="release-cancel"),
    path("rounds/<int:number>/release/withdraw/", views.withdraw_round, name="round-withdraw"),
    path("released/", views.released, name="released-winners"),
    path("withdrawals/<int:pk>/", views.withdrawal, name="withdrawal"),
    path(
        "withdrawals/<int:pk>/confirm/",
        views.confirm_republication,
        name="republication-confirm",
    ),
    path("withdrawals/<int:pk>/cancel/", views.cancel_republication, name="republication-cancel"),
    path("<int:pk>/withdraw/", views.withdraw_winner, name="winner-withdraw"),
    path("<int:pk>/correct/", views.corrections, name="winner-corrections"),
    path("<int:pk>/correct/<slug:section>/", views.correct, name="winner-correct"),
    path("<int:pk>/", views.profile, name="profile"),
    path("<int:pk>/preview/", views.preview, name="profile-preview"),
    path("<int:pk>/proofread/", views.proofread, name="profile-proofread"),
    path("<int:pk>/unproofread/", views.unproofread, name="profile-unproofread"),
    path("<int:pk>/photos/<int:position>/", views.photo, name="profile-photo"),
    path("<int:pk>/confirmation/", views.confirmation_page, name="profile-confirmation"),
    path("<int:pk>/confirmation/send/", views.send_confirmation, name="confirmation-send"),
    path("<int:pk>/confirmation/<int:link>/revoke/", views.revoke_link, name="confirmation-revoke"),
    path("<int:pk>/confirmation/comments/<int:comment>/", views.settle, name="confirmation-settle"),
    path("<int:pk>/findings/", views.findings, name="profile-findings"),
    path("<int:pk>/findings/<slug:digest>/fix/", views.finding_fix, name="profile-finding-fix"),
    path(
        "<int:pk>/findings/<slug:digest>/accept/",
        views.finding_accept,
        name="profile-finding-accept",
    ),
    path("<int:pk>/<slug:section>/", views.section, name="profile-section"),
]
