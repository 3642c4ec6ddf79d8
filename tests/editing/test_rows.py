"""Rows grow and shrink without JavaScript, and nothing that was typed is lost on the way."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from awards.bilingual import Text
from awards.rounds.values import Host, Hosts, RoundSetup
from nominations.editing.editor import SectionForms
from nominations.office.editors import EDITORS
from tests import make
from tests.filled import every_control, filled

STORED = (
    Host(key=7, code="soumu", name=Text("総務省")),
    Host(key=9, code="clair", name=Text("自治体国際化協会")),
)
SETUP = RoundSetup(hosts=Hosts(rows=STORED))


def typed(*rows, **more):
    """The hosts' form as sent: the stored rows first, with what was typed."""
    data = QueryDict(mutable=True)
    data.update({"hosts-TOTAL_FORMS": str(len(rows)), "hosts-INITIAL_FORMS": "2"})
    for place, row in enumerate(rows):
        data.update({f"hosts-{place}-{name}": str(value) for name, value in row.items()})
    data.update({f"hosts-{name}": value for name, value in more.items()})
    return data


def row(host, **changes):
    return {"id": host.key, "code": host.code, "name": host.name.ja} | changes


def forms_of(data):
    return SectionForms(EDITORS["hosts"], SETUP, data)


def rows_of(forms):
    assert forms.is_valid()
    return [(each.key, each.code) for each in forms.value().rows]


def test_rows_that_nobody_changed_stay_beside_a_new_one():
    new = {"code": "jetaa", "name": "交流協会"}

    forms = forms_of(typed(*map(row, STORED), new))

    assert rows_of(forms) == [(7, "soumu"), (9, "clair"), (None, "jetaa")]


def test_rows_that_nobody_changed_stay_after_one_was_removed():
    forms = forms_of(typed(row(STORED[0], DELETE="on"), row(STORED[1])))

    assert rows_of(forms) == [(9, "clair")]


def test_a_row_that_was_removed_needs_nothing_more():
    forms = forms_of(typed({"id": 7, "DELETE": "on"}, row(STORED[1])))

    assert rows_of(forms) == [(9, "clair")]


def test_a_new_row_that_nobody_has_filled_is_none():
    assert rows_of(forms_of(typed(*map(row, STORED), {}))) == [(7, "soumu"), (9, "clair")]


def test_a_stored_row_that_was_emptied_is_asked_for_its_columns():
    forms = forms_of(typed({"id": 7}, row(STORED[1])))

    assert not forms.is_valid()
    assert sorted(list(forms)[0].errors) == ["code", "name"]


def test_a_key_given_twice_names_its_first_row_only():
    forms = forms_of(typed(row(STORED[0]), row(STORED[0], code="again")))

    assert rows_of(forms) == [(7, "soumu"), (None, "again")]


def test_one_more_row_keeps_what_was_typed_without_judging_the_new_one():
    forms = forms_of(typed(row(STORED[0], name="書きかけ"), row(STORED[1]), add="1"))

    more = forms.with_one_more()

    assert [form["name"].value() for form in more] == ["書きかけ", "自治体国際化協会", None]
    assert rows_of(more) == [(7, "soumu"), (9, "clair")]


def test_a_button_rearranges_and_the_one_that_saves_does_not():
    removed = typed(row(STORED[0], DELETE="on"), row(STORED[1]))
    saved = removed.copy()
    saved["save"] = "1"

    assert forms_of(removed).only_rearranged
    assert not forms_of(saved).only_rearranged
    assert not forms_of(typed(*map(row, STORED))).only_rearranged


@pytest.mark.parametrize(
    "strange",
    [
        {"99999999999999999999-name": "x"},
        {"-1-name": "x"},
        {"x-id": "7"},
        {"0-0-id": "7"},
        {"0-DELETE": ""},
        {"1-id": "9" * 5000},
        {"TOTAL_FORMS": "100000"},
        {"TOTAL_FORMS": "x"},
        {"INITIAL_FORMS": "100000"},
    ],
)
def test_names_that_no_page_sends_are_refused_or_do_nothing(strange):
    forms = forms_of(typed(*map(row, STORED), **strange))

    assert not forms.is_valid() or rows_of(forms) == [(7, "soumu"), (9, "clair")]


def test_a_key_that_no_stored_row_has_is_kept_for_whoever_writes_to_refuse():
    forms = forms_of(typed(row(STORED[0]), row(STORED[1], id="8")))

    assert rows_of(forms) == [(7, "soumu"), (8, "clair")]


@pytest.fixture
def office(client):
    client.force_login(make.secretary())
    return client


def address(round_, section="hosts"):
    return reverse("round-section", args=[round_.number, section])


def codes(round_, section="hosts"):
    return list(getattr(round_, section).order_by("position").values_list("code", flat=True))


@pytest.mark.django_db
def test_removing_a_row_is_saved_with_the_rest_and_not_before(office):
    round_ = make.round_()
    page = office.get(address(round_)).content.decode()

    without = office.post(
        address(round_), filled(page) | {"hosts-0-DELETE": "on", "hosts-1-name": "書きかけ"}
    )

    html = without.content.decode()
    assert without.status_code == 200
    assert "hosts-0-name" not in html
    assert 'value="書きかけ"' in html
    assert codes(round_) == ["soumu", "clair"]
    saved = office.post(address(round_), filled(html) | {"save": "1"})
    assert saved.status_code == 302
    assert codes(round_) == ["clair"]
    assert round_.hosts.get().name == "書きかけ"


@pytest.mark.django_db
def test_a_removed_row_stays_removed_while_others_are_added_and_put_right(office):
    round_ = make.round_()
    page = office.get(address(round_)).content.decode()

    without = office.post(address(round_), filled(page) | {"hosts-0-DELETE": "on"})
    more = office.post(address(round_), filled(without.content.decode()) | {"hosts-add": "1"})
    new = {"hosts-2-code": "jetaa", "save": "1"}
    wrong = office.post(address(round_), filled(more.content.decode()) | new)
    right = office.post(
        address(round_),
        filled(wrong.content.decode()) | {"hosts-2-name": "交流協会", "save": "1"},
    )

    assert [answer.status_code for answer in (without, more, wrong, right)] == [200, 200, 422, 302]
    assert codes(round_) == ["clair", "jetaa"]


@pytest.mark.django_db
def test_a_button_of_each_row_removes_it_and_one_adds_another(office):
    round_ = make.round_()

    controls = every_control(office.get(address(round_)).content.decode())

    assert (controls["hosts-0-DELETE"], controls["hosts-1-DELETE"]) == ("on", "on")
    assert controls["hosts-add"] == "1"


@pytest.mark.django_db
def test_twenty_criteria_are_saved_and_one_more_is_not(office):
    round_ = make.round_()
    data = filled(office.get(address(round_, "criteria")).content.decode())

    def post(number):
        more = {"criteria-TOTAL_FORMS": str(number), "save": "1"}
        for place in range(6, number):
            row = {"code": f"C{place}", "name": "観点", "weight": "1", "max_points": "5"}
            more |= {f"criteria-{place}-{name}": value for name, value in row.items()}
            more[f"criteria-{place}-comment_rule"] = "always"
        return office.post(address(round_, "criteria"), data | more)

    assert post(21).status_code == 422
    assert len(codes(round_, "criteria")) == 6
    assert post(20).status_code == 302
    assert codes(round_, "criteria")[6:] == [f"C{n}" for n in range(6, 20)]


@pytest.mark.django_db
def test_a_criterion_whose_rule_alone_is_chosen_is_none(office):
    """A select always sends something."""
    round_ = make.round_()
    data = filled(office.get(address(round_, "criteria")).content.decode())
    more = {"criteria-TOTAL_FORMS": "7", "criteria-6-comment_rule": "optional", "save": "1"}

    answer = office.post(address(round_, "criteria"), data | more)

    assert answer.status_code == 302
    assert len(codes(round_, "criteria")) == 6


def test_one_row_too_many_is_refused_in_our_words_and_nothing_of_it_is_lost():
    most = EDITORS["hosts"].most
    rows = [{"code": f"host{n}", "name": f"主催者{n}"} for n in range(most + 1)]

    forms = forms_of(typed(*rows))

    assert not forms.is_valid()
    assert forms.non_form_errors() == [
        f"{most}件まで入力できます。要らないものを削除してから、もう一度保存してください。"
    ]
    assert [str(form["name"].value()) for form in forms] == [row["name"] for row in rows]


def test_a_body_cut_off_on_its_way_is_said_in_our_words():
    forms = forms_of(QueryDict("hosts-0-name=主催者"))

    assert not forms.is_valid()
    assert "途中で切れていました" in forms.non_form_errors()[0]
