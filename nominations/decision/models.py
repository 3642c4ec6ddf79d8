"""The hosts' resolution: who receives which prize, tabled once and approved by every host."""

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.constraints import one_of
from awards.rounds.models import Host, Phase, Prize, Round
from nominations.intake.models import Nomination
from nominations.people.models import User
from nominations.people.seats import seats_of


class State(models.TextChoices):
    DRAFTING = "drafting", _("起案中")
    TABLED = "tabled", _("協議中")
    APPROVED = "approved", pgettext_lazy("state", "承認")


NEXT: dict[State, set[State]] = {
    State.DRAFTING: {State.TABLED},
    State.TABLED: {State.DRAFTING, State.APPROVED},
    State.APPROVED: set(),
}


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def visible_to(self, user: User) -> "ResolutionQuerySet":
        """The secretariat sees all; a host's officer what has been tabled to that host.

        It names places, so for nobody while the scoring of its round is open again.
        """
        seats = seats_of(user)
        scored = self.filter(round__phase__in=[Phase.DELIBERATING, Phase.DECIDED])
        if seats.secretariat:
            return scored
        tabled = scored.filter(state__in=[State.TABLED, State.APPROVED])
        return tabled.of_hosts(seats.hosts)

    def sent_back_from(self, user: User) -> "ResolutionQuerySet":
        """What had been tabled to this host's officer and is being written anew: why, and no more."""
        drafting = self.filter(round__phase=Phase.DELIBERATING, state=State.DRAFTING, version__gt=1)
        return drafting.of_hosts(seats_of(user).hosts)

    def of_hosts(self, codes: Collection[str]) -> "ResolutionQuerySet":
        return self.filter(round__in=Round.objects.filter(hosts__code__in=codes))

    def for_list(self) -> "ResolutionQuerySet":
        return self.select_related("round").order_by("-round__number")


class Resolution(models.Model):
    """``version`` grows each time it goes back to drafting; approvals are of one version."""

    round = models.OneToOneField(
        Round, models.PROTECT, related_name="resolution", verbose_name=_("表彰回")
    )
    version = models.PositiveSmallIntegerField(_("版"), default=1, editable=False)
    note = models.TextField(_("協議に付ける説明"), blank=True)
    state = models.CharField(
        _("状態"), max_length=8, choices=State, default=State.DRAFTING, editable=False
    )
    tabled_at = models.DateTimeField(_("協議に付けた日時"), null=True, editable=False)
    approved_at = models.DateTimeField(_("承認された日時"), null=True, editable=False)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("受賞団体の決定案")
        verbose_name_plural = _("受賞団体の決定案")
        constraints: ClassVar = [one_of("state", State)]

    def __str__(self) -> str:
        return f"{self.round} 決定案 第{self.version}版"

    def remark(
        self,
        kind: "RemarkKind",
        host: Host | None,
        text: str,
        by: User,
        at: datetime,
        *,
        version: int = 0,
    ) -> None:
        """Keep what was said of this version, or of ``version``."""
        of = version or self.version
        self.remarks.create(version=of, kind=kind, host=host, text=text, by=by, at=at)


class Choice(models.Model):
    resolution = models.ForeignKey(
        Resolution, models.CASCADE, related_name="choices", verbose_name=_("決定案")
    )
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="choices", verbose_name=_("推薦")
    )
    prize = models.ForeignKey(Prize, models.PROTECT, related_name="+", verbose_name=_("賞"))
    place = models.PositiveSmallIntegerField(_("掲載順"))
    reason = models.TextField(_("順位によらない理由"), blank=True)

    class Meta:
        verbose_name = _("受賞の案")
        verbose_name_plural = _("受賞の案")
        constraints: ClassVar = [
            UniqueConstraint(fields=["resolution", "nomination"], name="choice_once"),
            UniqueConstraint(fields=["resolution", "place"], name="choice_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place}"  # no winner: a row's name stands on pages of the back office


class RemarkKind(models.TextChoices):
    REMARK = "remark", _("意見")
    SENT_BACK = "sent_back", pgettext_lazy("resolution", "差戻し")
    TAKEN_BACK = "taken_back", _("承認の取消し")


class Remark(models.Model):
    """What a host, or the secretariat where ``host`` is empty, has said of a version; never changed."""

    resolution = models.ForeignKey(
        Resolution, models.CASCADE, related_name="remarks", verbose_name=_("決定案")
    )
    version = models.PositiveSmallIntegerField(_("版"))
    kind = models.CharField(_("種類"), max_length=10, choices=RemarkKind)
    host = models.ForeignKey(
        Host, models.PROTECT, related_name="+", null=True, verbose_name=_("主催者")
    )
    text = models.TextField(_("意見又は理由"))
    at = models.DateTimeField(_("日時"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("書いた人")
    )

    class Meta:
        verbose_name = _("決定案への意見")
        verbose_name_plural = _("決定案への意見")
        constraints: ClassVar = [one_of("kind", RemarkKind)]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} 第{self.version}版"


class Approval(models.Model):
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="approvals", verbose_name=_("決定案")
    )
    version = models.PositiveSmallIntegerField(_("版"))
    host = models.ForeignKey(Host, models.PROTECT, related_name="+", verbose_name=_("主催者"))
    at = models.DateTimeField(_("日時"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("承認した人")
    )

    class Meta:
        verbose_name = _("承認")
        verbose_name_plural = _("承認")
        constraints: ClassVar = [
            UniqueConstraint(fields=["resolution", "version", "host"], name="approval_once"),
        ]

    def __str__(self) -> str:
        return f"{self.host} 第{self.version}版"
