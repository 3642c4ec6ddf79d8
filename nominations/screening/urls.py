from django.urls import path

from nominations.screening import views
from nominations.screening.decisions import DECISIONS

urlpatterns = [
    path("", views.listed, name="screening-list"),
    path("<uuid:pk>/", views.nomination, name="screening"),
    path("<uuid:pk>/check/", views.check, name="screening-check"),
    *(
        path(f"<uuid:pk>/{one.name}/", views.decide, {"decision": one}, f"screening-{one.name}")
        for one in DECISIONS
    ),
    path("<uuid:pk>/photos/<int:photo>/", views.photo, name="screening-photo"),
    path("<uuid:pk>/attachments/<int:attachment>/", views.attachment, name="screening-attachment"),
]
