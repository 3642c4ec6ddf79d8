"""Two worlds that differ in one secret look the same to whoever may not know it.

Status, headers and bodies of every address are compared, so that nothing tells by count, order or
length either. Each secret has a positive control: somebody who may know it sees the difference.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from post_office.models import STATUS

from awards.rounds.models import Round
from awards.winners.models import Winner
from nominations.decision.models import Choice, RemarkKind, Resolution
from nominations.intake.models import Appeal, Extension, Nomination, Recipient, ReturnRequest
from nominations.judging.actions import pledge
from nominations.judging.models import Recusal, Score, ScoreSheet
from nominations.people.models import BodySeat, OfficeSeat
from nominations.screening.models import IneligibleNote, ReturnNote
from tests import make
from tests import world as worlds
from tests.test_access import ACCESS, WHO, address

pytestmark = pytest.mark.django_db
OUTSIDE = ("visitor", "other")
NOISE = re.compile(
    rb'csrfmiddlewaretoken" value="[^"]+"|name="(?:key|page)" value="[^"]+"|\d+\xe6\x99\x82(?:\d+\xe5\x88\x86)?'
)
CHANGING = ("ETag", "Content-Length", "Expires", "Date")

# What differs between two answers by itself.
TOKEN = re.compile(r'value="[A-Za-z0-9]{64}"|name="page" value="\w{16}"|\d+時\d+分現在')


def crawl(person: Any, urls: list[str]) -> dict[str, Any]:
    """What ``person`` gets from every address: status, headers and body without its noise."""
    caches["pages"].clear()
    client = Client()
    if person is not None:
        client.force_login(person)
    return {url: _seen(client.get(url)) for url in urls}


def _seen(response: Any) -> tuple[Any, ...]:
    body = b"".join(response) if response.streaming else response.content
    headers = {k: v for k, v in response.items() if k not in CHANGING}
    return response.status_code, headers, NOISE.sub(b"", body)


def addresses(things: Any) -> list[str]:
    urls = [address(name, what, things) for name, (what, *_) in ACCESS.items()]
    # What a link opens is of the group that has it, whoever else they are.
    return [u for u in urls if "reset/1-" not in u and not u.startswith("/confirm/")] + [
        "/winners/?q=mark",
        "/?page=2",
        "/en/winners/",
        "/feed/",
        "/desk/screening/?q=mark",
    ]


def change(model: Any, where: Callable[[Any], dict[str, Any]], **columns: Any) -> Any:
    """A secret that is a changed column."""

    def act(things: Any) -> None:
        assert model.objects.filter(**where(things)).update(**columns) > 0

    return act


def add_draft(things: Any) -> None:
    make.nomination(round=things.open, body=things.body, title="mark")


def add_remark(things: Any) -> None:
    host = things.scored.hosts.get(code="clair")
    things.resolution.remark(RemarkKind.REMARK, host, "mark", make.user(), timezone.now())


def add_submitted(things: Any) -> None:
    make.nomination("submitted", round=things.open, body=things.body, title="mark", complete=True)


def add_sheet(things: Any) -> None:
    seat = make.member(things.judging)
    make.sheet(seat, things.entry, 1, 1, 1, 1, 1, 1)


def add_recusal(things: Any) -> None:
    make.recusal(things.seats[things.judging.pk, "chair"], things.entry)


def add_pledge(things: Any) -> None:
    seat = things.seats[things.judging.pk, "chair"]
    pledge(seat, by=seat.user, at=timezone.now())


def add_held_letter(things: Any) -> None:
    """As a release that was confirmed leaves them, to one of each kind of person."""
    soon = timezone.now() + timedelta(days=1)
    for person in things.told:
        make.letter(person, subject="mark", status=STATUS.queued, scheduled_time=soon)


def add_member(things: Any) -> None:
    make.member(things.judging, name="mark")


def add_winner(things: Any) -> None:
    soon = timezone.now() + timedelta(hours=1)
    make.winner("released", round=things.decided, name="mark", published_at=soon)


def add_note(things: Any) -> None:
    common = {"at": timezone.now(), "by": make.user()}
    ReturnNote.objects.create(
        nomination=things.returned, reason="mark", due_at=timezone.now(), **common
    )
    IneligibleNote.objects.create(nomination=things.ineligible, reason="mark", **common)


def add_request(things: Any) -> None:
    ReturnRequest.objects.create(
        nomination=things.submitted, reason="mark", at=timezone.now(), by=make.user()
    )


def add_extension(things: Any) -> None:
    Extension.objects.create(
        round=things.open,
        body=things.body,
        until=timezone.now() + timedelta(days=30),
        reason="mark",
        at=timezone.now(),
        by=make.user(),
    )


def of_judging(things: Any) -> dict[str, Any]:
    return {"sheet__seat": things.seats[things.judging.pk, "member"]}


def sheet_of_judging(things: Any) -> dict[str, Any]:
    return {"seat": things.seats[things.judging.pk, "member"]}


#: secret: (the act that changes it, who may not notice, who must and where)
SECRETS: dict[str, tuple[Any, tuple[str, ...], tuple[str, str] | None]] = {
    "points while scoring is open": (
        change(Score, of_judging, points=1),
        (*OUTSIDE, "body", "recused", "chair", "secretariat", "host", "admin"), ("member", "judging"),
    ),
    "a comment while scoring is open": (
        change(Score, of_judging, comment="mark"),
        (*OUTSIDE, "body", "recused", "chair", "secretariat", "host", "admin"), ("member", "judging"),
    ),
    "a remark while scoring is open": (
        change(ScoreSheet, sheet_of_judging, remark="mark"),
        (*OUTSIDE, "body", "recused", "chair", "secretariat", "host", "admin"), ("member", "judging"),
    ),
    "points of a nomination that a member is recused from": (
        change(Score, lambda t: {"sheet__nomination": t.ranked}, points=1),
        (*OUTSIDE, "body", "recused", "admin"), ("secretariat", "judging-ranking"),
    ),
    "that somebody has scored": (
        add_sheet, (*OUTSIDE, "body", "recused", "chair", "host", "admin"), ("secretariat", "judging-progress"),
    ),
    "another member's recusal": (
        add_recusal, (*OUTSIDE, "body", "member", "recused", "host", "admin"), ("secretariat", "judging-progress"),
    ),
    "a draft's existence": (
        add_draft, (*OUTSIDE, "member", "recused", "chair", "host", "admin"), ("body", "nomination-list"),
    ),
    "a draft's text": (
        change(Nomination, lambda t: {"pk": t.draft.pk}, title="mark", reasons="mark"),
        (*OUTSIDE, "member", "recused", "chair", "secretariat", "host", "admin"), ("body", "nomination"),
    ),
    "a submission's existence": (
        add_submitted, (*OUTSIDE, "member", "recused", "chair", "host", "admin"), ("secretariat", "screening-list"),
    ),
    "the text of a nomination that a member is recused from": (
        change(Appeal, lambda t: {"nomination": t.entry}, text="mark"),
        (*OUTSIDE, "recused", "host", "admin"), ("member", "judging"),
    ),
    "the group of a nomination that a member is recused from": (
        change(Recipient, lambda t: {"nomination": t.entry}, name="mark"),
        (*OUTSIDE, "recused", "host", "admin"), ("member", "judging"),
    ),
    "why a nomination went back or is ineligible": (
        add_note, (*OUTSIDE, "member", "recused", "chair", "host", "admin"), ("secretariat", "screening of returned"),
    ),
    "that a body asks for a return, and why": (
        add_request, (*OUTSIDE, "member", "recused", "chair", "host", "admin"), ("secretariat", "screening"),
    ),
    "one body's extension": (
        add_extension, (*OUTSIDE, "member", "recused", "chair", "host", "admin"), ("body", "nomination-list"),
    ),
    "who is chosen": (
        change(Choice, lambda t: {"resolution": t.resolution}, reason="mark", place=3),
        (*OUTSIDE, "body", "member", "recused", "chair", "admin"), ("host", "resolution"),
    ),
    "the explanation to the hosts": (
        change(Resolution, lambda t: {"pk": t.resolution.pk}, note="mark"),
        (*OUTSIDE, "body", "member", "recused", "chair", "admin"), ("host", "resolution"),
    ),
    "what a host has said of it": (
        add_remark, (*OUTSIDE, "body", "member", "recused", "chair", "admin"), ("host", "resolution"),
    ),
    "a profile in the making": (
        change(Winner, lambda t: {"pk": t.profile.pk}, name="mark", title="mark"),
        (*OUTSIDE, "body", "member", "recused", "chair", "host", "admin"), ("secretariat", "profile"),
    ),
    "the existence of a winner before its instant": (
        add_winner, (*OUTSIDE, "body", "member", "recused", "chair", "host", "admin"), None,
    ),
    "the text of a winner before its instant": (
        change(Winner, lambda t: {"pk": t.embargoed.pk}, name="mark", search_text="mark"),
        (*OUTSIDE, "body", "member", "recused", "chair", "host", "admin"), None,
    ),
    "when a member pledged confidentiality": (
        add_pledge, (*OUTSIDE, "body", "member", "recused", "host", "admin"), ("secretariat", "judging-progress"),
    ),
    "that letters wait for the instant of results": (
        add_held_letter, (*OUTSIDE, "body", "member", "recused", "chair", "host", "admin"), ("secretariat", "letter-list"),
    ),
    "who sits on the committee": (
        add_member, (*OUTSIDE, "body", "host", "admin"), ("secretariat", "people-committee"),
    ),
    "why a member is recused": (
        change(Recusal, lambda t: {"nomination": t.entry}, reason="mark"),
        (*OUTSIDE, "body", "member", "chair", "host", "admin"), ("secretariat", "judging-progress"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("who", WHO)
def test_two_worlds_look_the_same_to_whoever_may_not_know(who):
    hidden = [act for act, unaware, _ in SECRETS.values() if who in unaware]
    world = worlds.build()
    urls = addresses(world.things)
    before = crawl(world.people[who], urls)

    for act in hidden:
        act(world.things)

    after = crawl(world.people[who], urls)
    assert [url for url in urls if before[url] != after[url]] == []


def seat_beside(person: Any, kind: str, things: Any) -> None:
    common: dict[str, Any] = {"user": person, "starts_on": make.LONG_AGO}
    if kind == "body":
        BodySeat.objects.create(body=things.body, **common)
    elif kind == "operator":
        type(person).objects.filter(pk=person.pk).update(is_staff=True)
    else:
        code = "soumu" if kind == "host" else ""
        OfficeSeat.objects.create(role=kind, host_code=code, **common)


def judge_otherwise(things: Any) -> None:
    """What the recused member's colleagues do with the nominations that they are recused from."""
    theirs = [things.entry, things.ranked]
    Score.objects.filter(sheet__nomination__in=theirs).update(points=1, comment="mark")
    sheets = ScoreSheet.objects.filter(nomination__in=theirs)
    sheets.update(remark="mark", state="open", final_at=None, version=9)
    seat = things.seats[things.judging.pk, "chair"]
    recusal = make.recusal(seat, things.entry)
    make.letter(seat.user, subject="mark", message=recusal.reason)


@pytest.mark.parametrize("kind", ["body", "secretariat", "host", "operator"])
def test_no_seat_beside_the_committees_tells_of_what_a_member_is_recused_from(kind):
    world = worlds.build()
    seat_beside(world.people["recused"], kind, world.things)
    # The desk of the screening is the office's own door; nothing of the judging stands there.
    urls = addresses(world.things)
    person = type(world.people["recused"]).objects.get(pk=world.people["recused"].pk)
    before = crawl(person, urls)

    judge_otherwise(world.things)

    after = crawl(person, urls)
    assert [url for url in urls if before[url] != after[url]] == []


@pytest.mark.parametrize("who", ["secretariat", "host"])
def test_whoever_is_not_recused_sees_that_it_was_judged_otherwise(who):
    world = worlds.build()
    urls = addresses(world.things)
    before = crawl(world.people[who], urls)

    judge_otherwise(world.things)

    assert crawl(world.people[who], urls) != before


@pytest.mark.parametrize("secret", [name for name, (*_, aware) in SECRETS.items() if aware])
def test_whoever_may_know_sees_the_difference(secret):
    act, _, aware = SECRETS[secret]
    world = worlds.build()
    assert aware is not None
    who, where = aware
    urls = [place(where, world.things)]
    before = crawl(world.people[who], urls)

    act(world.things)

    assert crawl(world.people[who], urls) != before


def place(where: str, things: Any) -> str:
    name, _, thing = where.partition(" of ")
    return address(name, thing or ACCESS[name][0], things)


@pytest.mark.django_db
def test_nobody_hears_early_that_the_hosts_have_decided(client):
    """A body and a member read the same before and after; only the announcement tells."""
    round_ = make.round_("deliberating")
    seat, nomination = make.member(round_), make.nomination("accepted", round=round_)
    officer = make.officer(nomination.body)
    key = [nomination.pk]
    urls = {
        officer: [
            reverse("nomination-list"),
            reverse("nomination", args=key),
            reverse("nomination-section", args=[*key, "work"]),
            reverse("nomination-start"),
            reverse("nomination-withdraw", args=key),
            reverse("desk-home"),
        ],
        seat.user: [reverse("judging-home"), reverse("desk-home")],
    }

    def told() -> list[tuple[int, str]]:
        answers = []
        for who, own in urls.items():
            client.force_login(who)
            for url in own:
                sent = {"reason": "取りやめ"}
                both = (client.get(url), client.post(url, sent))
                answers += [(a.status_code, TOKEN.sub("", a.content.decode())) for a in both]
        return answers

    deliberating = told()
    Round.objects.update(phase="decided")
    decided = told()
    for round_ in Round.objects.all():
        make.announce(round_, timezone.now())
    announced = told()

    assert decided == deliberating
    assert announced != decided
