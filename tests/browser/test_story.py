"""One award round, from the first line of a nomination to the page that everybody reads."""

import pytest

from tests import make
from tests.browser import cast as people
from tests.browser.cast import Cast
from tests.browser.steps import committee, hosts, officer, public, secretariat

REASON = "水質を測る項目の数を書いてください。"

# Of pages, from signing in to the receipt.
MOST_LOADS = 32
MOST_TO_START_JUDGING = 4
# From closing the scoring to a prepared release of one profile, its English included; and what a
# host needs to approve, and the second person to confirm.
MOST_TO_PREPARE, MOST_TO_CONSENT = 42, 6


@pytest.mark.browser
def test_a_nomination_goes_through_every_room_and_is_read_by_the_public(cast: Cast):
    round_ = people.open_round()
    rival = people.rival(round_)
    members = people.committee(round_)
    body = make.body(name="見本県")
    visitor = cast.visitor()

    mihon = cast.signed_in(make.officer(body, name="見本花子"))
    officer.starts_a_nomination(mihon)
    officer.sees_that_everything_is_missing(mihon)
    officer.fills_all_ten_sections(mihon)
    officer.puts_right_what_is_missing(mihon)
    officer.previews_and_submits(mihon)
    officer.sees_the_receipt(mihon)
    # With a look at what is missing, a date refused and a number forgotten on the way.
    assert mihon.loads <= MOST_LOADS

    office = cast.signed_in(make.secretary(name="見本事務子"))
    secretariat.returns_it(office, REASON)
    officer.corrects_and_submits_again(mihon, REASON)
    secretariat.checks_and_accepts_it(office)
    before = office.loads
    secretariat.starts_the_judging(office, round_)
    assert office.loads - before <= MOST_TO_START_JUDGING

    people.scored_by(members, rival, 3)
    one, two, three, four, chair = (cast.signed_in(member) for member in members)
    committee.declares_a_conflict(four)
    committee.saves_half(one, 5, 5, 5)
    committee.tries_to_make_it_final(one)
    secretariat.looks_at_the_progress(office, "2件中1件", "被推薦団体の役員を務めている。")
    committee.makes_it_final(one, 5, 5, 5, 4, 4, 4)
    committee.makes_it_final(two, 4, 4, 5, 4, 3, 4)
    committee.makes_it_final(three, 5, 4, 4, 4, 4, 3)
    committee.scores_by_keyboard(chair, 5, 5, 5, 5, 5, 5)
    before = office.loads
    secretariat.closes_the_scoring(office)
    secretariat.sees_the_ranking(office, "4.375", "4人全員", "3.000", "5人全員")
    committee.sees_the_ranking_but_no_names(two, "4.375", "3.000")

    secretariat.drafts_and_tables_a_resolution(office)
    ministry = cast.signed_in(make.host_officer("soumu", name="見本総務"))
    clair = cast.signed_in(make.host_officer("clair", name="見本国際"))
    hosts.approves(ministry, "未承認")
    hosts.approves(clair, "受賞団体が決まり")

    secretariat.drafts_the_profile(office, round_)
    secretariat.edits_it(office)
    secretariat.writes_the_english_of_every_other_section(office)
    secretariat.proofreads_it(office)
    second = cast.signed_in(make.secretary(name="見本確子"))
    secretariat.prepares_the_publication(office)
    secretariat.confirms_the_publication(second)
    assert office.loads - before <= MOST_TO_PREPARE
    assert max(ministry.loads, clair.loads, second.loads) <= MOST_TO_CONSENT
    secretariat.cancels_the_publication(second)
    office.goes_to("公表")
    secretariat.prepares_the_publication(office)
    secretariat.confirms_the_publication(second)
    public.finds_nothing_yet(visitor)
    public.the_instant_comes(round_)
    public.finds_it(visitor)
    public.reads_it_in_japanese_and_english(visitor)
    secretariat.withdraws_it(office)
    public.reads_that_it_was_withdrawn(visitor)
