"""Photographs of a nomination: added, described, replaced, moved, removed."""

import resource
from io import BytesIO
from itertools import cycle

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from awards.rounds.models import Round
from nominations.editing.saving import seen_of
from nominations.intake import actions
from nominations.intake.models import Nomination, Photo
from nominations.intake.reading import read
from tests import make
from tests.filled import filled
from tests.page import Page

pytestmark = pytest.mark.django_db


def picture(size=(1600, 1000), kind="JPEG", colour="teal"):
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def upload(data, name="IMG_0001.JPG"):
    return SimpleUploadedFile(name, data)


@pytest.fixture
def draft():
    return make.nomination()


@pytest.fixture
def desk(client, draft):
    client.force_login(make.officer(draft.body, "drafter"))
    return client


def url(name, nomination, *args):
    return reverse(name, args=[nomination.pk, *args])


COLOURS = cycle(("teal", "navy", "olive", "maroon", "purple", "grey"))


def add(desk, draft, **more):
    """Another picture each time: the same one would be taken for a second click."""
    data = picture(**{"colour": next(COLOURS)} | more)
    desk.post(url("photo-add", draft), {"photos": upload(data)})
    return Photo.objects.filter(nomination=draft).latest("pk")


def text_of(response):
    return Page(response.content.decode()).check().text


def test_an_added_photo_is_cleaned_kept_under_a_random_name_and_asks_for_its_words(desk, draft):
    response = desk.post(url("photo-add", draft), {"photos": upload(picture(), "知事と市長.jpg")})

    photo = Photo.objects.get()
    assert response.url == url("photo-edit", draft, photo.pk)
    assert (photo.width, photo.height, photo.position) == (1600, 1000, 1)
    assert photo.file.name.startswith("photos/")
    assert "知事" not in photo.file.name
    draft.refresh_from_db()
    assert draft.version == 2


def test_a_photo_is_served_alone_in_a_sandbox_and_never_kept_in_a_cache(desk, draft):
    response = desk.get(url("nomination-photo", draft, add(desk, draft).pk))

    assert b"".join(response.streaming_content).startswith(b"\xff\xd8")
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"


def test_a_photo_without_bytes_is_not_found(desk):
    lost = make.nomination(complete=True, round=make.round_("judging"))
    desk.force_login(make.officer(lost.body))

    assert desk.get(url("nomination-photo", lost, Photo.objects.get().pk)).status_code == 404


REFUSED = {
    "nothing": (b"", "「写真」を選んでください"),
    "program": (b"MZ\x90\x00" + b"\x00" * 500, "JPEG、PNG、WebPの写真だけ"),
    "text": ("写真です".encode(), "JPEG、PNG、WebPの写真だけ"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "JPEG、PNG、WebP"),
    "truncated": (picture()[:2000], "途中で切れています"),
    "tiny": (picture((200, 100)), "写真が小さすぎます"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_file_gets_a_sentence_at_its_field(desk, draft, case):
    data, sentence = REFUSED[case]

    response = desk.post(url("photo-add", draft), {"photos": upload(data)} if data else {})

    assert sentence in text_of(response)
    assert 'id="id_photos_error"' in response.content.decode()
    assert not Photo.objects.exists()


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(desk, draft):
    out = BytesIO()
    Image.new("1", (8000, 5001)).save(out, "PNG")

    response = desk.post(url("photo-add", draft), {"photos": upload(out.getvalue())})

    assert "4,000万画素まで" in text_of(response)
    assert not Photo.objects.exists()


def test_one_photo_more_than_allowed_is_refused(desk, draft):
    Round.objects.update(photos_max=1)
    add(desk, draft)

    response = desk.post(url("photo-add", draft), {"photos": upload(picture(colour="white"))})

    assert "写真は1枚まで" in text_of(response)
    assert Photo.objects.count() == 1


def words(desk, address, **changes):
    """What a browser would send of the photograph's page, with these words typed."""
    typed = {"caption": "交流の様子", "alt": "話し合う人々"} | changes
    sent = filled(desk.get(address).content.decode())
    return sent | {f"photos-0-{name}": text for name, text in typed.items()}


def test_the_words_of_a_photo_are_saved_and_its_picture_replaced(desk, draft):
    photo = add(desk, draft)
    old = photo.file.name
    address = url("photo-edit", draft, photo.pk)
    sent = words(desk, address, consent="on", taken_on="平成22年8月")

    desk.post(address, sent | {"photos-0-file": upload(picture((1200, 900), "PNG"))})

    photo.refresh_from_db()
    assert (photo.caption, photo.consent, str(photo.taken_on)) == ("交流の様子", True, "2010年8月")
    assert (photo.width, photo.file.name == old) == (1200, False)


def test_the_loser_of_two_officers_sees_both_captions(desk, draft):
    photo = add(desk, draft)
    address = url("photo-edit", draft, photo.pk)
    first = words(desk, address, caption="先の説明")
    second = words(desk, address, caption="後の説明")
    desk.post(address, first)

    lost = desk.post(address, second)

    assert lost.status_code == 409
    assert "先の説明" in text_of(lost)
    assert 'value="後の説明"' in lost.content.decode()
    photo.refresh_from_db()
    assert photo.caption == "先の説明"


def test_a_bad_date_keeps_the_other_words_of_a_photo(desk, draft):
    photo = add(desk, draft)
    address = url("photo-edit", draft, photo.pk)

    desk.post(address, words(desk, address, taken_on="昔"))

    response = desk.get(address)
    assert "日付として読めません" in text_of(response)
    assert 'value="交流の様子"' in response.content.decode()
    assert 'value="昔"' in response.content.decode()


def test_photos_are_moved_to_a_place_so_that_a_second_click_moves_no_further(desk, draft):
    first, second, third = (add(desk, draft) for _ in range(3))

    for _ in range(2):
        desk.post(url("photo-move", draft, third.pk), {"position": "1"})

    order = Photo.objects.order_by("position")
    assert [(photo, photo.position) for photo in order] == [(third, 1), (first, 2), (second, 3)]
    assert desk.post(url("photo-move", draft, third.pk), {"position": "up"}).status_code == 404


def test_removing_a_photo_closes_the_gap_and_deletes_its_file(
    desk, draft, django_capture_on_commit_callbacks
):
    first, second = add(desk, draft), add(desk, draft)
    storage, name = first.file.storage, first.file.name

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(url("photo-remove", draft, first.pk))
    desk.post(url("photo-remove", draft, first.pk))

    second.refresh_from_db()
    assert (Photo.objects.count(), second.position) == (1, 1)
    assert not storage.exists(name)


def test_nothing_is_added_to_or_removed_from_what_was_submitted(desk, draft):
    photo = add(desk, draft)
    Nomination.objects.filter(pk=draft.pk).update(
        state="submitted",
        submitted_at=draft.created_at,
        submitted_by=draft.created_by,
        receipt_number="ABCDEFGH",
    )

    desk.post(url("photo-remove", draft, photo.pk))
    response = desk.post(url("photo-add", draft), {"photos": upload(picture())})

    assert "提出済みのため" in text_of(response)
    assert list(Photo.objects.all()) == [photo]


@pytest.mark.parametrize("name", ["photo-edit", "photo-remove"])
def test_pages_of_a_photo_keep_the_house_rules(page, desk, draft, name):
    photo = add(desk, draft)

    page(url(name, draft, photo.pk))
    page(url("nomination-section", draft, "photos"))


class Watched(BytesIO):
    """An upload that tells whether it is read while rows are locked."""

    def __init__(self, data):
        super().__init__(data)
        self.read_in_transaction = []

    def read(self, *size):
        self.read_in_transaction.append(connection.in_atomic_block)
        return super().read(*size)


def test_a_picture_is_cleaned_and_written_before_anything_is_locked(crowd, draft):
    """Other saves would wait for as long as that takes."""
    officer = make.officer(draft.body)
    first, second = Watched(picture()), Watched(picture(colour="red"))

    (photo,) = actions.add_photos(draft, [first], by=officer, at=timezone.now())
    actions.revise_photo(
        draft, read(draft).photos.rows[0], seen=seen_of(read(draft).photos), data=second,
        by=officer, at=timezone.now(),
    )  # fmt: skip

    assert True not in first.read_in_transaction + second.read_in_transaction
    assert first.read_in_transaction
    assert second.read_in_transaction
    kept = Photo.objects.get(pk=photo.pk)
    assert kept.sha256 != photo.sha256
    assert [kept.file.name] == [f"photos/{name}" for name in default_storage.listdir("photos")[1]]


def test_a_full_disk_is_said_in_place_and_leaves_no_piece_of_a_file(desk, draft):
    noise = BytesIO()
    Image.effect_noise((900, 700), 90).save(noise, "JPEG", quality=95)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        response = desk.post(url("photo-add", draft), {"photos": upload(noise.getvalue())})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert response.status_code == 409
    assert "保存場所に空きがないため" in text_of(response)
    assert not draft.photos.exists()
    assert not default_storage.exists("photos") or default_storage.listdir("photos")[1] == []


def test_several_photos_are_added_in_one_visit_and_described_one_after_the_other(desk, draft):
    files = [upload(picture(colour=colour), f"{colour}.jpg") for colour in ("red", "blue", "lime")]

    response = desk.post(url("photo-add", draft), {"photos": files}, follow=True)

    photos = list(Photo.objects.order_by("position"))
    assert [photo.position for photo in photos] == [1, 2, 3]
    assert "写真を3枚加えました" in text_of(response)
    assert "3枚のうち1枚目" in text_of(response)
    draft.refresh_from_db()
    assert draft.version == 2
    for photo, onward in zip(photos, [*photos[1:], None], strict=True):
        address = url("photo-edit", draft, photo.pk)
        response = desk.post(address, words(desk, address))
        there = url("photo-edit", draft, onward.pk) if onward else None
        assert response.url == (there or url("nomination-section", draft, "photos"))
    assert "続けて" not in text_of(desk.get(response.url))


def test_one_wrong_file_among_several_is_named_and_costs_no_second_upload(desk, draft):
    files = [
        upload(picture(colour="red"), "祭り.jpg"),
        upload(b"%PDF-1.7", "案内 <b>.pdf"),
        upload(picture((200, 100)), "小.png"),
    ]

    response = desk.post(url("photo-add", draft), {"photos": files}, follow=True)

    assert Photo.objects.count() == 1
    text = text_of(response)
    assert "「案内 <b>.pdf」：JPEG、PNG、WebPの写真だけ" in text
    assert "「小.png」：写真が小さすぎます" in text
    assert "写真を1枚加えました" in text


def test_wrong_files_alone_are_named_at_the_field(desk, draft):
    files = [upload(b"%PDF-1.7", "a.pdf"), upload(picture()[:2000], "b.jpg")]

    response = desk.post(url("photo-add", draft), {"photos": files})

    assert response.status_code == 422
    text = text_of(response)
    assert "「a.pdf」：JPEG、PNG、WebP" in text
    assert "「b.jpg」：写真のファイルが壊れているか" in text
    assert not Photo.objects.exists()


def test_more_photos_than_there_is_room_for_are_none_and_leave_no_file(desk, draft):
    Round.objects.update(photos_max=3)
    add(desk, draft)
    files = [upload(picture(colour=colour)) for colour in ("red", "blue", "lime")]

    response = desk.post(url("photo-add", draft), {"photos": files})

    assert response.status_code == 409
    assert "写真は3枚までです。あと2枚まで加えられます。" in text_of(response)
    assert Photo.objects.count() == 1
    assert len(default_storage.listdir("photos")[1]) == 1


def test_a_picture_chosen_twice_in_one_visit_is_added_once_and_leaves_one_file(desk, draft):
    files = [upload(picture(colour="red"), "a.jpg"), upload(picture(colour="red"), "b.jpg")]

    for _click in range(2):
        desk.post(url("photo-add", draft), {"photos": files})

    assert Photo.objects.count() == 1
    assert len(default_storage.listdir("photos")[1]) == 1


def test_several_photos_can_be_chosen_without_javascript(page, desk, draft):
    controls = dict(page(url("photo-add", draft)).controls)

    assert "multiple" in controls["id_photos"]


def test_what_a_photo_lacks_is_told_by_its_number(desk, draft):
    add(desk, draft)
    second = add(desk, draft)

    text = text_of(desk.get(url("photo-edit", draft, second.pk)))

    assert "「2枚目の写真の説明」を入力してください。" in text
    assert "2枚目の写真に写っている方と撮影者の承諾を確かめて" in text
