"""Addresses under /desk/nominations/. Fixed words stand before the slug of a section."""

from django.urls import URLPattern, path

from nominations.intake.views import files, lists, overview, photos, sections

ONE = "<uuid:pk>/"
PHOTO = f"{ONE}photos/<int:photo>/"
PAPER = f"{ONE}attachments/<int:attachment>/"

urlpatterns: list[URLPattern] = [
    path("", lists.nomination_list, name="nomination-list"),
    path("sample/", lists.nomination_sample, name="nomination-sample"),
    path("start/", lists.nomination_start, name="nomination-start"),
    path(ONE, overview.nomination, name="nomination"),
    path(f"{ONE}preview/", overview.nomination_preview, name="nomination-preview"),
    path(f"{ONE}submit/", overview.nomination_submit, name="nomination-submit"),
    path(f"{ONE}receipt/", overview.nomination_receipt, name="nomination-receipt"),
    path(
        f"{ONE}request-return/",
        overview.nomination_request_return,
        name="nomination-request-return",
    ),
    path(f"{ONE}withdraw/", overview.nomination_withdraw, name="nomination-withdraw"),
    path(f"{ONE}photos/add/", files.photo_add, name="photo-add"),
    path(PHOTO, files.nomination_photo, name="nomination-photo"),
    path(f"{PHOTO}edit/", photos.photo_edit, name="photo-edit"),
    path(f"{PHOTO}remove/", files.photo_remove, name="photo-remove"),
    path(f"{PHOTO}move/", photos.photo_move, name="photo-move"),
    path(f"{ONE}attachments/add/", files.attachment_add, name="attachment-add"),
    path(PAPER, files.attachment, name="attachment"),
    path(f"{PAPER}remove/", files.attachment_remove, name="attachment-remove"),
    path(f"{ONE}<slug:section>/", sections.nomination_section, name="nomination-section"),
]
