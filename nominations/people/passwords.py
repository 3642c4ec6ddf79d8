"""What a password has to be, in sentences of ours: Django's are given twice over in Japanese."""

from django.contrib.auth import password_validation as django
from django.utils.translation import gettext as _


class LongEnough(django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return self.get_help_text()

    def get_help_text(self) -> str:
        return _("パスワードは、%(n)d文字以上にしてください。") % {"n": self.min_length}


class NotLikeThePerson(django.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return _("パスワードが、%(verbose_name)sと似ています。別のものにしてください。")

    def get_help_text(self) -> str:
        return _("氏名やメールアドレスに似たパスワードは使えません。")


class NotCommon(django.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("よく使われているパスワードです。別のものにしてください。")

    def get_help_text(self) -> str:
        return _("よく使われているパスワードは使えません。")
