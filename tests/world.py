"""A world with something in every room, for tests that walk through all of it."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from PIL import Image
from post_office.models import STATUS

from awards.rounds.models import Phase, Round
from awards.winners import models as winners
from awards.winners.models import Withdrawal
from nominations.decision.models import Approval, Choice, Resolution
from nominations.intake.models import Attachment, Nomination, Photo
from nominations.letters.outgoing import hash_of
from nominations.people.models import CommitteeSeat, User
from nominations.release.contents import contents_of
from nominations.release.models.confirmations import ConfirmationLink, GroupComment
from nominations.release.models.profiles import Profile
from nominations.release.models.releases import Release
from nominations.release.models.republications import Republication
from tests import make


@cache
def picture(colour: str = "steelblue") -> bytes:
    out = BytesIO()
    Image.new("RGB", (1600, 1067), colour).save(out, "JPEG")
    return out.getvalue()


@dataclass
class World:
    """People by the column they have in the access table; things by what they are."""

    people: dict[str, User | None]
    things: SimpleNamespace


def build() -> World:
    now = timezone.now()
    body, elsewhere = make.body(name="甲県"), make.body(name="乙県")
    people: dict[str, Any] = {
        "visitor": None,
        "body": make.officer(body),
        "other": make.officer(elsewhere),
        "member": make.user(),
        "recused": make.user(),
        "chair": make.user(),
        "secretariat": make.secretary(),
        "host": make.host_officer("soumu"),
        "admin": make.user(is_staff=True, is_superuser=True),
    }
    open_round = make.round_(Phase.OPEN)
    judging = make.round_(Phase.JUDGING)
    scored = make.round_(Phase.DELIBERATING)
    decided = make.round_(Phase.DECIDED)
    preparing = make.round_(Phase.PREPARING)
    things = SimpleNamespace(
        body=body,
        open=open_round,
        judging=judging,
        scored=scored,
        decided=decided,
        preparing=preparing,
        draft=_with_files(make.nomination(round=open_round, body=body, complete=True)),
        submitted=_with_files(
            make.nomination("submitted", round=open_round, body=body, complete=True)
        ),
        returned=make.nomination("returned", round=open_round, body=body, complete=True),
        ineligible=make.nomination("ineligible", round=open_round, body=body),
        accepted=make.nomination("accepted", round=open_round, body=body),
    )
    _judged(things, people, body)
    _decided(things, people, body, now)
    things.letter = make.letter(people["body"], status=STATUS.failed)
    things.told = [person for who, person in people.items() if person and who != "secretariat"]
    return World(people, things)


def _judged(things: SimpleNamespace, people: dict[str, Any], body: Any) -> None:
    things.seats = {}
    for round_, name in ((things.judging, "entry"), (things.scored, "ranked")):
        entry = _with_files(make.nomination("accepted", round=round_, body=body, complete=True))
        setattr(things, name, entry)
        for who, role in (("member", "member"), ("recused", "member"), ("chair", "chair")):
            seat = CommitteeSeat.objects.create(
                user=people[who], round=round_, role=role, starts_on=make.LONG_AGO
            )
            things.seats[round_.pk, who] = seat
            if who == "recused":
                make.recusal(seat, entry)
        make.sheet(things.seats[round_.pk, "member"], entry, 5, 4, 3, 2, 1, 5)
        make.sheet(things.seats[round_.pk, "chair"], entry, 4, 4, 4, 4, 4, 4, state="open")


def _decided(things: SimpleNamespace, people: dict[str, Any], body: Any, now: Any) -> None:
    things.resolution = _resolution(things.scored, things.ranked, "tabled", tabled_at=now)
    things.chosen = make.nomination("accepted", round=things.decided, body=body, complete=True)
    approved = _resolution(
        things.decided, things.chosen, "approved", tabled_at=now, approved_at=now
    )
    for host in things.decided.hosts.all():
        Approval.objects.create(
            resolution=approved, version=1, host=host, at=now, by=people["host"]
        )
    things.profile = make.winner(round=things.decided, position=1)
    profile = Profile.objects.create(winner=things.profile, nomination=things.chosen)
    _photo_of(things.profile)
    things.prepared = Release.objects.create(
        round=things.decided,
        publish_at=now + timedelta(days=30),
        contents=contents_of(things.decided, [things.profile]),
        prepared_at=now,
        prepared_by=make.user(),
    )
    _sent(things, profile, people["secretariat"], now)
    things.announced = make.round_(
        Phase.DECIDED, application_count=15, results_at=now - timedelta(days=1)
    )
    things.winner = make.winner(
        "released", round=things.announced, slug="shown", name="公表済みの団体"
    )
    things.winner.partners.create(position=1, name="プルゼニ市", country="CZ")
    things.archive_file = make.archive_file()
    things.released = things.winner  # by its key, as the desk names it
    things.gone = make.winner("withdrawn", slug="gone", name="取り下げた団体")
    things.withdrawal = Withdrawal.objects.create(
        round=things.gone.round, slug="gone", at=now - timedelta(hours=1), reason="申出のため。"
    )
    things.republication = Republication.objects.create(
        round=things.gone.round,
        winner=things.gone,
        reason="誤って取り下げたため。",
        prepared_at=now,
        prepared_by=make.user(),
    )
    things.embargoed = make.winner(
        "released", slug="embargoed", published_at=now + timedelta(days=1), name="解禁前の団体"
    )
    things.embargoed.partners.create(position=1, name="ナンシー市", country="FR")


def _sent(things: SimpleNamespace, profile: Profile, by: Any, now: Any) -> None:
    """The group has been asked to confirm it; ``token`` opens the link."""
    things.token = "a-token-that-only-the-group-has"
    things.confirmation_link = ConfirmationLink.objects.create(
        profile=profile,
        token_hash=hash_of(things.token),
        email="group@test.example",
        addressee="見本協会",
        sent_at=now,
        sent_by=by,
        ends_at=now + timedelta(days=14),
    )
    things.remark = GroupComment.objects.create(
        link=things.confirmation_link,
        place="whole",
        title="全体について",
        passage_hash="whole",
        text="読点を直してください。",
        at=now,
    )


def _resolution(round_: Round, nomination: Nomination, state: str, **moments: Any) -> Resolution:
    made = Resolution.objects.create(round=round_, state=state, **moments)
    prize = round_.prizes.get(code="minister")
    Choice.objects.create(resolution=made, nomination=nomination, prize=prize, place=1)
    return made


def picture_of(nomination: Nomination) -> None:
    """Put a real file behind the nomination's photographs."""
    name = storages["default"].save("pictures/one.jpg", ContentFile(picture()))
    Photo.objects.filter(nomination=nomination).update(file=name)


def _with_files(nomination: Nomination) -> Nomination:
    picture_of(nomination)
    private = storages["default"]
    paper = private.save("papers/one.pdf", ContentFile(b"%PDF-1.7\n%%EOF\n"))
    Attachment.objects.create(
        nomination=nomination, position=1, name="資料", file=paper, size=15, sha256="0" * 64
    )
    return nomination


def _photo_of(winner: winners.Winner) -> None:
    name = storages["default"].save("pictures/two.jpg", ContentFile(picture()))
    winners.Photo.objects.create(
        winner=winner,
        position=1,
        original=name,
        caption="様子",
        alt="様子",
        consent=True,
        width=1600,
        height=1067,
    )
