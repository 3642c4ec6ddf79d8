"""What a password has to be, in sentences of ours, and the tokens by which a new one is chosen."""

from django.contrib.auth import password_validation as django
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.translation import gettext as _

from nominations.people.models import User


class ResetTokens(PasswordResetTokenGenerator):
    """Those of letters that let somebody choose a new password."""

    def check_token(self, user: User | None, token: str | None) -> bool:
        """An account that was closed stays closed, whatever was sent before."""
        return bool(user and user.is_active and super().check_token(user, token))


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
