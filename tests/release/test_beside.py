"""Editing a profile beside its nomination, the members' remarks and the English."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from awards.bilingual import Text
from awards.dossier.values import Partner, Partners, Region, Regions
from awards.winners.dossier import Overview, WinnerDossier
from awards.winners.models import Winner
from nominations.judging.models import ScoreSheet
from nominations.people.models import OfficeSeat
from nominations.release.counterparts import counterparts, missing_english, without_counterpart
from nominations.release.reading import read
from nominations.release.remarks import remarks_on
from tests import make
from tests.page import Page
from tests.release.stage import decided, drafted

pytestmark = pytest.mark.django_db


def dossier(*partners):
    rows = tuple(Partner(key=key, name=Text(name)) for key, name in partners)
    regions = tuple(Region(partner=key, name=Text(name)) for key, name in partners)
    return WinnerDossier(partners=Partners(rows=rows), regions=Regions(rows=regions))


def names_of(found):
    return {key: getattr(row, "name", Text()).ja for key, row in found.items()}


def test_rows_are_found_by_their_name_wherever_they_stand():
    ours, theirs = dossier((7, "乙市"), (8, "甲市")), dossier((1, "甲市"), (2, "乙市"))

    assert names_of(counterparts(ours, theirs, "partners")) == {7: "乙市", 8: "甲市"}
    assert names_of(counterparts(ours, theirs, "regions")) == {7: "乙市", 8: "甲市"}


def test_a_row_that_was_renamed_is_the_one_that_is_left():
    ours, theirs = dossier((7, "改めた市"), (8, "甲市")), dossier((1, "甲市"), (2, "乙市"))

    assert names_of(counterparts(ours, theirs, "partners")) == {7: "乙市", 8: "甲市"}


def test_what_the_profile_leaves_out_is_nobody_s_counterpart():
    ours, theirs = dossier((7, "改めた市")), dossier((1, "甲市"), (2, "乙市"))

    assert counterparts(ours, theirs, "partners") == {}
    assert without_counterpart(ours, theirs, "partners") == theirs.partners.rows


def test_english_is_missing_where_there_is_japanese():
    on = decided(1)
    record = read(drafted(on))
    english = replace(record.names, name=Text("甲", "A"))

    assert [place.column for place in missing_english(english)] == ["title_en"]
    assert list(missing_english(Overview())) == []
    assert [place.column for place in missing_english(record.overview)] == ["overview_en"]
    assert (1, "name_en") in {(p.row, p.column) for p in missing_english(record.partners)}


def section(winner, slug):
    return reverse("profile-section", args=[winner.pk, slug])


def shown(client, winner, slug):
    page = Page(client.get(section(winner, slug)).content.decode()).check()
    return page.text


def test_each_field_shows_what_the_nomination_says_and_marks_where_it_differs(client):
    on = decided(1)
    winner = drafted(on)
    client.force_login(on.office)
    assert (
        "違います" not in client.get(section(winner, "names")).content.decode().split("<form")[-1]
    )

    Winner.objects.filter(pk=winner.pk).update(title="改めた事業名")
    text = shown(client, winner, "names")

    assert "推薦書の「事業名」" in text
    assert on.entries[0].title in text
    assert text.split("推薦書の「事業名」")[1].split()[0] == "違います"


@pytest.mark.parametrize(
    "slug", ["overview", "recipients", "partners", "regions", "photos", "contacts"]
)
def test_every_section_stands_beside_its_nomination(client, slug):
    on = decided(1)
    winner = drafted(on)
    client.force_login(on.office)

    assert "推薦書の「" in shown(client, winner, slug)


def fields_of(client, url):
    """Every field of the section's form, as the page has it."""
    body = client.get(url).content.decode()
    form = body.split('id="section"')[1].split("</form>")[0]
    found = {}
    for tag in re.findall(r'<input type="(?:hidden|text)"[^>]*>', form):
        value = re.search(r'value="([^"]*)"', tag)
        found[re.findall(r'name="([^"]*)"', tag)[0]] = value[1] if value else ""
    for name, text in re.findall(r'<textarea name="([\w-]+)"[^>]*>\s*([^<]*)</textarea>', form):
        found[name] = text
    return found


def test_a_text_is_taken_over_into_its_field_and_nothing_else_is_lost_or_saved(client):
    on = decided(1)
    winner = drafted(on)
    Winner.objects.filter(pk=winner.pk).update(title="改めた事業名")
    client.force_login(on.office)
    typed = fields_of(client, section(winner, "names")) | {
        "name_en": "Being typed",
        "take": "title",
    }

    answer = client.post(section(winner, "names"), typed)

    body = answer.content.decode()
    assert answer.status_code == 200
    for words in (f'value="{on.entries[0].title}"', 'value="Being typed"', "まだ保存していません"):
        assert words in body
    winner.refresh_from_db()
    assert (winner.title, winner.name_en) == ("改めた事業名", "")


def test_what_was_taken_over_is_saved_as_if_it_had_been_typed(client):
    on = decided(1)
    winner = drafted(on)
    Winner.objects.filter(pk=winner.pk).update(title="改めた事業名")
    client.force_login(on.office)
    typed = fields_of(client, section(winner, "names"))
    client.post(section(winner, "names"), typed | {"take": "title"})

    client.post(section(winner, "names"), typed | {"title": on.entries[0].title, "save": "1"})

    winner.refresh_from_db()
    assert winner.title == on.entries[0].title


def test_taking_a_field_that_is_not_there_changes_nothing(client):
    on = decided(1)
    winner = drafted(on)
    client.force_login(on.office)

    answer = client.post(
        section(winner, "names"), fields_of(client, section(winner, "names")) | {"take": "id"}
    )

    assert answer.status_code == 200
    winner.refresh_from_db()
    assert winner.title == on.entries[0].title


def test_a_section_costs_the_same_queries_for_one_partner_and_for_five(client, page):
    on = decided(1)
    winner = drafted(on)
    one = page(section(winner, "partners"), on.office).queries

    for place in range(2, 6):
        winner.partners.create(position=place, name=f"市{place}")

    assert page(section(winner, "partners"), on.office).queries == one
    assert one <= 12


def remarked(on):
    """Three members have scored the first entry with comments and a remark."""
    entry = on.entries[0]
    ScoreSheet.objects.filter(nomination=entry).delete()
    for n in range(3):
        seat = make.member(on.round, name=f"委員氏名{n}")
        sheet = make.sheet(seat, entry, 5, 5, 5, 5, 5, 5)
        ScoreSheet.objects.filter(pk=sheet.pk).update(remark=f"公表案{n}")
        for score in sheet.scores.filter(criterion__code__in=["ADV", "CON"]):
            score.comment = f"所見{n}{score.criterion.code}"
            score.save()
    return entry


def test_remarks_are_listed_by_criterion_without_anybody_s_name():
    on = decided(1)
    entry = remarked(on)

    found = remarks_on(entry, on.office)

    assert [(one.criterion, len(one.texts)) for one in found] == [("", 3), ("ADV", 3), ("CON", 3)]
    assert set(found[1].texts) == {"所見0ADV", "所見1ADV", "所見2ADV"}
    assert "委員氏名" not in str(found)


def test_who_is_recused_reads_no_remark_by_a_second_hat(client):
    on = decided(1)
    entry = remarked(on)
    winner = drafted(on)
    seat = make.member(on.round)
    OfficeSeat.objects.create(user=seat.user, role="secretariat", starts_on=make.LONG_AGO)
    make.recusal(seat, entry)
    client.force_login(seat.user)
    url = section(winner, "evaluations")

    page = client.get(url).content.decode()
    drafted_page = client.post(url, fields_of(client, url) | {"draft": "1"}).content.decode()

    assert remarks_on(entry, seat.user) == []
    assert [w for w in ("所見0", "公表案", 'name="draft"') if w in page + drafted_page] == []


def test_a_member_who_is_recused_later_is_not_quoted():
    on = decided(1)
    entry = remarked(on)
    sheet = ScoreSheet.objects.get(remark="公表案1")
    make.recusal(sheet.seat, entry)

    texts = [text for one in remarks_on(entry, on.office) for text in one.texts]

    assert [text for text in texts if "1" in text] == []


def test_evaluation_points_are_drafted_from_the_remarks_and_wait_to_be_saved(client):
    on = decided(1)
    remarked(on)
    winner = drafted(on)
    client.force_login(on.office)
    url = section(winner, "evaluations")
    typed = fields_of(client, url) | {"evaluations-0-text": "書きかけの文。"}

    answer = client.post(url, typed | {"draft": "1"})

    body = answer.content.decode()
    fields = dict(re.findall(r'<textarea name="([\w-]+)"[^>]*>\s*([^<]*)</textarea>', body))
    assert answer.status_code == 200
    assert fields["evaluations-0-text"].strip() == "書きかけの文。"
    assert fields["evaluations-1-text"].count("公表案") == 3
    assert fields["evaluations-2-text"].count("ADV") == 3
    assert "まだ保存していません" in body
    assert read(winner).evaluations.rows == ()


@pytest.mark.parametrize(("members", "length"), [(0, 0), (1, 12), (10, 12), (10, 1500)])
def test_however_many_and_long_the_remarks_are_none_is_cut_and_none_names_anybody(
    client, members, length
):
    on = decided(1)
    entry = on.entries[0]
    ScoreSheet.objects.filter(nomination=entry).delete()
    remarks = [f"案{n}".ljust(length, "あ") for n in range(members)]
    for n, remark in enumerate(remarks):
        seat = make.member(on.round, name=f"委員氏名{n}")
        sheet = make.sheet(seat, entry, 5, 5, 5, 5, 5, 5)
        ScoreSheet.objects.filter(pk=sheet.pk).update(remark=remark)
    winner = drafted(on)
    client.force_login(on.office)
    url = section(winner, "evaluations")

    shown = client.get(url).content.decode()
    answer = client.post(url, fields_of(client, url) | {"draft": "1"})

    body = answer.content.decode()
    fields = dict(re.findall(r'<textarea name="([\w-]+)"[^>]*>\s*([^<]*)</textarea>', body))
    drafted_lines = fields.get("evaluations-0-text", "").split()
    assert sorted(drafted_lines) == sorted(remarks)
    assert ('name="draft"' in shown) == bool(members)
    assert "委員氏名" not in shown + body
    assert read(winner).evaluations.rows == ()


def test_a_draft_that_is_sent_is_saved_under_its_criteria(client):
    on = decided(1)
    remarked(on)
    winner = drafted(on)
    client.force_login(on.office)
    url = section(winner, "evaluations")
    typed = fields_of(client, url)

    client.post(
        url,
        typed
        | {
            "evaluations-0-text": "先を行く取組である。",
            "evaluations-0-criteria": ["ADV"],
            "save": "1",
        },
    )

    (point,) = read(winner).evaluations.rows
    assert (point.text.ja, point.criteria) == ("先を行く取組である。", ("ADV",))


def test_the_profile_names_the_sections_that_lack_english(client):
    on = decided(1)
    winner = drafted(on)
    client.force_login(on.office)
    home = reverse("profile", args=[winner.pk])

    before = client.get(home).content.decode()
    Winner.objects.filter(pk=winner.pk).update(overview_en=["One.", "Two."])
    after = client.get(home).content.decode()

    link = f'<a href="{section(winner, "overview")}">交流事業の概要</a><small>1か所'
    assert (link in before, link in after) == (True, False)
