"""What the secretariat found when it checked a nomination."""

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from awards.constraints import one_of
from nominations.intake.models import Nomination
from nominations.people.models import User


class Item(models.TextChoices):
    """What is checked. The wording of the round itself is shown beside each item."""

    KIND = "kind", _("団体の種別が、この回の対象に当たる")
    ROUTE = "route", _("都道府県又は政令指定都市からの推薦である")
    EXCHANGE = "exchange", _("交流が、この回の対象となる提携に基づく")
    NONPROFIT = "nonprofit", _("民間の団体の場合、営利を目的としない")
    COMPLETE = "complete", _("記載と資料に不足がない")


class Finding(models.TextChoices):
    MET = "met", _("適合")
    NOT_MET = "not_met", _("不適合")
    NOT_APPLICABLE = "not_applicable", _("該当なし")


class ScreeningCheck(models.Model):
    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="checks", verbose_name=_("推薦")
    )
    item = models.CharField(_("確認する事項"), max_length=12, choices=Item)
    finding = models.CharField(_("結果"), max_length=14, choices=Finding)
    note = models.TextField(_("備考"), blank=True)
    at = models.DateTimeField(_("日時"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("確認した人"))

    class Meta:
        verbose_name = verbose_name_plural = _("資格の確認")
        constraints: ClassVar = [
            one_of("item", Item),
            one_of("finding", Finding),
            UniqueConstraint(fields=["nomination", "item"], name="screeningcheck_once_per_item"),
        ]

    def __str__(self) -> str:
        return f"{self.get_item_display()}：{self.get_finding_display()}"


class ReturnNote(models.Model):
    """Why a nomination went back, and until when its body may submit it again."""

    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="return_notes", verbose_name=_("推薦")
    )
    reason = models.TextField(_("直していただきたい点"))
    due_at = models.DateTimeField(_("再提出の期限"))
    # Texts by section and place, to tell later what the body has changed (intake.comparing).
    written = models.JSONField(_("差し戻した時の記載"), default=dict, editable=False)
    at = models.DateTimeField(_("差し戻した日時"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("差し戻した人"))

    class Meta:
        verbose_name = verbose_name_plural = _("差戻しの理由")

    def __str__(self) -> str:
        return self.reason[:40]


class IneligibleNote(models.Model):
    """Why a nomination is outside what the round awards."""

    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="ineligible_notes", verbose_name=_("推薦")
    )
    reason = models.TextField(_("対象外とした理由"))
    at = models.DateTimeField(_("日時"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("判断した人"))

    class Meta:
        verbose_name = verbose_name_plural = _("対象外とした理由")

    def __str__(self) -> str:
        return self.reason[:40]
