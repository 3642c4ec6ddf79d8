"""What a link in a letter opens, for whom it was sent to: beneath no room of the desk."""

from django.urls import path

from nominations.release.views import by_link

urlpatterns = [
    path("<slug:token>/", by_link.confirm, name="confirm"),
    path("<slug:token>/preview/", by_link.confirm_preview, name="confirm-preview"),
    path("<slug:token>/photos/<int:position>/", by_link.confirm_photo, name="confirm-photo"),
]
