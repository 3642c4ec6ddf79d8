"""What templates write in the language of the page."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from awards.bilingual import Text
from awards.dossier.values import Contact
from awards.templatetags.pages import telephone

CONTACT = Contact(
    office=Text("国際課", "International Division"),
    postal_code="370-8501",
    address=Text("群馬県高崎市高松町35-1", "35-1 Takamatsu-cho, Takasaki, Gunma"),
    care_of="仙台ビーナス会",
    tel="027-321-1201（内線2345）",
)


@pytest.mark.parametrize(
    ("number", "english"),
    [
        ("027-321-1201", "+81-27-321-1201"),
        ("027-321-1201（内線2345）", "+81-27-321-1201 (ext. 2345)"),
        ("03-5213-1725（代表）", "+81-3-5213-1725 (main line)"),
        ("03-5213-1725（直通）（FAX兼用）", "+81-3-5213-1725 (direct line) (also fax)"),
        ("+81-3-5213-1725", "+81-3-5213-1725"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_written_for_who_reads_it(number, english):
    assert telephone(number) == number
    with translation.override("en"):
        assert telephone(number) == english


def test_an_address_is_written_as_it_is_in_each_language():
    def shown(language: str) -> str:
        with translation.override(language):
            html = render_to_string("winners/parts/contact.html", {"contact": CONTACT})
        return " ".join(html.split())

    assert "〒370-8501 群馬県高崎市高松町35-1<br>仙台ビーナス会気付" in shown("ja")
    english = shown("en")
    assert 'c/o <span lang="ja">仙台ビーナス会</span>' in english
    assert "Takasaki, Gunma</span> 370-8501, Japan" in english
    assert "〒" not in english
