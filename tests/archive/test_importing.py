"""The desk imports earlier rounds: what the dry run shows, or nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from awards.archive import writing
from awards.rounds.models import Phase, Round
from awards.winners.models import Winner
from nominations.archive import actions, pages
from nominations.archive.invariants import broken
from nominations.archive.models import ArchiveFile
from nominations.changing import Refused, Stale
from nominations.ledger.actions import verify
from nominations.ledger.models import LedgerEntry
from tests import make
from tests.archive.reader import ROW, TODAY, file
from tests.winners import stage

pytestmark = pytest.mark.django_db

SECOND = {"アドレスの名前": "kyoto", "受賞団体": "京都府", "賞": "審査委員会特別賞"}


def imported(content: bytes) -> None:
    by, at = make.secretary(), timezone.now()
    kept = actions.send_file(content, name="a.csv", by=by, at=at)
    seen = pages.dry_run(content, TODAY).digest
    actions.import_file(kept, seen=seen, by=by, at=at)


def test_a_round_comes_as_the_dry_run_showed_and_is_public(page):
    shown = pages.dry_run(file({}, SECOND), TODAY)
    assert (shown.new_rounds, shown.new_winners, shown.changes) == (1, 2, 0)
    assert not Round.objects.exists()

    imported(file({}, SECOND))

    assert [w.name for w in Winner.objects.in_order()] == ["当別町", "京都府"]
    assert "レクサンド市" in page("/rounds/3/tobetsu/").text
    assert LedgerEntry.objects.filter(event="round.imported").count() == 1
    assert (broken(), verify()) == ([], [])


def test_differences_are_shown_by_place_with_what_was_and_what_is():
    imported(file({}, SECOND))

    content = file({"都道府県": "京都府", "国・地域": "フランス"}, SECOND)
    (round_,) = pages.dry_run(content, TODAY).rounds
    assert [(c.winner, c.place, c.was, c.now) for c in round_.changes] == [
        ("当別町", "都道府県（1）", "北海道", "京都府"),
        ("当別町", "国・地域（1）", "スウェーデン", "フランス"),
    ]

    imported(content)
    assert not pages.dry_run(content, TODAY).is_importable
    assert Winner.objects.get(slug="tobetsu").recipients.get().prefecture == "26"


def test_what_the_file_has_no_column_for_stays():
    imported(file({}))
    imported(file({"受賞団体": "当別町（北海道）"}, without=("交流先", "国・地域", "提携年月日")))

    winner = Winner.objects.get()
    assert (winner.name, winner.partners.get().country) == ("当別町（北海道）", "SE")


def test_a_winner_that_the_file_leaves_out_stays_and_is_named():
    imported(file({}, SECOND))
    (round_,) = pages.dry_run(file({}), TODAY).rounds
    assert round_.left == ("京都府",)

    imported(file({"賞": "別の賞"}))
    assert Winner.objects.count() == 2


def test_a_partner_that_is_no_longer_told_goes():
    two = {"受賞団体": "", "賞": "", "都道府県": "", "交流先": "ボストン市", "国・地域": "アメリカ"}
    imported(file({}, two))
    assert Winner.objects.get().partners.count() == 2

    (round_,) = pages.dry_run(file({}), TODAY).rounds
    assert [(c.place, c.was, c.now) for c in round_.changes] == [("交流先（2）", "ボストン市", "")]
    imported(file({}))
    assert Winner.objects.get().partners.count() == 1


@pytest.mark.parametrize("phase", [Phase.PREPARING, Phase.OPEN, Phase.DECIDED])
def test_a_round_of_this_system_is_never_touched(phase):
    round_ = make.round_(phase, number=3, fiscal_year=2008)
    winner = make.winner(round=round_, slug="tobetsu", name="元の名前")

    (shown,) = pages.dry_run(file({}), TODAY).rounds
    assert (shown.state, shown.changes) == ("held", ())
    with pytest.raises(Refused):
        imported(file({}))
    winner.refresh_from_db()
    assert winner.name == "元の名前"


def test_a_dry_run_that_has_gone_stale_is_asked_again():
    content, by, at = file({}), make.secretary(), timezone.now()
    kept = actions.send_file(content, name="a.csv", by=by, at=at)
    seen = pages.dry_run(content, TODAY).digest
    imported(file({"交流先": "別の市"}))

    with pytest.raises(Stale):
        actions.import_file(kept, seen=seen, by=by, at=at)
    assert Winner.objects.get().partners.get().name == "別の市"


def test_nothing_is_half_done(monkeypatch):
    """The second of two rounds fails: the first is not there either."""
    real, calls = writing._write, []

    def fails_the_second_time(*args):
        calls.append(args)
        if len(calls) == 2:
            raise OSError("the disk is gone")
        return real(*args)

    monkeypatch.setattr(writing, "_write", fails_the_second_time)
    with pytest.raises(OSError, match="gone"):
        imported(file({}, {"回": "4", "アドレスの名前": "b", "受賞団体": "乙"}))
    assert (Round.objects.count(), LedgerEntry.objects.count()) == (0, 0)


def test_a_file_with_a_fault_imports_nothing():
    content, by, at = file({}, {"回": ""}), make.secretary(), timezone.now()
    kept = actions.send_file(content, name="a.csv", by=by, at=at)
    with pytest.raises(Refused):
        actions.import_file(kept, seen="", by=by, at=at)
    assert not Round.objects.exists()


def test_the_embargo_of_another_round_is_as_it_was(client):
    stage.announced(number=9, results_at=stage.in_a_moment())
    make.winner("released", round=Round.objects.get(number=9), slug="secret", name="解禁前",
                published_at=stage.in_a_moment())  # fmt: skip
    imported(file({}))

    assert "解禁前" not in client.get("/rounds/").content.decode()
    assert client.get("/rounds/9/secret/").status_code == 404


def test_the_desk_sends_sees_and_imports(client, page):
    client.force_login(make.secretary())
    sent = SimpleUploadedFile("過去の回.csv", file({}))
    answer = client.post("/desk/archive/", {"file": sent})
    url = answer.headers["Location"]

    shown = page(url)
    assert [word in shown.text for word in ("過去の回.csv", "当別町", "レクサンド市")] == [True] * 3
    seen = shown.html.split('name="seen" value="')[1].split('"')[0]
    assert client.post(url, {"seen": "old"}).status_code == 409
    assert client.post(url, {"seen": seen}).status_code == 302
    assert client.post(url, {"seen": seen}).status_code == 302
    assert Winner.objects.count() == 1
    assert "取り込みました" in page(url).text
    assert "過去の回.csv" in page("/desk/archive/").text


def test_the_desk_tells_faults_and_offers_no_button(client, page):
    client.force_login(make.secretary())
    sent = SimpleUploadedFile("a.csv", file({}, {"回": "", "都道府県": "北海度"}))
    url = client.post("/desk/archive/", {"file": sent}).headers["Location"]

    shown = page(url)
    assert [word in shown.text for word in ("3行目", "北海道", "この内容を取り込む")] == [
        True, True, False,
    ]  # fmt: skip
    assert client.post(url, {"seen": ""}).status_code == 409


def test_a_file_that_was_never_imported_makes_room_for_the_next():
    by, at = make.secretary(), timezone.now()
    for number in range(3):
        actions.send_file(file({"応募数": str(number)}), name="a.csv", by=by, at=at)
    assert ArchiveFile.objects.count() == 1


def test_the_dry_run_costs_the_same_for_one_and_for_many(django_assert_num_queries):
    imported(file({}))
    many = file(*({"アドレスの名前": f"w{n}", "受賞団体": f"団体{n}"} for n in range(200)))
    with django_assert_num_queries(6):
        pages.dry_run(file({}), TODAY)
    imported(many)
    with django_assert_num_queries(6):
        pages.dry_run(many, TODAY)


def test_the_command_shows_and_with_a_name_writes(tmp_path, capsys):
    path = tmp_path / "rounds.csv"
    path.write_bytes(file({}))

    call_command("import_archive", str(path))
    assert "当別町" in capsys.readouterr().out
    assert not Round.objects.exists()
    with pytest.raises(CommandError):
        call_command("import_archive", str(path), "--write")
    with pytest.raises(CommandError):
        call_command("import_archive", str(path), "--write", "--by", make.user().email)
    call_command("import_archive", str(path), "--write", "--by", make.secretary().email)
    assert Winner.objects.count() == 1


def test_the_command_tells_faults_by_their_place(tmp_path):
    path = tmp_path / "rounds.csv"
    path.write_bytes(file({"都道府県": "北海度"}))
    with pytest.raises(CommandError, match="2行目の「都道府県」：「北海度」"):
        call_command("import_archive", str(path))
    assert ROW["都道府県"] == "北海道"
