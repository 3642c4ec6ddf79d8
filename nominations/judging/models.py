"""The committee's work: who may not judge what, the score sheets and the scores in them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from awards.constraints import at_least, one_of
from awards.rounds.models import Criterion
from nominations.intake.models import Nomination
from nominations.people.models import CommitteeSeat


class RecusalKind(models.TextChoices):
    DECLARED = "declared", _("回避（本人の申出）")
    DETECTED = "detected", _("除斥（利害関係の検出）")
    IMPOSED = "imposed", _("除斥（事務局の決定）")


class Recusal(models.Model):
    """A member does not see, score or hear of this nomination at the committee's door."""

    seat = models.ForeignKey(
        CommitteeSeat, models.PROTECT, related_name="recusals", verbose_name=_("委員")
    )
    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="recusals", verbose_name=_("推薦")
    )
    kind = models.CharField(_("区分"), max_length=8, choices=RecusalKind)
    reason = models.TextField(_("理由"))
    at = models.DateTimeField(_("日時"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("操作者")
    )

    class Meta:
        verbose_name = _("審査の回避・除斥")
        verbose_name_plural = _("審査の回避・除斥")
        constraints: ClassVar = [
            one_of("kind", RecusalKind),
            UniqueConstraint(fields=["seat", "nomination"], name="recusal_once"),
        ]

    def __str__(self) -> str:
        return f"{self.seat} {self.get_kind_display()}"


class SheetState(models.TextChoices):
    OPEN = "open", _("採点中")
    FINAL = "final", _("確定")


NEXT: dict[SheetState, set[SheetState]] = {
    SheetState.OPEN: {SheetState.FINAL},
    SheetState.FINAL: {SheetState.OPEN},
}


class ScoreSheet(models.Model):
    """One member's sheet for one nomination; its scores are one row a criterion."""

    seat = models.ForeignKey(
        CommitteeSeat, models.PROTECT, related_name="sheets", verbose_name=_("委員")
    )
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="sheets", verbose_name=_("推薦")
    )
    state = models.CharField(
        _("状態"), max_length=5, choices=SheetState, default=SheetState.OPEN, editable=False
    )
    version = models.PositiveIntegerField(_("版"), default=0, editable=False)
    remark = models.TextField(_("公表用の評価の案"), blank=True)
    saved_at = models.DateTimeField(_("保存日時"), null=True, editable=False)
    final_at = models.DateTimeField(_("確定日時"), null=True, editable=False)

    class Meta:
        verbose_name = _("採点表")
        verbose_name_plural = _("採点表")
        constraints: ClassVar = [
            one_of("state", SheetState),
            models.CheckConstraint(
                condition=models.Q(state="final", final_at__isnull=False)
                | models.Q(state="open", final_at__isnull=True),
                name="scoresheet_final_has_a_moment",
            ),
            UniqueConstraint(fields=["seat", "nomination"], name="scoresheet_once"),
        ]
        # Counts of a whole committee are read from this alone, not from the sheets with their texts.
        indexes: ClassVar = [
            models.Index(fields=["seat", "state", "nomination"], name="scoresheet_by_state")
        ]

    def __str__(self) -> str:
        return f"{self.seat} – {self.nomination}"


class Score(models.Model):
    sheet = models.ForeignKey(
        ScoreSheet, models.CASCADE, related_name="scores", verbose_name=_("採点表")
    )
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="+", verbose_name=_("審査基準")
    )
    points = models.PositiveSmallIntegerField(_("点"), null=True, blank=True)
    comment = models.TextField(_("所見"), blank=True)

    class Meta:
        verbose_name = _("採点")
        verbose_name_plural = _("採点")
        constraints: ClassVar = [
            UniqueConstraint(fields=["sheet", "criterion"], name="score_once_per_criterion"),
            at_least("points", 1),
        ]
        # A ranking adds up all points of a round: from this alone, not from rows with comments.
        indexes: ClassVar = [
            models.Index(fields=["sheet", "criterion", "points"], name="score_points")
        ]

    def __str__(self) -> str:
        return (
            f"{self.criterion}"  # not the points: a row's name stands on pages of the back office
        )
