"""A withdrawal on its way to be taken back, by two people."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from awards.constraints import together
from awards.rounds.models import Round
from awards.winners.models import Winner, Withdrawal
from nominations.people.models import User
from nominations.people.seats import seats_of


class RepublicationQuerySet(models.QuerySet["Republication"]):
    def visible_to(self, user: User) -> "RepublicationQuerySet":
        return self if seats_of(user).secretariat else self.none()

    def waiting(self) -> "RepublicationQuerySet":
        return self.filter(confirmed_at=None, cancelled_at=None)

    def of(self, withdrawal: Withdrawal) -> "RepublicationQuerySet":
        """Those that take back this withdrawal, of a page or of the whole round."""
        of_round = self.filter(round=withdrawal.round_id)
        if withdrawal.slug:
            return of_round.filter(winner__slug=withdrawal.slug)
        return of_round.filter(winner=None)

    def with_people(self) -> "RepublicationQuerySet":
        return self.select_related("round", "winner", "prepared_by", "confirmed_by")


class Republication(models.Model):
    """A withdrawal on its way to be taken back: by one person prepared, by another confirmed.

    Without a ``winner`` it is of all that were withdrawn with their round. ``reason`` is shown to
    the public.
    """

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="republications", verbose_name=_("表彰回")
    )
    winner = models.ForeignKey(
        Winner, models.PROTECT, null=True, related_name="+", verbose_name=_("受賞団体")
    )
    reason = models.TextField(_("再開の理由"))
    reason_en = models.TextField(_("再開の理由（英語）"), blank=True)
    prepared_at = models.DateTimeField(_("準備した日時"))
    prepared_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("準備した人")
    )
    confirmed_at = models.DateTimeField(_("確定した日時"), null=True)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("確定した人")
    )
    cancelled_at = models.DateTimeField(_("取り消した日時"), null=True)
    cancelled_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("取り消した人")
    )

    objects = RepublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("公表の再開")
        verbose_name_plural = _("公表の再開")
        constraints: ClassVar = [
            together("confirmed_at", "confirmed_by"),
            together("cancelled_at", "cancelled_by"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(cancelled_at=None), name="republication_one_end"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("prepared_by")),
                name="republication_by_two",
            ),
            UniqueConstraint(
                fields=["winner"],
                condition=Q(confirmed_at=None, cancelled_at=None, winner__isnull=False),
                name="republication_one_waiting",
            ),
            UniqueConstraint(
                fields=["round"],
                condition=Q(confirmed_at=None, cancelled_at=None, winner=None),
                name="republication_one_waiting_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.winner or self.round}"
