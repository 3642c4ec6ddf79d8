from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "nominations.editing"
