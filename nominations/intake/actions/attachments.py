"""PDF papers for the committee. They are kept as they came and never published."""

import hashlib
import secrets
from datetime import datetime

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from nominations.changing import Refused
from nominations.intake.actions.rights import take_to_write, touch
from nominations.intake.models import Attachment, Nomination
from nominations.people.models import User


@transaction.atomic
def attach(
    nomination: Nomination, file: "File[bytes]", *, name: str, by: User, at: datetime
) -> Attachment:
    take_to_write(nomination, by, at)
    if nomination.attachments.count() >= nomination.round.attachments_max:
        raise Refused(
            _("参考資料は%(most)d件までです。加えるには、1件取り除いてください。")
            % {"most": nomination.round.attachments_max}
        )
    last = nomination.attachments.aggregate(last=Max("position"))["last"] or 0
    made = Attachment(nomination=nomination, position=last + 1, name=name, size=file.size)
    made.sha256 = _sum(file)
    made.file.save(f"attachments/{secrets.token_hex(16)}.pdf", file, save=False)
    made.save()
    touch(nomination, at)
    return made


def _sum(file: "File[bytes]") -> str:
    file.seek(0)
    found = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    return found


@transaction.atomic
def detach(nomination: Nomination, pk: int, *, by: User, at: datetime) -> None:
    take_to_write(nomination, by, at)
    attachment = nomination.attachments.filter(pk=pk).first()
    if attachment is None:
        return
    storage, name = attachment.file.storage, attachment.file.name
    attachment.delete()
    transaction.on_commit(lambda: storage.delete(name or ""))
    touch(nomination, at)
