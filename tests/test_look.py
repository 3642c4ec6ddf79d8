"""The look: readable colours, forms anyone can fill in, pages that stand on their own."""

import gzip
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from awards.partial_dates import PartialDate
from tests.page import Page

LOOK = Path(__file__).resolve().parent.parent / "awards" / "static" / "look"
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", (LOOK / "tokens.css").read_text()))
SURFACES = ["paper", "mist", "wash", "sea", "blue-wash", "red-wash", "green-wash", "gold-wash"]
TEXT_ON_ANY_SURFACE = ["ink", "body", "quiet", "blue", "blue-deep", "red", "visited"]
PAIRS = [(text, surface) for text in TEXT_ON_ANY_SURFACE for surface in SURFACES] + [
    ("paper", "blue"),
    ("paper", "blue-deep"),
    ("paper", "blue-night"),
    ("paper", "red"),
    ("paper", "red-deep"),
    ("paper", "green"),
    ("green", "paper"),
    ("green", "mist"),
    ("green-deep", "green-wash"),
    ("gold-deep", "gold-wash"),
    ("red-deep", "red-wash"),
    ("active", "paper"),
]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])))
    return (light + 0.05) / (dark + 0.05)


class Sample(forms.Form):
    title = forms.CharField(label="事業名", help_text="30文字まで。", max_length=30)
    overview = forms.CharField(label="概要", widget=forms.Textarea, max_length=200)
    kind = forms.ChoiceField(
        label="種別", choices=[("a", "自治体"), ("b", "協会")], widget=forms.RadioSelect
    )
    themes = forms.MultipleChoiceField(
        label="分野",
        choices=[("a", "環境"), ("b", "教育")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    country = forms.ChoiceField(label="国", choices=[("", "選んでください")], required=False)
    photo = forms.FileField(label="写真", required=False, widget=forms.FileInput)
    agree = forms.BooleanField(label="公表に同意します")
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: dict[str, str] | None = None) -> None:
        super().__init__(data)
        self.fields["overview"].limit = 5  # type: ignore[attr-defined]
        self.fields["title"].widget.attrs["placeholder"] = "例"


def crispy(form: forms.Form) -> str:
    return Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": form}))


def render(source: str, path: str = "/", **context: Any) -> str:
    template = Template("{% load pages %}" + source)
    request = RequestFactory().get(path)
    return template.render(Context({"request": request, **context}))


@pytest.mark.parametrize(("text", "surface"), PAIRS)
def test_every_text_can_be_read_on_the_surfaces_it_is_set_on(text, surface):
    assert contrast(text, surface) >= 4.5, (text, surface)


def test_the_edges_of_controls_stand_out_and_the_focus_ring_on_everything():
    assert min(contrast("edge", surface) for surface in SURFACES) >= 3
    assert contrast("ink", "focus") >= 3


def test_the_styles_of_a_public_page_weigh_less_than_twelve_kilobytes():
    names = ("tokens", "base", "public", "print")
    weights = [len(gzip.compress((LOOK / f"{name}.css").read_bytes())) for name in names]

    assert sum(weights) <= 12_000


def test_each_control_has_one_label_and_nothing_the_house_bans():
    page = Page(crispy(Sample()))

    assert page.faults == []
    assert page.html.count("<label") == len(page.controls) == 9
    assert {control for control, _ in page.controls} == page.labels
    assert page.html.count("<legend>") == 2  # radios, checkboxes
    assert sorted(set(page.ids)) == sorted(page.ids)


def test_a_label_says_whether_an_answer_is_required():
    html = crispy(Sample())

    assert html.count("※必須") == 4
    assert html.count("※任意") == 3


def test_a_control_is_described_by_its_help_its_error_and_its_counter():
    page = Page(crispy(Sample({"overview": "一\r\n二三四五"})))
    described = {control: given.get("aria-describedby") for control, given in page.controls}

    assert described["id_title"] == "id_title_helptext id_title_error"
    assert described["id_overview"] == "id_overview_counter"
    assert {"id_title_helptext", "id_title_error", "id_overview_counter"} <= set(page.ids)
    assert 'id="id_kind" tabindex="-1" aria-describedby="id_kind_error"' in page.html


def test_a_line_break_counts_as_one_letter():
    html = crispy(Sample({"overview": "一\r\n二三四五"}))

    assert 'class="counter over"' in html
    assert "6 / 5文字" in html


def test_the_summary_above_links_each_error_to_its_field():
    html = crispy(Sample({"overview": "一"}))

    assert re.findall(r'<a href="#(\w+)">([^：]+)：', html) == [
        ("id_title", "事業名"),
        ("id_kind", "種別"),
        ("id_agree", "公表に同意します"),
    ]


def test_the_summary_is_shown_once_when_the_page_places_it_itself():
    form = Sample({})
    above = render_to_string("parts/form_errors.html", {"form": form})

    assert (above + crispy(form)).count('role="alert"') == 1


def test_a_message_without_a_field_and_one_of_a_hidden_field_are_shown():
    form = Sample({})
    form.add_error(None, "この推薦は提出済みです。")
    form.add_error("token", "画面が古くなっています。")

    listed = re.findall("<li>([^<]+)</li>", crispy(form))

    assert listed == ["この推薦は提出済みです。", "画面が古くなっています。"]


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/", "/en/"),
        ("/rounds/5/takasaki/", "/en/rounds/5/takasaki/"),
        ("/en/", "/"),
        ("/en/winners/?q=a&page=2", "/winners/?q=a&amp;page=2"),
        ("/environment/", "/en/environment/"),
    ],
)
def test_the_language_link_leads_to_the_same_page_with_its_query(path, other):
    assert render("{% other_language_url %}", path) == other


def test_dates_and_figures_are_written_for_the_reader():
    day = PartialDate(1973, 10, 12)
    moment = datetime(2026, 12, 23, 8, 0, tzinfo=UTC)
    source = (
        "{{ d|western }} {{ d|era }} {{ d|both }} {{ t|western }} {{ m|spoken }} {{ y|fiscal }}"
    )
    values: dict[str, Any] = {"d": day, "t": date(2026, 4, 1), "m": moment, "y": 2010}

    assert render(source, **values) == (
        "1973年10月12日 昭和48年10月12日 昭和48（1973）年10月12日 2026年4月1日"
        " 2026年12月23日（水）17時 平成22年度"
    )
    with translation.override("en"):
        assert render(source, **values) == (
            "12 October 1973 12 October 1973 12 October 1973 1 April 2026"
            " Wednesday 23 December 2026, 17:00 JST FY2010"
        )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (374997, "374,997"),
        (Decimal("459.4100"), "459.41"),
        (Decimal("1200.00"), "1,200"),
        (20, "20"),
        (None, ""),
    ],
)
def test_a_figure_has_commas_and_no_idle_zeros(value, shown):
    assert render("{{ value|figure }}", value=value) == shown


def test_marks_run_to_twenty_and_then_in_brackets():
    assert render("{{ 1|mark }}{{ 20|mark }}{{ 21|mark }}") == "①⑳(21)"


def test_a_wide_table_is_a_named_region_the_keyboard_can_scroll():
    assert render('{% scroll label="順位" %}<table></table>{% endscroll %}') == (
        '<div class="scroll" role="region" aria-label="順位" tabindex="0"><table></table></div>'
    )


def test_the_navigation_marks_this_page_and_the_part_it_belongs_to():
    source = "{% here '/' %}|{% here '/rounds/' %}|{% here '/rounds/5/' %}"

    assert render(source, "/rounds/5/") == '| aria-current="true"| aria-current="page"'


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_error_page_needs_no_request_and_nobody_signed_in(name, language):
    with translation.override(language):
        page = Page(render_to_string(f"{name}.html"))

    page.check()


@pytest.mark.parametrize("name", ["public_base", "desk_base"])
def test_the_frames_stand_without_accounts_sessions_or_messages(name):
    page = Page(render_to_string(f"{name}.html"))

    assert page.faults == []
    assert page.ids == ["main"]
