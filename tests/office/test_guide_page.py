"""The guide at the desk: each person reads what they do, and each step leads to a page they may open."""

import pytest
from django.urls import reverse

from awards.rounds.models import Phase, Round
from tests import make

pytestmark = pytest.mark.django_db

WHO = {
    "officer": (lambda: make.officer(make.body()), "推薦団体の担当者"),
    "member": (lambda: make.member(make.round_(Phase.JUDGING)).user, "審査委員"),
    "secretariat": (make.secretary, "事務局の担当者"),
    "host": (make.host_officer, "主催者の担当者"),
    "nobody": (make.user, "全ての方"),
}


@pytest.mark.parametrize("who", WHO)
def test_each_person_reads_their_own_part_and_may_open_what_it_names(client, page, who):
    make_person, heading = WHO[who]
    person = make_person()

    found = page(reverse("desk-guide"), person)

    others = {words for _who, words in WHO.values()} - {heading, "全ての方"}
    assert heading in found.text
    assert [words for words in others if f"{words}</h2>" in found.html] == []
    main = found.html.split("<main", 1)[1].split("</main>", 1)[0]
    links = [link for link in found.links if f'href="{link}"' in main]
    assert links
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize("who", WHO)
def test_every_desk_page_leads_to_the_guide(page, who):
    assert reverse("desk-guide") in page(reverse("desk-home"), WHO[who][0]()).links


def test_the_call_for_nominations_is_linked_where_one_nominates(page):
    round_ = make.round_(Phase.OPEN)
    address = "https://www.example.jp/call.pdf"
    body = make.body()
    officer = make.officer(body)
    pages = (reverse("nomination-list"), reverse("round", args=[round_.number]))
    assert address not in page(pages[0], officer).links  # the public page is kept for 5 seconds

    Round.objects.update(guidelines_url=address)

    assert all(address in page(url, officer).links for url in pages)
