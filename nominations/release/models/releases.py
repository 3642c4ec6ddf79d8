"""A round's results on their way to the public, by two people."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.constraints import one_of, together
from awards.rounds.models import Round
from nominations.letters.models import Letter
from nominations.people.models import User
from nominations.people.seats import seats_of


class Stage(models.TextChoices):
    """Named apart from the states of a winner, which they move."""

    PREPARED = "prepared", _("確定待ち")
    CONFIRMED = "confirmed", _("公表")
    CANCELLED = "cancelled", _("取消し")
    WITHDRAWN = "withdrawn", _("取下げ")


NEXT: dict[Stage, set[Stage]] = {
    Stage.PREPARED: {Stage.CONFIRMED, Stage.CANCELLED},
    Stage.CONFIRMED: {Stage.CANCELLED, Stage.WITHDRAWN},
    Stage.CANCELLED: set(),
    Stage.WITHDRAWN: set(),
}
STANDING = (Stage.PREPARED, Stage.CONFIRMED)


class ReleaseQuerySet(models.QuerySet["Release"]):
    def visible_to(self, user: User) -> "ReleaseQuerySet":
        return self if seats_of(user).secretariat else self.none()

    def standing(self) -> "ReleaseQuerySet":
        """Neither cancelled nor withdrawn; a round has one at most."""
        return self.filter(stage__in=STANDING)

    def with_people(self) -> "ReleaseQuerySet":
        return self.select_related("round", "prepared_by", "confirmed_by", "ended_by")


class Release(models.Model):
    """A round's results on their way to the public: by one person prepared, by another confirmed.

    ``contents`` is what the first one had before them: digests of each winner's sections, by
    winner, and what else becomes public. ``reason`` says why it was cancelled or withdrawn.
    """

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="releases", verbose_name=_("表彰回")
    )
    stage = models.CharField(
        _("状態"), max_length=10, choices=Stage, default=Stage.PREPARED, editable=False
    )
    publish_at = models.DateTimeField(_("公表の日時"))
    contents = models.JSONField(_("準備したときの内容"), editable=False)
    prepared_at = models.DateTimeField(_("準備した日時"))
    prepared_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("準備した人")
    )
    confirmed_at = models.DateTimeField(_("確定した日時"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("確定した人"),
    )
    ended_at = models.DateTimeField(_("取り消し、又は取り下げた日時"), null=True, blank=True)
    ended_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("取り消し、又は取り下げた人"),
    )
    reason = models.TextField(_("理由"), blank=True)
    # Of its confirmation: they wait for the instant, and go with it where it is cancelled.
    letters = models.ManyToManyField(Letter, related_name="+", editable=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("公表の手続")
        verbose_name_plural = _("公表の手続")
        constraints: ClassVar = [
            one_of("stage", Stage),
            together("confirmed_at", "confirmed_by"),
            together("ended_at", "ended_by"),
            UniqueConstraint(
                fields=["round"],
                condition=Q(stage__in=["prepared", "confirmed"]),
                name="release_one_standing",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("prepared_by")),
                name="release_by_two",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["prepared", "cancelled"]) | Q(confirmed_at__isnull=False),
                name="release_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}"

    def stage_at(self, at: datetime) -> str | Promise:
        """In words; what is confirmed is public only from its instant on."""
        is_due = self.publish_at <= at
        if self.stage == Stage.CONFIRMED and not is_due:
            return _("公表予定")
        return Stage(self.stage).label
