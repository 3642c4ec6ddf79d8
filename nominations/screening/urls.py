from django.urls import path

from nominations.screening import views

urlpatterns = [
    path("", views.listed, name="screening-list"),
    path("<uuid:pk>/", views.nomination, name="screening"),
    path("<uuid:pk>/check/", views.check, name="screening-check"),
    path("<uuid:pk>/return/", views.send_back, name="screening-return"),
    path("<uuid:pk>/accept/", views.accept, name="screening-accept"),
    path("<uuid:pk>/ineligible/", views.ineligible, name="screening-ineligible"),
    path("<uuid:pk>/reconsider/", views.reconsider, name="screening-reconsider"),
    path("<uuid:pk>/reopen/", views.reopen, name="screening-reopen"),
    path("<uuid:pk>/photos/<int:photo>/", views.photo, name="screening-photo"),
    path("<uuid:pk>/attachments/<int:attachment>/", views.attachment, name="screening-attachment"),
]
