from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django import forms
from django.core import checks
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models, transaction
from django.test.utils import isolate_apps
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from awards.fields import (
    AreaField,
    CodeField,
    CountField,
    KanaField,
    LineField,
    MailField,
    MomentField,
    PhoneField,
    PictureField,
    PostalField,
    ProseField,
    WebField,
    WhenField,
    YearField,
)
from awards.model_fields import PartialDateField, TextListField
from awards.partial_dates import PartialDate
from awards.pictures import Picture
from tests.awards.drawn import bomb, halves, saved

NANCY = PartialDate(1973, 10, 12)
EVERY_FIELD = [
    AreaField,
    CodeField,
    CountField,
    KanaField,
    LineField,
    MailField,
    MomentField,
    PhoneField,
    PostalField,
    ProseField,
    WebField,
    WhenField,
    YearField,
]


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (LineField(), " 姉妹友好都市間\r\n会議\u3000", "姉妹友好都市間 会議"),
        (ProseField(), "宮城・ﾍﾞﾗﾙｰｼ協会\r\n① ㎢ ", "宮城・ベラルーシ協会\n① ㎢"),
        (KanaField(), "ﾀｶｻｷｼ　ベラルーシ", "たかさきし べらるーし"),
        (CountField(), "３７４,９９７人", 374997),
        (AreaField(), "459.41 ㎢", Decimal("459.41")),
        (WhenField(), "S48.10.12", NANCY),
        (WhenField(), "1973年10月", PartialDate(1973, 10)),
        (PostalField(), "〒３７０－８５０１", "370-8501"),
        (PostalField(), "3708501", "370-8501"),
        (PhoneField(), "０２７ー３２１ー１２０１", "027-321-1201"),
        (PhoneField(), "(027) 321-1201", "027-321-1201"),
        (PhoneField(), "03(5213)1723", "03-5213-1723"),
        (PhoneField(), "0273211201", "0273211201"),
        (PhoneField(), "090-1234-5678", "090-1234-5678"),
        (PhoneField(), "０２７－３２１－１２０１（内線２３４５）", "027-321-1201（内線2345）"),
        (PhoneField(), "027-321-1201 内線 3456", "027-321-1201（内線3456）"),
        (PhoneField(), "027-321-1201 ext. 3456", "027-321-1201（内線3456）"),
        (PhoneField(), "03-5213-1723（代表）", "03-5213-1723（代表）"),
        (PhoneField(), "03-5213-1723（代表）内線 12", "03-5213-1723（代表）（内線12）"),
        (PhoneField(), "027-321-1201（直通）", "027-321-1201（直通）"),
        (PhoneField(), "０３－５２１３－１７２３ 内３４５６", "03-5213-1723（内線3456）"),
        (PhoneField(), "03-5213-1723 代", "03-5213-1723（代表）"),
        (PhoneField(), "0081-3-5213-1723", "03-5213-1723"),
        (PhoneField(), "+81 27 321 1201", "027-321-1201"),
        (PhoneField(), "＋８１（0）27-321-1201", "027-321-1201"),
        (PhoneField(), "TEL 027.321.1201", "027-321-1201"),
        (CountField(), "約１，０００人", 1000),
        (CountField(), "約33万人", 330000),
        (CountField(), "第３位", 3),
        (AreaField(), "641平方km", Decimal("641.00")),
        (YearField(), "令和９", 2027),
        (YearField(), "令和九年度", 2027),
        (YearField(), "R9年度", 2027),
        (YearField(), "2027年度", 2027),
        (YearField(), "2027", 2027),
        (WhenField(), "12 October 1973", NANCY),
        (MailField(), "mailto:kokusai@city.example.jp", "kokusai@city.example.jp"),
        (WebField(), "www.city.example.jp", "https://www.city.example.jp"),
        (
            WebField(),
            "https://example.jp/ﬁle/カ゛/2020ー21/～a",
            "https://example.jp/ﬁle/カ゛/2020ー21/～a",
        ),
        (MailField(), "Kik002040＠City.Sendai.JP", "Kik002040@city.sendai.jp"),
        (WebField(), "ｈｔｔｐ://www.city.example.jp/～a", "http://www.city.example.jp/~a"),
        (CodeField(), "１０２０２４", "102024"),
    ],
)
def test_what_officials_type_is_kept_in_one_form(field, typed, kept):
    assert field.clean(typed) == kept


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (LineField(limit=5), "あ" * 7, "5文字までです。2文字超えています。"),
        (ProseField(limit=200), "あ" * 212, "200文字までです。12文字超えています。"),
        (KanaField(), "高崎市", "ふりがなは、ひらがなだけで入力してください（例：たかさきし）。"),
        (
            CountField(example="1"),
            "第何位",
            "数として読み取れません。「1」のように、数字で入力してください。",
        ),
        (CountField(), "-5", "0以上の数を入力してください。"),
        (CountField(max_value=1000), "1001", "1,000以下の数を入力してください。"),
        (
            AreaField(),
            "45ha",
            "面積として読み取れません。「459.41」のように、平方キロメートルの数字で入力してください。",
        ),
        (
            AreaField(),
            "1.234",
            "小数点以下は2桁までです。四捨五入した数を入力してください。",
        ),
        (
            WhenField(),
            "未定",
            (
                "日付として読めません。"
                "「1973年10月12日」又は「昭和48年10月12日」のように入力してください。"
            ),
        ),
        (
            WhenField(),
            "平成31年5月1日",
            "平成は31年4月30日までです。「令和元年5月1日」又は「2019年5月1日」と入力してください。",
        ),
        (
            WhenField(),
            "令和元年4月1日",
            "令和は元年5月1日からです。「平成31年4月1日」又は「2019年4月1日」と入力してください。",
        ),
        (
            WhenField(),
            "明治元年4月",
            "明治は元年10月23日からです。「1868年4月」と入力してください。",
        ),
        (
            WhenField(),
            "2011年2月30日",
            (
                "「2011年2月30日」という日付はありません。"
                "「2011年2月28日」のように、ある日付を入力してください。"
            ),
        ),
        (
            WhenField(),
            "昭和47（1973）年",
            "昭和47年は1972年、1973年は昭和48年です。元号と西暦が合うように直してください。",
        ),
        (
            WhenField(),
            "平成18年度",
            "年度ではなく、年又は日付を入力してください（例：2006年、平成18年4月1日）。",
        ),
        (
            WhenField(),
            "2026年11月30日（火）",
            "2026年11月30日は月曜日です。日付か曜日を直してください。",
        ),
        (
            MomentField(),
            "2026年12月23日",
            "日付と時刻を「2026年12月23日 17:00」のように入力してください。",
        ),
        (
            MomentField(),
            "2026年12月23日 17:60",
            "時刻は0:00から23:59までの間で、「17:00」のように入力してください。",
        ),
        (
            MomentField(),
            "2026年12月23日 24:00",
            "24時は、翌日の0時として「2026年12月24日 0:00」のように入力してください。",
        ),
        (
            MomentField(),
            "2026年12月23日 午前12時",
            "「午前12時」は、昼か夜か分かりません。昼の12時は「12:00」、夜の12時は「0:00」と入力してください。",
        ),
        (
            MomentField(),
            "2026年12月23日 夕方",
            "時刻の「夕方」を読み取れません。「2026年12月23日 17:00」のように入力してください。",
        ),
        (
            WhenField(),
            "平成元年4月1日頃",
            "「頃」の付いた日付は、分かるところまでを「1989年4月」のように入力してください。",
        ),
        (
            WhenField(),
            "令和3年国勢調査",
            "国勢調査は5年ごとに行われます。「2020年国勢調査」のように、調査の年で入力してください。",
        ),
        (PostalField(), "370-850", "郵便番号は7桁の数字で入力してください（例：370-8501）。"),
        (
            PhoneField(),
            "321-1201",
            "電話番号は、市外局番から10桁又は11桁で入力してください（例：027-321-1201、027-321-1201（内線2345））。",
        ),
        (
            MailField(),
            "高崎市",
            "メールアドレスは「kokusai@city.example.jp」のように入力してください。",
        ),
        (
            CodeField(),
            "102025",
            "団体コードは検査数字を含む6桁で入力してください（例：102024）。",
        ),
    ],
)
def test_a_refusal_says_what_to_type_instead(field, typed, sentence):
    with pytest.raises(ValidationError) as refusal:
        field.clean(typed)

    assert refusal.value.messages == [sentence]


@pytest.mark.parametrize(
    "address", ["city.example.jp", "javascript:alert(1)", "ftp://example.jp/", "data:,x"]
)
def test_only_addresses_of_the_web_are_taken(address):
    with pytest.raises(ValidationError) as refusal:
        WebField().clean(address)

    assert refusal.value.messages == [
        (
            "ウェブサイトは「https://」又は「http://」から入力してください"
            "（例：https://www.city.example.jp/）。"
        )
    ]


@pytest.mark.parametrize("kind", EVERY_FIELD)
@pytest.mark.parametrize("typed", ["", " \u3000", None])
def test_an_empty_field_is_asked_for_by_its_name(kind, typed):
    with pytest.raises(ValidationError) as refusal:
        kind(label="人口").clean(typed)

    assert refusal.value.messages == ["「人口」を入力してください。"]
    assert kind(required=False).clean(typed) in ("", None)


@pytest.mark.parametrize("kind", EVERY_FIELD)
def test_no_field_is_a_number_box_cuts_text_or_hints_inside(kind):
    class Page(forms.Form):
        field = kind()

    html = str(Page()["field"])

    assert [word for word in ("number", "maxlength", "placeholder") if word in html] == []


def test_the_length_of_a_column_becomes_a_limit_that_does_not_cut():
    field = models.CharField("団体名", max_length=3).formfield(form_class=LineField)

    assert isinstance(field, LineField)
    assert field.widget.attrs == {}
    with pytest.raises(ValidationError, match="3文字までです。1文字超えています。"):
        field.clean("あいうえ")


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (CountField(), 374997, "374,997"),
        (CountField(), 0, "0"),
        (AreaField(), Decimal("459.41"), "459.41"),
        (AreaField(), Decimal("39519.00"), "39,519"),
        (AreaField(), Decimal("100.00"), "100"),
        (WhenField(), NANCY, "1973年10月12日"),
        (WhenField(), PartialDate(1973), "1973年"),
        (MomentField(), datetime(2026, 12, 23, 8, 0, tzinfo=UTC), "2026年12月23日 17:00"),
        (MomentField(), datetime(2026, 12, 22, 15, 5, tzinfo=UTC), "2026年12月23日 0:05"),
        (CountField(), "37万", "37万"),
        (WhenField(), "未定", "未定"),
        (CountField(), None, None),
    ],
)
def test_a_value_is_shown_in_one_form_and_a_mistake_as_it_was_typed(field, value, shown):
    assert field.prepare_value(value) == shown


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (CountField(), 374997),
        (AreaField(), Decimal("113.10")),
        (WhenField(), NANCY),
        (MomentField(), datetime(2026, 12, 23, 8, 0, tzinfo=UTC)),
    ],
)
def test_what_is_shown_reads_back_and_is_no_change(field, value):
    shown = field.prepare_value(value)

    assert field.clean(shown) == value
    assert not field.has_changed(value, shown)


def test_a_moment_that_was_read_knows_its_zone():
    assert MomentField().clean("令和8年12月23日17時").isoformat() == "2026-12-23T17:00:00+09:00"


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("写真.jpg", data, content_type="image/jpeg")


def test_a_photograph_comes_back_whole_and_described():
    data = saved(halves())

    kept = PictureField().clean(upload(data))

    assert kept.picture == Picture("JPEG", 640, 480)
    assert kept.read() == data


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"%PDF-1.7",
            (
                "JPEG、PNG、WebPの写真だけを受け付けます。"
                "ほかの形式（HEIC、PDFなど）は、JPEGかPNGで保存し直して選んでください。"
            ),
        ),
        (
            b"",
            (
                "写真のファイルが壊れているか、途中で切れています。"
                "JPEGかPNGで保存し直して、もう一度選んでください。"
            ),
        ),
        (
            bomb(9000, 9000),
            "40,000,000画素までの写真を受け付けます。縮小するか、JPEGで保存し直して選んでください。",
        ),
        (
            saved(halves()) + b"\0" * 15 * 1024 * 1024,
            "15MBまでの写真を受け付けます。縮小するか、JPEGで保存し直して選んでください。",
        ),
        (
            saved(halves(100, 100)),
            "写真が小さすぎます。長い方の辺が400ピクセル以上ある元の写真を選んでください。",
        ),
        (
            saved(halves(), "WEBP", save_all=True, append_images=[halves().rotate(180)]),
            "動く画像は受け付けません。1枚の写真をJPEGかPNGで保存して選んでください。",
        ),
    ],
    ids=["pdf", "empty", "bomb", "heavy", "small", "animated"],
)
def test_a_photograph_that_cannot_be_taken_says_what_to_do(data, sentence):
    with pytest.raises(ValidationError) as refusal:
        PictureField().clean(upload(data))

    assert refusal.value.messages == [sentence]


def test_a_missing_photograph_is_asked_for_by_its_name():
    with pytest.raises(ValidationError) as refusal:
        PictureField(label="写真1").clean(None)

    assert refusal.value.messages == ["「写真1」を選んでください。"]
    assert PictureField(required=False).clean(None) is None


@pytest.fixture
def Diary():
    with isolate_apps("awards.rounds"):

        class Diary(models.Model):
            id = models.IntegerField(primary_key=True)
            when = PartialDateField("いつ", blank=True)
            lines = TextListField("文")

            class Meta:
                app_label = "rounds"

            def __str__(self):
                return str(self.when)

        yield Diary


@pytest.fixture
def _diary_table(Diary, db):
    # Not the schema editor: on SQLite it refuses to work inside a test's transaction.
    columns = [
        f"{connection.ops.quote_name(field.column)} {field.db_type(connection)}"
        for field in Diary._meta.local_fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE rounds_diary ({', '.join(columns)})")


@pytest.mark.usefixtures("_diary_table")
def test_dates_are_stored_sought_and_sorted(Diary):
    for pk, when in enumerate((NANCY, PartialDate(1974), PartialDate(1973, 10), None)):
        Diary.objects.create(pk=pk, when=when, lines=["一つ目", "二つ目"])

    known = Diary.objects.filter(when__isnull=False).order_by("when")

    assert [row.when for row in known] == [PartialDate(1973, 10), NANCY, PartialDate(1974)]
    assert Diary.objects.get(when=NANCY).lines == ["一つ目", "二つ目"]
    assert Diary.objects.filter(when__lt=PartialDate(1974)).count() == 2
    assert Diary.objects.get(when=None).when is None


@pytest.mark.parametrize("lines", ["文", ["文", 1], {"文": 1}, [["文"]]])
def test_only_texts_are_valid_in_a_list_of_texts(Diary, lines):
    with pytest.raises(ValidationError):
        Diary(pk=1, lines=lines).clean_fields()


@pytest.mark.usefixtures("_diary_table")
@pytest.mark.parametrize("lines", ["文", ["文", 1], {"文": 1}, [["文"]], None])
def test_only_texts_are_written_to_a_list_of_texts(Diary, lines):
    with pytest.raises(TypeError), transaction.atomic():
        Diary.objects.create(pk=1, lines=lines)

    assert Diary.objects.count() == 0


def test_a_new_row_has_no_date_and_an_empty_list(Diary):
    row = Diary(pk=1)

    row.clean_fields()

    assert (row.when, row.lines) == (None, [])


def test_a_column_of_dates_checks_itself_and_a_date_against_it(Diary):
    row = Diary(pk=1, when=NANCY)

    row.clean_fields()

    assert [fault for fault in Diary.check() if fault.level >= checks.ERROR] == []
    with pytest.raises(ValidationError):
        Diary(pk=1, when="昭和48年").clean_fields()


def test_a_form_reads_a_date_into_its_column(Diary):
    field = Diary._meta.get_field("when").formfield()

    assert (type(field), field.label, field.required) == (WhenField, "いつ", False)
    assert field.clean("昭和48年10月12日") == NANCY


def test_a_column_is_written_to_a_migration_without_its_length(Diary):
    _name, path, args, kwargs = Diary._meta.get_field("when").deconstruct()

    assert (path, args) == ("awards.model_fields.PartialDateField", [])
    assert kwargs == {"verbose_name": "いつ", "blank": True, "null": True}
    assert Diary._meta.get_field("when").value_to_string(Diary(when=NANCY)) == "1973-10-12"


def test_sentences_are_left_to_the_catalogue():
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        CountField(label="人口").clean("")

    assert refusal.value.code == "required"


@pytest.mark.parametrize(
    "address", ["kokusai@localhost", "高崎@city.example.jp", "ﬁ@city.example.jp"]
)
def test_an_address_that_mail_cannot_reach_is_refused_and_never_changed_into_another(address):
    with pytest.raises(ValidationError):
        MailField().clean(address)


# Letters, symbols, marks and signs of format: what no font draws alone, whatever Unicode calls it.
UNSEEN = (
    *"\u115f\u1160\u3164\uffa0\u2800\ufffc\U0001d159\u17b4\u17b5\u034f\u061c\u180b\u180e\u200d\u2064\ufe00\ufe0f",
    *"\ufff9\U0001bca0\U0001d173\U000e0001\U000e0041\U000e007f\U000e0100\U000e01ef",
)


@pytest.mark.parametrize("nothing", [*UNSEEN, "\u200b\u2060", "\u00ad \u2800", "".join(UNSEEN)])
def test_a_text_of_nothing_to_be_seen_is_no_text(nothing):
    with pytest.raises(ValidationError) as refusal:
        LineField(label="題").clean(nothing)

    assert refusal.value.messages == ["「題」を入力してください。"]


def test_the_choice_of_a_glyph_is_no_letter_but_takes_its_place_in_the_column():
    chosen = "葛\U000e0100城"

    assert LineField(limit=2).clean(chosen) == chosen
    with pytest.raises(ValidationError):
        LineField(limit=2, capacity=2).clean(chosen)


@given(st.text(max_size=80))
def test_a_telephone_number_that_is_taken_is_taken_again_as_it_is_shown(text):
    field = PhoneField(required=False)
    try:
        kept = field.clean(text)
    except ValidationError:
        return
    assert field.clean(kept) == kept


@given(
    st.integers(0, 10**9),
    st.sampled_from(["", "約", "およそ"]),
    st.sampled_from(["", "人", "名程度"]),
)
def test_a_figure_is_read_with_what_stands_around_it(value, before, after):
    assert CountField().clean(f"{before}{value:,}{after}") == value
