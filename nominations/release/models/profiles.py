"""Which winner a profile is of and which nomination it came from, and the findings accepted in it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.winners.models import Winner
from nominations.intake.models import Nomination
from nominations.people.models import User
from nominations.people.seats import seats_of


class ProfileQuerySet(models.QuerySet["Profile"]):
    def visible_to(self, user: User) -> "ProfileQuerySet":
        return self if seats_of(user).secretariat else self.none()

    def for_page(self) -> "ProfileQuerySet":
        return self.select_related("winner__round", "winner__prize", "nomination__body")


class Profile(models.Model):
    winner = models.OneToOneField(
        Winner, models.CASCADE, related_name="+", verbose_name=_("受賞団体")
    )
    nomination = models.OneToOneField(
        Nomination, models.PROTECT, related_name="profile", verbose_name=_("推薦")
    )
    version = models.PositiveIntegerField(_("版"), default=1, editable=False)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("紹介文の由来")
        verbose_name_plural = _("紹介文の由来")

    def __str__(self) -> str:
        return f"{self.winner}"


class AcceptedFinding(models.Model):
    """Somebody answers for what proofreading pointed out and nobody mended.

    It is good for as long as the words that are quoted stand where they stood: ``digest`` names
    them with their check and their field.
    """

    profile = models.ForeignKey(
        Profile, models.CASCADE, related_name="accepted", verbose_name=_("紹介文の由来")
    )
    check_id = models.CharField(_("指摘の番号"), max_length=3)
    digest = models.CharField(_("指摘の要約値"), max_length=64)
    section = models.CharField(_("欄"), max_length=20)
    excerpt = models.TextField(_("指摘した所"))
    reason = models.TextField(_("了承の理由"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("了承した人"))
    at = models.DateTimeField(_("了承の日時"))

    class Meta:
        verbose_name = _("了承した指摘")
        verbose_name_plural = _("了承した指摘")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "digest"], name="finding_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.profile}: {self.check_id}"
