"""The back office: everything can be found in it, nothing can be bent in it."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from post_office.models import STATUS

from awards.admin_bases import ReadOnly
from awards.rounds.models import Round
from awards.winners import models as winners
from nominations.decision.models import Approval, Choice, Remark, RemarkKind, Resolution
from nominations.intake import models as intake
from nominations.judging.actions import finalise
from nominations.judging.models import Recusal, Score, ScoreSheet
from nominations.ledger.actions import record, seal
from nominations.ledger.events import Event
from nominations.ledger.models import LedgerEntry
from nominations.ledger.sealed import SealedSet
from nominations.letters.models import Letter
from nominations.people.models import BodySeat, CommitteeSeat, OfficeSeat, User
from nominations.release.models.confirmations import ConfirmationLink, GroupApproval, GroupComment
from nominations.release.models.profiles import AcceptedFinding, Profile
from nominations.release.models.releases import Release
from nominations.release.models.republications import Republication
from nominations.screening.models import IneligibleNote, ReturnNote, ScreeningCheck
from tests import make

NOT_OURS = {
    "account.EmailAddress",  # allauth's; addresses stand on users
    "account.EmailConfirmation",
    "auth.Group",  # rights hang on seats
    "auth.Permission",
    "contenttypes.ContentType",
    "post_office.Attachment",  # letters are shown under our own name, letters.Letter
    "post_office.Email",
    "post_office.EmailTemplate",
    "post_office.Log",
    "sessions.Session",
}
# What an operator may type into. Everything else in the back office is only read.
ADDABLE = {
    "people.User",
    "people.NominatingBody",
    "people.BodySeat",
    "people.CommitteeSeat",
    "people.OfficeSeat",
}
CHANGEABLE = {"people.User", "people.NominatingBody"}
# State, phase, version, numbers given by us, and moments of acts.
ACTED = (
    "state", "phase", "stage", "version", "receipt_number", "entry_number", "submitted_at", "published_at",
    "results_at", "application_count", "final_at", "saved_at", "tabled_at", "approved_at",
    "status", "payload", "entry_hash", "date_joined", "number", "slug",
)  # fmt: skip
UNTYPED = (models.DateTimeField, models.FileField)

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client: Client) -> User:
    person = make.user(is_staff=True)
    client.force_login(person)
    return person


def one_of_everything() -> None:
    """At least one row in every table, as a round in full swing leaves them."""
    now = timezone.now()
    person = make.secretary()
    LogEntry.objects.log_actions(person.pk, [person], 2, "直した")
    nomination = make.nomination("accepted", complete=True, round=make.round_("judging"))
    round_ = nomination.round
    seat = make.member(round_)
    make.officer(nomination.body)
    make.sheet(seat, nomination, 1, 2, 3, 4, 5, 5)
    make.recusal(make.member(round_), nomination)
    intake.Attachment.objects.create(
        nomination=nomination, position=1, name="資料", file="none.pdf", size=1, sha256="0" * 64
    )
    act: dict[str, Any] = {"nomination": nomination, "at": now, "by": person}
    ScreeningCheck.objects.create(item="kind", finding="met", **act)
    ReturnNote.objects.create(reason="直す", due_at=now, **act)
    IneligibleNote.objects.create(reason="対象外", **act)
    intake.ReturnRequest.objects.create(reason="数値の誤り", **act)
    extension = {"round": round_, "body": nomination.body, "until": now, "reason": "大雪"}
    intake.Extension.objects.create(**extension, at=now, by=person)
    make.announce(round_, now)
    decided = {"state": "approved", "tabled_at": now, "approved_at": now}
    resolution = Resolution.objects.create(round=round_, **decided)
    prize, host = round_.prizes.get(code="minister"), round_.hosts.get(code="soumu")
    Choice.objects.create(resolution=resolution, nomination=nomination, prize=prize, place=1)
    Approval.objects.create(resolution=resolution, version=1, host=host, at=now, by=person)
    resolution.remark(RemarkKind.REMARK, host, "釣合いがよい。", person, now)
    profile = Profile.objects.create(winner=_winner(round_), nomination=nomination)
    _confirmed(profile, person, now)
    prepared = {"prepared_at": now, "prepared_by": person, "contents": {}}
    Release.objects.create(round=round_, publish_at=now, **prepared)
    Republication.objects.create(
        round=round_, reason="取下げの誤り", prepared_at=now, prepared_by=person
    )
    winners.Withdrawal.objects.create(round=round_, slug="gone", at=now, reason="申出")
    AcceptedFinding.objects.create(
        profile=profile, check_id="P11", digest="0" * 64, section="regions", excerpt="100,000人",
        reason="資料にない。", at=now, by=person,
    )  # fmt: skip
    letter()
    make.archive_file()
    record(Event.ROUND_REVISED, round_, by=person, at=now)
    seal(round_, SealedSet("scores", ("1",)), by=person, at=now)


def _confirmed(profile: Profile, person: User, now: Any) -> None:
    link = ConfirmationLink.objects.create(
        profile=profile, token_hash=f"{profile.pk:064}", email="group@test.example",
        addressee="見本協会", sent_at=now, sent_by=person, ends_at=now,
    )  # fmt: skip
    GroupComment.objects.create(link=link, place="whole", title="全体", text="直す", at=now)
    GroupApproval.objects.create(link=link, digest="0" * 64, name="見本花子", at=now)


def _winner(round_: Round) -> winners.Winner:
    winner = make.winner("released", round=round_)
    partner = winners.Partner.objects.create(winner=winner, position=1, name="リンデン市")
    winners.Recipient.objects.create(winner=winner, position=1, name="見本協会")
    winners.RegionFact.objects.create(winner=winner, position=1, partner=partner, name="同市")
    winners.EvaluationPoint.objects.create(winner=winner, position=1, text="よい")
    size = {"width": 1600, "height": 1067}
    winners.Photo.objects.create(winner=winner, position=1, original="none.jpg", **size)
    winners.Contact.objects.create(winner=winner, position=1, office="国際課")
    winners.Correction.objects.create(
        winner=winner, at=timezone.now(), section="names", reason="誤記"
    )
    return winner


def letter(**columns: Any) -> Letter:
    to: dict[str, Any] = {"to": ["to@test.example"], "cc": [], "bcc": []}
    common = {"from_email": "from@test.example", "subject": "件名", "message": "本文"}
    made: Letter = Letter.objects.create(**(to | common | {"status": STATUS.queued} | columns))
    return made


def registered() -> list[type[models.Model]]:
    return sorted(admin.site._registry, key=lambda model: model._meta.label)


def address(model: type[models.Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def newest(model: type[models.Model]) -> Any:
    return model._base_manager.order_by("-pk").first()


def test_every_model_is_registered():
    missing = {model._meta.label for model in apps.get_models()} - {
        model._meta.label for model in registered()
    }

    assert missing == NOT_OURS


def test_every_list_has_search_and_a_total_order():
    ours = [model for model in registered() if model._meta.app_label != "admin"]

    assert [m._meta.label for m in ours if not admin.site._registry[m].search_fields] == []
    assert [m._meta.label for m in ours if not admin.site._registry[m].ordering] == []


def test_every_page_names_its_columns():
    pages = admin.site._registry.items()

    assert [
        m._meta.label for m, page in pages if isinstance(page, ReadOnly) and not page.fields
    ] == []


def test_no_name_of_a_row_tells_what_is_sealed():
    """Names stand in titles, histories and lists of the back office."""
    one_of_everything()
    chosen, score = Choice.objects.get(), Score.objects.filter(points=5).first()

    assert str(chosen.nomination) not in str(chosen)
    assert str(score.points) not in str(score)


def test_nothing_is_deleted_in_the_back_office(operator, rf):
    request = rf.get("/")
    request.user = operator

    deleting = {
        model._meta.label
        for model in registered()
        if admin.site._registry[model].has_delete_permission(request)
        or "delete_selected" in admin.site._registry[model].get_actions(request)
    }

    assert deleting == set()


def test_only_these_can_be_added_or_changed(operator, rf):
    request = rf.get("/")
    request.user = operator

    pages = admin.site._registry.items()

    assert {m._meta.label for m, page in pages if page.has_add_permission(request)} == ADDABLE
    assert {m._meta.label for m, page in pages if page.has_change_permission(request)} == CHANGEABLE


def test_every_page_answers_the_operator(client, operator):
    one_of_everything()

    answers = {}
    for model in registered():
        row = newest(model)
        assert row is not None, model
        for url in (
            address(model, "changelist"),
            address(model, "changelist") + "?q=1",
            address(model, "change", row.pk),
            address(model, "history", row.pk),
        ):
            answers[url] = client.get(url).status_code
    assert {url: code for url, code in answers.items() if code != 200} == {}


def test_pages_that_add_open_where_adding_is_allowed_and_nowhere_else(client, operator):
    answers = {model._meta.label: client.get(address(model, "add")) for model in registered()}

    assert {label for label, answer in answers.items() if answer.status_code == 200} == ADDABLE
    assert {a.status_code for label, a in answers.items() if label not in ADDABLE} == {403}


def test_nobody_else_gets_in(client):
    one_of_everything()
    urls = [reverse("admin:index"), *(address(model, "changelist") for model in registered())]

    for person in (make.secretary(), make.user()):
        client.force_login(person)
        assert {client.get(url, follow=True).status_code for url in urls} == {403}


def test_a_visitor_is_sent_to_the_accounts_sign_in(client):
    answer = client.get(reverse("admin:index"), follow=True)

    assert answer.redirect_chain[-1] == ("/accounts/login/?next=%2Fadmin%2F", 302)


def test_the_back_office_has_no_password_form_of_its_own(client, operator):
    assert client.get(reverse("admin:password_change")).url == reverse("account_change_password")


def test_an_operator_cannot_lock_themselves_out(client, operator):
    client.post(address(User, "change", operator.pk), {"email": operator.email, "name": "新しい名"})

    operator.refresh_from_db()
    assert (operator.name, operator.is_active, operator.is_staff) == ("新しい名", True, True)


def test_an_operator_who_is_locked_out_is_out_at_once(client, operator):
    User.objects.filter(pk=operator.pk).update(is_active=False)

    assert client.get(reverse("admin:index")).status_code == 302


def test_no_column_of_an_act_is_written_by_a_form(client, operator):
    one_of_everything()
    before = {model: _rows(model) for model in registered()}

    answers = {}
    for model in registered():
        row = newest(model)
        answer = client.post(address(model, "change", row.pk), _forged(row))
        answers[model._meta.label] = answer.status_code

    assert {label for label, status in answers.items() if status == 302} == CHANGEABLE
    assert {status for label, status in answers.items() if label not in CHANGEABLE} == {403}
    # The form of a change logs it, so that list alone may grow.
    logged = {model for model in before if model._meta.app_label == "admin"}
    for model in before.keys() - logged:
        assert _rows(model) == before[model], model


def _forged(row: models.Model) -> dict[str, Any]:
    """Everything in the row as a form would send it, the columns of acts bent."""
    sent: dict[str, Any] = {}
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if column.name in ACTED:
            sent[column.name] = _bent(column, value)
        elif value is not None and not isinstance(column, UNTYPED):
            sent[column.name] = "\n".join(value) if isinstance(value, list) else value
    for moment in ("published_at", "results_at", "submitted_at"):
        sent |= {f"{moment}_0": "2001-01-01", f"{moment}_1": "00:00"}
    return sent


def _bent(column: Any, value: Any) -> Any:
    if column.choices:
        return next(key for key, _label in column.flatchoices if key != value)
    return (value or 0) + 1 if isinstance(value, int) else "bent"


def _rows(model: type[models.Model]) -> list[dict[str, Any]]:
    kept = [c.attname for c in model._meta.concrete_fields if c.name in ACTED]
    return list(model._base_manager.order_by("pk").values("pk", *kept))


def test_lists_ask_the_same_number_of_queries_for_one_row_and_five(client, operator):
    one_of_everything()
    client.get(reverse("admin:index"))
    one = {model: _queries(client, model) for model in registered()}

    for _ in range(4):
        one_of_everything()

    assert {model: _queries(client, model) for model in registered()} == one
    assert max(one.values()) <= 12


def _queries(client: Client, model: type[models.Model]) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(model, "changelist")).status_code == 200
    return len(queries)


def test_sheets_and_points_are_found_by_member_and_nomination_and_read_without_the_others(
    client, operator
):
    """There are ten sheets and sixty points for each nomination; joined, all are sorted for a page."""
    round_ = make.round_("judging")
    members = [make.member(round_, name=name) for name in ("桐生一", "沼田二")]
    titles = [make.nomination("accepted", round=round_, title=f"題{n}") for n in range(2)]
    for member in members:
        for title in titles:
            make.sheet(member, title, 4, 4, 4, 4, 4, 4)
    criterion = round_.criteria.earliest("pk")

    def found(model: type[models.Model], words: str) -> int:
        page = client.get(address(model, "changelist"), {"q": words})
        return int(page.context["cl"].result_count)

    words = ("", "桐生", "題1", "桐生 題1", "一 二", criterion.name, "誰か")
    assert [found(ScoreSheet, word) for word in words] == [4, 2, 2, 1, 0, 0, 0]
    assert [found(Score, word) for word in words] == [24, 12, 12, 6, 0, 4, 0]
    with CaptureQueriesContext(connection) as queries:
        client.get(address(Score, "changelist"))
    (rows,) = [sql for query in queries if 'ORDER BY "judging_score".' in (sql := query["sql"])]
    assert " JOIN " not in rows


def test_points_stay_sealed_until_scoring_has_closed(client, operator):
    round_ = make.round_("judging")
    nomination = make.nomination("accepted", round=round_)
    sheet = make.sheet(make.member(round_), nomination, 4, 4, 4, 4, 4, 4)
    sheet.scores.update(comment="ひみつの所見")
    url = address(Score, "change", sheet.scores.values_list("pk", flat=True)[0])

    sealed = client.get(url).content.decode()
    Round.objects.filter(pk=round_.pk).update(phase="deliberating")
    opened = client.get(url).content.decode()

    assert ("ひみつの所見" in sealed, "ひみつの所見" in opened) == (False, True)


@pytest.mark.parametrize(
    ("model", "asked"),
    [(Score, "points=4"), (Score, "points__gte=4"), (Score, "comment__contains=ひ"),
     (ScoreSheet, "remark__startswith=ひ"), (ScoreSheet, "scores__points=4"),
     (LedgerEntry, "payload__contains=4"), (LedgerEntry, "salt__startswith=4"),
     (User, "password__startswith=md5"), (intake.Nomination, "created_by__password__startswith=m")],
)  # fmt: skip
def test_a_list_is_filtered_by_nothing_but_its_filters(client, operator, model, asked):
    one_of_everything()

    assert client.get(f"{address(model, 'changelist')}?{asked}").status_code == 400


def test_a_proposal_stays_sealed_until_the_hosts_have_decided(client, operator):
    one_of_everything()
    choice = Choice.objects.get()
    Resolution.objects.update(note="ひみつの説明")
    remark = Remark.objects.get()
    urls = [
        address(Remark, "changelist"),
        address(Remark, "change", remark.pk),
        address(Choice, "changelist"),
        f"{address(Choice, 'changelist')}?q={choice.nomination.title}",
        address(Choice, "change", choice.pk),
        address(Choice, "history", choice.pk),
        address(Resolution, "change", choice.resolution_id),
    ]

    def answers():
        return "".join(client.get(url, follow=True).content.decode() for url in urls)

    words = ("ひみつの説明", str(choice.nomination), remark.text)
    decided = answers()
    Resolution.objects.update(state="tabled", approved_at=None)
    proposed = answers().replace(f'value="{choice.nomination.title}"', "")

    assert [word in decided for word in words] == [True] * 3
    assert [word in proposed for word in words] == [False] * 3


def test_points_in_the_ledger_stay_sealed_until_scoring_has_closed(client, operator):
    round_ = make.round_("judging")
    seat, nomination = make.member(round_), make.nomination("accepted", round=round_)
    make.sheet(seat, nomination, 5, 4, 3, 2, 1, 2, state="open")
    finalise(seat, nomination, by=seat.user, at=timezone.now())
    entry = LedgerEntry.objects.get(event="sheet.finalised")
    urls = [address(LedgerEntry, "changelist"), address(LedgerEntry, "change", entry.pk)]

    before = "".join(client.get(url).content.decode() for url in urls)
    Round.objects.filter(pk=round_.pk).update(phase="deliberating")
    after = client.get(urls[1]).content.decode()

    assert [word in before for word in ("[5,4,3,2,1,2]", entry.salt)] == [False, False]
    assert [word in after for word in ("[5,4,3,2,1,2]", entry.salt)] == [True, True]


def test_a_new_person_has_a_hashed_password_and_an_address_in_small_letters(client, operator):
    answer = client.post(
        address(User, "add"),
        {
            "email": "Hanako＠City.Example",
            "name": "見本花子",
            "usable_password": "true",
            "password1": "a-long-enough-secret",
            "password2": "a-long-enough-secret",
        },
    )

    made = User.objects.get(email="hanako@city.example")
    assert answer.status_code == 302
    assert made.check_password("a-long-enough-secret")
    assert not made.is_staff


def test_a_password_set_by_the_operator_is_hashed_and_has_to_be_a_good_one(client, operator):
    someone = make.user()
    url = reverse("admin:auth_user_password_change", args=[someone.pk])

    bad, good = (
        client.post(url, {"usable_password": "true", "password1": word, "password2": word})
        for word in ("demo-award", "a-long-enough-secret")
    )

    someone.refresh_from_db()
    assert (bad.status_code, good.status_code) == (200, 302)
    assert someone.check_password("a-long-enough-secret")
    # Nobody becomes another unseen.
    told, entry = Letter.objects.get(), LedgerEntry.objects.get()
    assert (told.to, "パスワードの設定のお知らせ" in told.subject) == ([someone.email], True)
    assert (entry.event, entry.subject) == ("password.set", f"people.user:{someone.pk}")


def test_of_a_password_no_letter_is_shown_but_whether_there_is_one(client, operator):
    someone = make.user()
    someone.set_password("a-long-enough-secret")
    someone.save()
    url = address(User, "change", someone.pk)
    salt, digest = someone.password.split("$")[-2:]

    there = client.get(url).content.decode()
    someone.set_unusable_password()
    someone.save()
    none = client.get(url).content.decode()

    assert ("設定済み" in there, "未設定" in none) == (True, True)
    assert [part for part in (salt[:2] + "*", digest[:6], "algorithm") if part in there] == []


def posted(client: Client, person: User, **changes: str) -> int:
    sent = {"email": person.email, "name": person.name, "is_active": "on"} | changes
    url = address(User, "change", person.pk)
    return client.post(url, {k: v for k, v in sent.items() if v}).status_code


def test_nobody_takes_anothers_address_unseen(client, operator):
    """Whoever has the new address could have a letter sent to it and choose a new password."""
    member = make.member(make.round_("judging")).user

    answers = [posted(client, member, email="mine@test.example") for _click in range(2)]

    assert answers == [302, 302]
    told = sorted(letter.to[0] for letter in Letter.objects.all())
    assert told == sorted(["mine@test.example", member.email])
    assert all("メールアドレスを変更しました" in one.message for one in Letter.objects.all())
    entry = LedgerEntry.objects.get()
    assert (entry.event, entry.subject) == ("access.set", f"people.user:{member.pk}")
    assert '{"email":"mine@test.example"}' in entry.payload


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"is_staff": "on"}, "管理画面を使えるようにしました"),
     ({"is_active": ""}, "アカウントを使えないようにしました")],
)  # fmt: skip
def test_who_is_let_in_or_kept_out_by_the_operator_is_told(client, operator, changes, sentence):
    someone = make.user()

    posted(client, someone, **changes)

    letter = Letter.objects.get()
    assert (letter.to, sentence in letter.message) == ([someone.email], True)
    assert LedgerEntry.objects.get().event == "access.set"


def test_a_member_of_a_committee_is_not_let_in(client, operator):
    """The points of what a member is recused from would stand there to be read."""
    member = make.member(make.round_("decided")).user

    answer = posted(client, member, is_staff="on")

    member.refresh_from_db()
    assert (answer, member.is_staff, Letter.objects.count()) == (200, False, 0)


def test_a_name_that_is_corrected_is_told_to_nobody(client, operator):
    posted(client, make.user(), name="正しい 名前")

    assert (Letter.objects.count(), LedgerEntry.objects.count()) == (0, 0)


def test_ten_identical_posts_of_a_password_tell_of_it_once(client, operator):
    someone = make.user()
    url = reverse("admin:auth_user_password_change", args=[someone.pk])
    sent = {"usable_password": "true", "password1": "a-long-enough-secret"}

    answers = {
        client.post(url, sent | {"password2": sent["password1"]}).status_code for _ in range(10)
    }

    assert answers == {302}
    assert (Letter.objects.count(), LedgerEntry.objects.count()) == (1, 1)


def test_an_address_in_other_letters_is_the_same_person(client, operator):
    make.user(email="taro@city.example")

    answer = client.post(
        address(User, "add"),
        {"email": "TARO@city.example", "name": "別人", "usable_password": "false"},
    )

    assert answer.status_code == 200
    assert User.objects.filter(email__iexact="taro@city.example").count() == 1


def test_a_body_needs_a_code_whose_check_digit_is_right(client, operator):
    body = {"name": "見本県", "kana": "みほんけん", "kind": "prefecture", "prefecture": "10"}

    wrong = client.post(
        address(apps.get_model("people.NominatingBody"), "add"),
        body | {"code": "100006", "valid_from": "2000-01-01"},
    )

    assert "検査数字を含む6桁" in wrong.content.decode()


@pytest.mark.parametrize("phase", ["preparing", "judging"])
def test_the_words_and_rules_of_a_round_are_only_read(client, operator, phase):
    round_ = make.round_(phase)
    sent = _forged(round_) | {"title": "新しい題", "title_limit": "99", "fiscal_year": "1999"}

    answer = client.post(address(Round, "change", round_.pk), sent)

    assert answer.status_code == 403
    assert _columns(Round.objects.get(pk=round_.pk)) == _columns(round_)
    rules = [*round_.hosts.all(), *round_.prizes.all(), *round_.criteria.all(), round_.contact]
    forged = [client.post(address(type(row), "change", row.pk), _forged(row)) for row in rules]
    assert {answer.status_code for answer in forged} == {403}


@pytest.mark.parametrize("state", ["released", "drafting"])
def test_the_words_of_a_winner_and_its_instant_are_only_read(client, operator, state):
    winner = make.winner(state, title="題")
    later = {"published_at_0": "2001-01-01", "published_at_1": "00:00"}

    answer = client.post(
        address(winners.Winner, "change", winner.pk),
        _forged(winner) | later | {"title": "あたらしい題"},
    )

    assert answer.status_code == 403
    assert _columns(winners.Winner.objects.get(pk=winner.pk)) == _columns(winner)


def _columns(row: models.Model) -> dict[str, Any]:
    return {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}


def test_a_seat_given_in_the_back_office_is_in_the_ledger(client, operator):
    body, person = make.body(), make.user()

    answer = client.post(
        address(BodySeat, "add"),
        {"user": person.pk, "body": body.pk, "role": "drafter", "starts_on": "2001-04-01"},
    )

    entry = newest(apps.get_model("ledger.LedgerEntry"))
    assert answer.status_code == 302
    assert (entry.event, BodySeat.objects.get().user) == ("seat.given", person)


def test_a_seat_that_cannot_be_given_is_refused_with_a_sentence(client, operator):
    scored, person = make.round_("deliberating"), make.user()

    answer = client.post(
        address(CommitteeSeat, "add"),
        {"user": person.pk, "round": scored.pk, "role": "member", "starts_on": "2001-04-01"},
        follow=True,
    )

    assert "採点を締め切った後は、委員を加えられません" in answer.content.decode()
    assert list(CommitteeSeat.objects.all()) == []


def test_ending_a_seat_ends_its_rights_today(client, operator):
    make.secretary()
    seat = OfficeSeat.objects.create(user=make.user(), role="secretariat", starts_on=make.LONG_AGO)

    client.post(
        address(OfficeSeat, "changelist"),
        {"action": "end_terms", "_selected_action": [seat.pk], "index": "0"},
    )

    today = timezone.localdate()
    assert not OfficeSeat.objects.held(today).filter(pk=seat.pk).exists()


def test_a_failed_letter_is_queued_again_and_a_sent_one_is_not(client, operator):
    failed, sent = letter(status=STATUS.failed, number_of_retries=5), letter(status=STATUS.sent)

    client.post(
        address(Letter, "changelist"),
        {"action": "queue_again", "_selected_action": [failed.pk, sent.pk], "index": "0"},
    )

    states = dict(Letter.objects.values_list("pk", "status"))
    assert states == {failed.pk: STATUS.queued, sent.pk: STATUS.sent}


def test_what_a_recusal_says_cannot_be_posted_away(client, operator):
    round_ = make.round_("judging")
    recusal = make.recusal(make.member(round_), make.nomination("accepted", round=round_))

    answers = [
        client.post(address(Recusal, "delete", recusal.pk), {"post": "yes"}),
        client.post(
            address(Recusal, "changelist"),
            {"action": "delete_selected", "_selected_action": [recusal.pk], "post": "yes"},
        ),
    ]

    assert [answer.status_code for answer in answers] == [403, 200]
    assert Recusal.objects.filter(pk=recusal.pk).exists()
