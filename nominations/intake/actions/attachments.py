"""PDF papers for the committee. They are kept as they came and never published."""

import hashlib
import secrets
from datetime import datetime

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from nominations.access import right_of
from nominations.changing import Refused
from nominations.files import forget, kept_files
from nominations.intake.actions.drafting import DRAFTS, count_version, take_to_write
from nominations.intake.models import Attachment, Nomination
from nominations.people.models import User


@right_of(DRAFTS)
def attach(
    nomination: Nomination, file: "File[bytes]", *, name: str, by: User, at: datetime
) -> Attachment:
    with kept_files() as files, transaction.atomic():
        dossier = take_to_write(nomination, at)
        if len(dossier.attachments) >= dossier.limits.attachments:
            raise Refused(
                _("参考資料は%(most)d件までです。加えるには、1件取り除いてください。")
                % {"most": dossier.limits.attachments}
            )
        last = nomination.attachments.aggregate(last=Max("position"))["last"] or 0
        attachment = Attachment(nomination=nomination, position=last + 1, name=name, size=file.size)
        attachment.sha256 = _sum(file)
        attachment.file.save(f"attachments/{secrets.token_hex(16)}.pdf", file, save=False)
        files.add(attachment.file)
        attachment.save()
        count_version(nomination, at, {})
        return attachment


def _sum(file: "File[bytes]") -> str:
    file.seek(0)
    digest = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    return digest


@right_of(DRAFTS)
@transaction.atomic
def detach(nomination: Nomination, pk: int, *, by: User, at: datetime) -> None:
    """Removing what is gone already changes nothing."""
    take_to_write(nomination, at)
    attachment = nomination.attachments.filter(pk=pk).first()
    if attachment is None:
        return
    forget(attachment.file)
    attachment.delete()
    count_version(nomination, at, {})
