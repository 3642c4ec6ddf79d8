from django.urls import path

from nominations.decision import views

urlpatterns = [
    path("", views.home, name="decision-home"),
    path("rounds/<int:number>/", views.resolution, name="resolution"),
    path("rounds/<int:number>/draft/", views.draft, name="resolution-draft"),
    path("rounds/<int:number>/edit/", views.edit, name="resolution-edit"),
    path("rounds/<int:number>/table/", views.table, name="resolution-table"),
    path("rounds/<int:number>/recall/", views.recall, name="resolution-recall"),
    path("rounds/<int:number>/approve/", views.approve, name="resolution-approve"),
    path("rounds/<int:number>/take-back/", views.take_back, name="resolution-take-back"),
    path("rounds/<int:number>/remark/", views.remark, name="resolution-remark"),
    path("rounds/<int:number>/send-back/", views.send_back, name="resolution-send-back"),
    path("nominations/<uuid:pk>/", views.nomination, name="resolution-nomination"),
    path("nominations/<uuid:pk>/photos/<int:photo>/", views.photo, name="resolution-photo"),
    path(
        "nominations/<uuid:pk>/attachments/<int:attachment>/",
        views.attachment,
        name="resolution-attachment",
    ),
]
