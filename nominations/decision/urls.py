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
]
