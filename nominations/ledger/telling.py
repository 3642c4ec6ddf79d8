"""Entries of the ledger as sentences: who did what, to what, and why.

What a sentence leaves out (hashes, keys, lists) stands in the entry's own content.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.clock import in_japan
from awards.languages import spoken
from awards.rounds.models import Phase, Round
from nominations.ledger.chain import content_of
from nominations.ledger.events import Event, Reader, readers_of
from nominations.ledger.models import LedgerEntry

SENTENCES: dict[Event, Promise] = {
    Event.ROUND_CREATED: _("%(what)sを作成しました。"),
    Event.ROUND_REVISED: _("%(what)sの設定を改めました。"),
    Event.ROUND_DEADLINES_SET: _("%(what)sの期限を定めました。"),
    Event.ROUND_RULES_SET: _("%(what)sの審査や推薦の決まりを定めました。"),
    Event.ROUND_OPENED: _("%(what)sの推薦の受付を始めました。"),
    Event.ROUND_EXTENDED: _("%(what)sの提出期限を延長しました。"),
    Event.ROUND_JUDGING_STARTED: _("%(what)sの審査を始めました。"),
    Event.ROUND_DELETED: _("%(what)sを削除しました。"),
    Event.ROUND_SCORING_CLOSED: _("%(what)sの採点を締め切りました。"),
    Event.ROUND_SCORING_REOPENED: _("%(what)sの採点を再開しました。"),
    Event.ROUND_RELEASE_PREPARED: _("%(what)sの公表を準備しました。"),
    Event.ROUND_RELEASED: _("%(what)sの公表を確定しました。"),
    Event.ROUND_RELEASE_CANCELLED: _("%(what)sの公表を、日時の前に取り消しました。"),
    Event.ROUND_WITHDRAWN: _("%(what)sの受賞団体の公表を取り下げました。"),
    Event.ROUND_IMPORTED: _("%(what)sの過去の記録を取り込みました。"),
    Event.SEAL_MADE: _("%(what)sの記録を封印しました。"),
    Event.SEAT_GIVEN: _("%(what)sを行いました。"),
    Event.SEAT_REVISED: _("%(what)sの内容を直しました。"),
    Event.SEAT_PLEDGED: _("%(what)sについて、守秘と利害関係の申告を誓約しました。"),
    Event.SEAT_ENDED: _("%(what)sの任期を終えました。"),
    Event.PASSWORD_SET: _("%(what)sのパスワードを、本人に代わって設定しました。"),
    Event.ACCESS_SET: _("%(what)sのメールアドレス、又は使える範囲を変更しました。"),
    Event.NOMINATION_STARTED: _("%(what)sの作成を始めました。"),
    Event.NOMINATION_SUBMITTED: _("%(what)sを提出しました。"),
    Event.NOMINATION_WITHDRAWN: _("%(what)sを取り下げました。"),
    Event.NOMINATION_RETURN_REQUESTED: _("%(what)sの差戻しを依頼しました。"),
    Event.SCREENING_CHECKED: _("%(what)sの資格の確認を保存しました。"),
    Event.NOMINATION_RETURNED: _("%(what)sを差し戻しました。"),
    Event.NOMINATION_ACCEPTED: _("%(what)sを受理しました。"),
    Event.NOMINATION_FOUND_INELIGIBLE: _("%(what)sを対象外としました。"),
    Event.NOMINATION_RECONSIDERED: _("対象外とした%(what)sの確認をやり直すことにしました。"),
    Event.NOMINATION_REOPENED: _("受理した%(what)sの確認をやり直すことにしました。"),
    Event.SHEET_FINALISED: _("%(what)sを確定しました。"),
    Event.SHEET_REOPENED: _("%(what)sの確定を解きました。"),
    Event.RECUSAL_MADE: _("%(what)sを記録しました。"),
    Event.RESOLUTION_DRAFTED: _("%(what)sの起案を始めました。"),
    Event.RESOLUTION_REVISED: _("%(what)sを改めました。"),
    Event.RESOLUTION_TABLED: _("%(what)sを協議に付しました。"),
    Event.RESOLUTION_RECALLED: _("%(what)sを協議から差し戻しました。"),
    Event.RESOLUTION_APPROVED_BY_HOST: _("%(what)sを主催者として承認しました。"),
    Event.RESOLUTION_APPROVAL_TAKEN_BACK: _("%(what)sの承認を、主催者が取り消しました。"),
    Event.RESOLUTION_REMARKED: _("%(what)sに、主催者が意見を書きました。"),
    Event.RESOLUTION_SENT_BACK: _("%(what)sを、主催者が差し戻しました。"),
    Event.RESOLUTION_APPROVED: _("%(what)sが全ての主催者に承認されました。"),
    Event.PROFILE_DRAFTED: _("%(what)sの紹介文を作り始めました。"),
    Event.PROFILE_REVISED: _("%(what)sの紹介文を改めました。"),
    Event.PROFILE_FINDING_ACCEPTED: _("%(what)sの紹介文の校正の指摘を、理由を付けて了承しました。"),
    Event.PROFILE_PROOFREAD: _("%(what)sの紹介文を校了しました。"),
    Event.PROFILE_REOPENED: _("%(what)sの紹介文の校了を解きました。"),
    Event.PROFILE_CORRECTED: _("公表した%(what)sの紹介文を訂正しました。"),
    Event.WINNER_WITHDRAWN: _("%(what)sの公表を取り下げました。"),
    Event.REPUBLICATION_PREPARED: _("取り下げた%(what)sの公表の再開を準備しました。"),
    Event.REPUBLICATION_CANCELLED: _("取り下げた%(what)sの公表の再開の準備を取り消しました。"),
    Event.REPUBLISHED: _("取り下げた%(what)sの公表を再開しました。"),
    Event.CONFIRMATION_SENT: _("%(what)sの紹介文を確認するリンクを、被推薦団体に送りました。"),
    Event.CONFIRMATION_REVOKED: _("%(what)sの紹介文を確認するリンクを取り消しました。"),
    Event.CONFIRMATION_OPENED: _("%(what)sの紹介文を確認するリンクが開かれました。"),
    Event.CONFIRMATION_COMMENTED: _("%(what)sの紹介文に、被推薦団体がリンクから意見を送りました。"),
    Event.CONFIRMATION_SETTLED: _("%(what)sの紹介文への被推薦団体の意見に対応しました。"),
    Event.CONFIRMATION_APPROVED: _("%(what)sの紹介文を、被推薦団体がリンクから確認しました。"),
    Event.LETTER_QUEUED_AGAIN: _("%(what)sを送信待ちに戻しました。"),
}

# Facts that a sentence tells, by what kind of value they are.
MOMENTS: dict[str, Promise] = {
    "nominations_open_at": _("推薦の受付開始"),
    "nominations_close_at": _("推薦書の提出期限"),
    "scoring_closes_at": _("採点の期限"),
    "results_at": _("公表の日時"),
    "publish_at": _("公表の日時"),
    "due_at": _("再提出の期限"),
    "until": _("期限"),
}
VALUES: dict[str, Promise] = {
    "receipt": _("受付番号"),
    "entry_number": _("整理番号"),
    "version": _("版"),
    "number": _("表彰回の番号"),
    "rows": _("行数"),
    "nominations": _("推薦の件数"),
    "scores": _("採点の件数"),
    "reason": _("理由"),
}

OCCASIONS: dict[str, Promise] = {
    "nominations": _("審査の開始（推薦）"),
    "scores": _("採点の締切り（採点）"),
    "decision": _("受賞団体の決定（決定案）"),
    "release": _("公表の設定（紹介文）"),
}


@dataclass(frozen=True)
class Told:
    at: datetime | None
    by: str
    what: str
    details: str


def tell(entries: Iterable[LedgerEntry], hidden: Collection[str] = ()) -> dict[int, Told]:
    """By ``seq``. Of an event in ``hidden`` nothing is told but that it happened.

    Names are read once for all entries: a query for the people and one for each kind of subject.
    """
    entries = list(entries)
    payloads = {entry.seq: content_of(entry.payload or "") for entry in entries}
    names = _names(entries)
    keys = {payload["by"] for payload in payloads.values() if payload} - {None}
    people = get_user_model()._default_manager.in_bulk(keys)
    told = {}
    for entry in entries:
        payload = {} if entry.event in hidden else payloads[entry.seq]
        told[entry.seq] = Told(
            at=in_japan(datetime.fromisoformat(payload["at"])) if payload else None,
            by=str(people.get(payload["by"], "")) if payload else "",
            what=_sentence(entry.event) % {"what": names[entry.subject]},
            details="　".join(_details(payload.get("facts", {}))),
        )
    return told


def waits(event: str, payload: str | None, rounds: Mapping[int, Round] | None = None) -> bool:
    """Whether the operator may not read yet what is sealed in an entry, its salt least of all.

    ``rounds`` by their numbers spare a query.
    """
    readers = readers_of(event)
    if payload is None or Reader.OPERATOR in readers:
        return False
    number = content_of(payload).get("facts", {}).get("round")
    round_ = rounds.get(number) if rounds else Round.objects.filter(number=number).first()
    if round_ is None:
        return True
    open_to = {Reader.OPERATOR_ONCE_SCORED} if round_.has_scored else set()
    open_to |= {Reader.OPERATOR_ONCE_DECIDED} if round_.phase == Phase.DECIDED else set()
    return not open_to & readers


def label_of(code: str) -> str:
    """The kind of an entry, without what it was done to."""
    return _sentence(code) % {"what": "…"}


def _sentence(code: str) -> str:
    known = {event.code: sentence for event, sentence in SENTENCES.items()}
    return str(known.get(code, _("%(what)sに、記録の名前が分からない操作をしました。")))


def _names(entries: Iterable[LedgerEntry]) -> dict[str, str]:
    """Of each subject, its kind and what it is called; a subject that is gone has its kind only."""
    keys = defaultdict(set)
    for entry in entries:
        label, _colon, key = entry.subject.partition(":")
        keys[label].add(key)
    names = {}
    for label, wanted in keys.items():
        model = apps.get_model(label)
        # With what a row's name is made of: its round, its person, its nomination.
        rows = model._base_manager.select_related().filter(pk__in=wanted)
        found = {str(row.pk): row for row in rows}
        for key in wanted:
            kind = model._meta.verbose_name
            named = gettext("%(kind)s「%(name)s」") % {"kind": kind, "name": found.get(key)}
            names[f"{label}:{key}"] = named if key in found else str(kind)
    return names


def _details(facts: dict[str, int | str | None]) -> Iterator[str]:
    pair = gettext("%(label)s：%(value)s")
    for name, label in MOMENTS.items():
        if facts.get(name):
            moment = datetime.fromisoformat(str(facts[name]))
            yield pair % {"label": label, "value": spoken(in_japan(moment))}
    for name, label in VALUES.items():
        if facts.get(name):
            yield pair % {"label": label, "value": facts[name]}
