"""The tables of postal codes and of telephone numbers name every place, and only places."""

from awards.geo import PREFECTURES, municipalities_of, municipality_in, municipality_kana
from awards.proofreading.numbering import TELEPHONE


def test_every_municipality_has_a_postal_code():
    codes = [f"{n:03}" for n in range(1000)]
    served = set().union(*map(municipalities_of, codes))

    assert len(served) > 1700
    assert [one for one in served if not municipality_kana(*one)] == []
    assert {prefecture for prefecture, _name in served} == set(PREFECTURES)
    assert municipalities_of("000") == frozenset()


def test_every_prefecture_has_a_telephone():
    assert frozenset().union(*TELEPHONE.values()) == frozenset(PREFECTURES)
    assert {len(first) for first in TELEPHONE} == {3}


def test_an_address_names_its_municipality_with_or_without_county_and_prefecture():
    assert municipality_in("石川県金沢市広坂1丁目") == ("17", "金沢市")
    assert municipality_in("宮城県牡鹿郡女川町女川1番地1") == ("04", "女川町")
    assert municipality_in("奈良県大和郡山市北郡山町248-4") == ("29", "大和郡山市")
    assert municipality_in("仙台市青葉区") == ("04", "仙台市")
    assert municipality_in("府中市宮西町") is None  # there are two
    assert municipality_in("石川県石川郡松任町") is None  # there is none any more
    assert municipality_in("") is None
