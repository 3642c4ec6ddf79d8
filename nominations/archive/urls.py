from django.urls import path

from nominations.archive import views

urlpatterns = [
    path("", views.home, name="archive-home"),
    path("template.xlsx", views.template_xlsx, name="archive-template-xlsx"),
    path("template.csv", views.template_csv, name="archive-template-csv"),
    path("<uuid:pk>/", views.archive_file, name="archive-file"),
]
