"""Plain functions that build rows. Say only what the test is about."""

import hashlib
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from post_office.models import STATUS

from awards.codes import check_digit
from awards.rounds.models import Announcement, Criterion, Host, Phase, Prize, Round, RoundContact
from awards.winners.models import State as WinnerState
from awards.winners.models import Winner
from nominations.archive.models import ArchiveFile
from nominations.intake import models as intake
from nominations.intake.models import Nomination
from nominations.judging.models import Recusal, Score, ScoreSheet
from nominations.letters.models import Letter
from nominations.people.models import (
    BodySeat,
    CommitteeSeat,
    NominatingBody,
    OfficeSeat,
    User,
)

_n = count(1)


def start_over() -> None:
    """Number anew: after thousands of rows a round would be of a year that no calendar has."""
    global _n
    _n = count(1)


LONG_AGO = date(2000, 1, 1)
PASSWORD = "a-long-enough-password"


def user(**fields: Any) -> User:
    """A person without any seat. The password is not set unless asked for: hashing is slow."""
    n = next(_n)
    return User.objects.create(**({"email": f"person{n}@test.example", "name": f"人{n}"} | fields))


def round_(phase: str = Phase.PREPARING, **fields: Any) -> Round:
    """A round with two hosts, two prizes and six criteria; its window is open around now.

    Only one round can be open, so a test that needs the open one says so.
    """
    n = next(_n)
    now = datetime.now().astimezone()
    results_at, applications = fields.pop("results_at", None), fields.pop("application_count", 15)
    made = Round.objects.create(
        **(
            {
                "number": n,
                "fiscal_year": 2005 + n,
                "title": "姉妹自治体交流表彰",
                "phase": phase,
                "eligible_kinds": ["prefecture", "designated_city", "municipality", "npo"],
                "nominations_open_at": now - timedelta(days=10),
                "nominations_close_at": now + timedelta(days=10),
                "scoring_closes_at": now + timedelta(days=20),
            }
            | fields
        )
    )
    if results_at:
        announce(made, results_at, applications)
    Host.objects.create(round=made, position=1, code="soumu", name="総務省")
    Host.objects.create(round=made, position=2, code="clair", name="自治体国際化協会")
    Prize.objects.create(round=made, position=1, code="minister", name="総務大臣賞", max_winners=3)
    Prize.objects.create(
        round=made,
        position=2,
        code="special",
        name="審査委員会特別賞",
        max_winners=1,
        optional=True,
    )
    for position, (code, name) in enumerate(CRITERIA.items(), start=1):
        Criterion.objects.create(round=made, position=position, code=code, name=name)
    RoundContact.objects.create(round=made, position=1, office="交流親善課")
    return made


def announce(of: Round, at: datetime, applications: int | None = 15) -> None:
    """The results of ``of`` are public from ``at`` on, whatever was said before."""
    Announcement.objects.update_or_create(
        round=of, defaults={"at": at, "application_count": applications}
    )
    of.refresh_from_db()


CRITERIA = {
    "ADV": "先進性",
    "ORI": "独自性",
    "CON": "継続性",
    "ACT": "活発性",
    "COL": "協働性",
    "RES": "成果",
}


# The least that an archive file says: a round of which no winner is known.
ARCHIVE = (
    "回,年度,表彰の名称,受賞団体の確認,アドレスの名前,受賞団体,賞\r\n"
    "150,2140,姉妹自治体交流表彰,未確認,,,\r\n"
).encode("utf-8-sig")


def archive_file(content: bytes = ARCHIVE, **fields: Any) -> ArchiveFile:
    columns = {
        "name": "a.csv",
        "content": content,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "sent_at": datetime.now().astimezone(),
    } | fields
    columns.setdefault("sent_by", None)
    columns["sent_by"] = columns["sent_by"] or user()
    return ArchiveFile.objects.create(**columns)


def body(**fields: Any) -> NominatingBody:
    five = f"10{next(_n) % 1000:03d}"
    defaults = {
        "code": f"{five}{check_digit(five)}",
        "name": f"県{five}",
        "kana": "けん",
        "kind": "prefecture",
        "prefecture": "10",
        "valid_from": LONG_AGO,
    }
    return NominatingBody.objects.create(**(defaults | fields))


def officer(of: NominatingBody, role: str = "submitter", **fields: Any) -> User:
    person = user(**fields)
    BodySeat.objects.create(user=person, body=of, role=role, starts_on=LONG_AGO)
    return person


def secretary(**fields: Any) -> User:
    person = user(**fields)
    OfficeSeat.objects.create(user=person, role="secretariat", starts_on=LONG_AGO)
    return person


def host_officer(code: str = "soumu", **fields: Any) -> User:
    return sits_for_a_host(user(**fields), code)


def sits_for_a_host(person: User, code: str) -> User:
    OfficeSeat.objects.create(user=person, role="host", host_code=code, starts_on=LONG_AGO)
    return person


def member(of: Round, role: str = "member", **fields: Any) -> CommitteeSeat:
    person = user(**fields)
    return CommitteeSeat.objects.create(user=person, round=of, role=role, starts_on=LONG_AGO)


def nomination(state: str = "draft", *, complete: bool = False, **fields: Any) -> Nomination:
    """A nomination in ``state`` with the columns that state needs; ``complete`` fills its parts."""
    n = next(_n)
    now = datetime.now().astimezone()
    fields.setdefault("round", None)
    if fields["round"] is None:
        fields["round"] = round_(Phase.OPEN)
    if "body" not in fields:
        fields["body"] = body()
    if "created_by" not in fields:
        fields["created_by"] = user()
    if state not in ("draft", "withdrawn"):
        fields.setdefault("receipt_number", f"T{n:07d}")
        fields.setdefault("submitted_at", now)
        fields.setdefault("submitted_by", fields["created_by"])
    if state == "accepted":
        fields.setdefault("entry_number", n)
    defaults = {"title": f"取組{n}", "created_at": now, "changed_at": now, "state": state}
    made = Nomination.objects.create(**(defaults | fields))
    if complete:
        fill(made)
    return made


def fill(made: Nomination) -> None:
    """Give a nomination everything it needs to be submitted."""
    Nomination.objects.filter(pk=made.pk).update(
        title=made.title or "港町の子どもの交流",
        rank=made.rank or 1,
        nominator="見本県知事　見本太郎",
        desk_office="国際課",
        desk_person="見本花子",
        desk_tel="03-0000-0001",
        desk_email="desk@test.example",
        started_year="1990",
        overview=["毎年、互いの町を訪ねている。", "学校が手紙を交わしている。"],
        reasons="長く続き、広がりがある。",
        confirms_consent=True,
        confirms_facts=True,
        confirms_authority=True,
    )
    made.refresh_from_db()
    intake.Recipient.objects.create(
        nomination=made,
        position=1,
        name="見本友好協会",
        kana="みほんゆうこうきょうかい",
        kind="npo",
        representative="会長　見本次郎",
        home_municipality="見本市",
        prefecture="10",
    )
    _partner_and_regions(made)
    for criterion in made.round.criteria.all():
        intake.Appeal.objects.create(nomination=made, criterion=criterion, text="手本となる取組。")
    intake.Photo.objects.create(
        nomination=made,
        position=1,
        caption="交流の様子",
        alt="話し合う人々",
        consent=True,
        width=1600,
        height=1067,
        file="none.jpg",
        sha256="0" * 64,
    )
    intake.Contact.objects.create(
        nomination=made,
        position=1,
        office="国際課",
        postal_code="370-8501",
        address="見本県見本市1-1",
        tel="03-0000-0002",
        email="info@test.example",
    )


def _partner_and_regions(made: Nomination) -> None:
    partner = intake.Partner.objects.create(
        nomination=made,
        position=1,
        name="リンデン市",
        local_name="Linden",
        kind="city",
        country="DE",
        agreement_kind="姉妹都市",
        signed_on="1990-04-01",
        agreement_owner="見本市",
    )
    for position, of in enumerate((None, partner), start=1):
        intake.RegionFact.objects.create(
            nomination=made,
            position=position,
            partner=of,
            name=of.name if of else "見本市",
            population=100000,
            as_of="2025-04-01",
            basis="resident_register",
            area_km2="100.5",
            description="川と山のあるまち。",
            source="市の統計書",
        )


def sheet(
    seat: CommitteeSeat, of: Nomination, *points: int | None, state: str = "final"
) -> ScoreSheet:
    """A sheet with ``points`` for the criteria in their order."""
    now = datetime.now().astimezone()
    made = ScoreSheet.objects.create(
        seat=seat, nomination=of, state=state, final_at=now if state == "final" else None
    )
    criteria = of.round.criteria.order_by("position")
    Score.objects.bulk_create(
        Score(sheet=made, criterion=criterion, points=given)
        for criterion, given in zip(criteria, points, strict=False)
    )
    return made


def letter(to: User, subject: str = "お知らせ", message: str = "本文", **fields: Any) -> Letter:
    fields.setdefault("status", STATUS.sent)
    made: Letter = Letter.objects.create(
        from_email="office@test.example", to=[to.email], subject=subject, message=message, **fields
    )
    return made


def recusal(seat: CommitteeSeat, of: Nomination) -> Recusal:
    return Recusal.objects.create(
        seat=seat,
        nomination=of,
        kind="declared",
        reason="関係者のため",
        at=datetime.now().astimezone(),
        by=seat.user,
    )


def winner(state: str = WinnerState.DRAFTING, **fields: Any) -> Winner:
    n = next(_n)
    if "round" not in fields:
        fields["round"] = round_(Phase.DECIDED)
    fields.setdefault("prize", fields["round"].prizes.get(code="minister"))
    if state in (WinnerState.RELEASED, WinnerState.WITHDRAWN):
        fields.setdefault("published_at", datetime.now().astimezone() - timedelta(days=1))
    defaults = {"position": n, "slug": f"winner-{n}", "name": f"受賞団体{n}", "state": state}
    return Winner.objects.create(**(defaults | fields))
