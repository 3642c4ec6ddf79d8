import io
from dataclasses import replace

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.forms.models import model_to_dict

from awards.partial_dates import PartialDate
from awards.winners.models import NEXT, State, Winner
from nominations.changing import NotAllowed, Refused, Stale
from nominations.editing.saving import seen_of
from nominations.ledger.models import LedgerEntry
from nominations.release import actions
from nominations.release.models.profiles import Profile
from nominations.release.reading import read
from tests import make
from tests.decision.stage import deliberating, tabled
from tests.release import stage
from tests.release.stage import AT, completed, decided, drafted, proofread

pytestmark = pytest.mark.django_db

ARROWS = {
    ("drafting", "proofread"),
    ("proofread", "drafting"),
    ("proofread", "released"),
    ("released", "proofread"),
    ("released", "withdrawn"),
    ("withdrawn", "released"),
}


def revise(on, winner, section, *, seen=None, uploads=None):
    stored = read(winner).section(section.slug)
    return actions.revise_profile(
        winner, section, seen=seen or seen_of(stored), by=on.office, at=AT, uploads=uploads
    )


def changed(winner, slug, **columns):
    """The section as it is stored, with these columns."""
    return read(winner).section(slug).with_columns(columns)


def with_rows(winner, slug, *rows):
    return replace(read(winner).section(slug), rows=rows)


def seen(winner, slug):
    return seen_of(read(winner).section(slug))


def test_the_arrows_are_these_and_no_others():
    assert {(was, to) for was, nexts in NEXT.items() for to in nexts} == ARROWS
    assert set(NEXT) == set(State)


def test_a_profile_is_drafted_from_its_nomination_with_the_prize_and_place_decided():
    on = decided()

    winner = drafted(on, 1)

    assert (winner.prize, winner.position, winner.round) == (on.prizes["minister"], 2, on.round)
    assert (winner.name, winner.title) == ("見本友好協会", on.entries[1].title)
    assert winner.slug == "gunma"  # its town is invented, its prefecture is not
    assert (winner.state, winner.published_at) == ("drafting", None)
    assert Profile.objects.get(winner=winner).nomination == on.entries[1]


def test_the_address_that_is_proposed_is_the_town_of_the_first_group():
    on = decided()
    for entry in on.entries[:2]:
        entry.recipients.update(prefecture="10", home_municipality="高崎市")

    slugs = [drafted(on, index).slug for index in (0, 1)]

    assert slugs == ["takasaki", "takasaki-2"]


def test_every_text_of_every_part_is_found_again_in_the_profile():
    on = decided(1)
    entry = on.entries[0]
    related = (entry.recipients, entry.partners, entry.regionfacts, entry.photos, entry.contacts)
    for rows, part in zip(related, stage.MARKED, strict=True):
        stage.mark(rows.order_by("position"), part)
    sent = {
        m for rows in related for row in rows.all() for m in stage.marks_in(str(model_to_dict(row)))
    }

    winner = drafted(on)

    parts = (winner.recipients, winner.partners, winner.regionfacts, winner.photos, winner.contacts)
    kept = {
        m for rows in parts for row in rows.all() for m in stage.marks_in(str(model_to_dict(row)))
    }
    assert len(sent) == 26
    assert kept == sent
    assert winner.overview == entry.overview


def test_dates_figures_and_whose_region_it_is_are_copied():
    on = decided(1)

    winner = drafted(on)

    partner = winner.partners.get()
    own, theirs = winner.regionfacts.order_by("position")
    assert (partner.signed_on, partner.country) == (PartialDate(1990, 4, 1), "DE")
    assert (own.partner, theirs.partner) == (None, partner)
    assert (own.population, str(own.area_km2), own.basis) == (100000, "100.50", "resident_register")
    assert winner.photos.get().consent is True


def test_a_photograph_is_copied_to_a_file_of_its_own():
    on = decided(1)
    theirs = on.entries[0].photos.get().file

    ours = drafted(on).photos.get().original

    assert ours.name != theirs.name
    with ours.open("rb"), theirs.open("rb"):
        assert ours.read() == theirs.read()
    assert stage.published_files() == []


def test_a_profile_is_drafted_once_however_often_it_is_asked_for():
    on = decided(1)

    first, second = drafted(on), drafted(on)

    assert first == second
    assert Winner.objects.count() == 1
    assert LedgerEntry.objects.filter(event="profile.drafted").count() == 1


def test_only_what_was_decided_gets_a_profile():
    on = deliberating()
    tabled(on)

    with pytest.raises(Refused, match="全ての主催者が承認して"):
        drafted(on)
    with pytest.raises(Refused):
        actions.draft_profile(decided(1).entries[1], by=on.office, at=AT)

    assert not Winner.objects.exists()


def test_a_draft_that_fails_leaves_neither_rows_nor_files():
    on = decided(1)
    second = make.intake.Photo.objects.create(
        nomination=on.entries[0], position=2, width=1, height=1, file="gone.jpg", sha256="0" * 64
    )
    before = stage.private_files()

    with pytest.raises(Refused, match=f"写真{second.position}のファイル"):
        drafted(on)

    assert (Winner.objects.count(), stage.private_files()) == (0, before)


def test_names_that_have_no_room_are_counted():
    on = decided(1)
    for position in range(2, 5):
        make.intake.Recipient.objects.create(
            nomination=on.entries[0], position=position, name="国" * 60, kana="くに"
        )

    winner = drafted(on)

    assert winner.name == "見本友好協会ほか3団体"


def test_a_section_is_written_whole_and_counts_a_version():
    on = decided(1)
    winner = drafted(on)

    revise(on, winner, changed(winner, "names", name_en="Friends", address="friends"))

    winner.refresh_from_db()
    assert (winner.name_en, winner.slug) == ("Friends", "friends")
    assert Profile.objects.get().version == 2


def test_saving_the_same_twice_has_one_effect():
    on = decided(1)
    winner = drafted(on)

    for _ in range(2):
        revise(on, winner, changed(winner, "names", name_en="A"))

    assert LedgerEntry.objects.filter(event="profile.revised").count() == 1


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten():
    on = decided(1)
    winner = drafted(on)
    before = seen(winner, "names")
    revise(on, winner, changed(winner, "names", name_en="First"))

    with pytest.raises(Stale):
        revise(on, winner, changed(winner, "names", name_en="Second"), seen=before)

    winner.refresh_from_db()
    assert winner.name_en == "First"


def test_another_section_may_be_written_meanwhile():
    on = decided(1)
    winner = drafted(on)
    before = seen(winner, "names")
    revise(on, winner, changed(winner, "overview", overview=("書き直した。",)))

    revise(on, winner, changed(winner, "names", name_en="Second"), seen=before)

    winner.refresh_from_db()
    assert (winner.overview, winner.name_en) == (["書き直した。"], "Second")


def test_parts_are_reordered_added_and_removed():
    on = decided(1)
    winner = drafted(on)
    (first,) = read(winner).partners.rows
    second = replace(first.with_columns({"name": "ナンシー市"}), key=None)
    one, two = revise(on, winner, with_rows(winner, "partners", first, second)).rows

    revise(on, winner, with_rows(winner, "partners", two, one))

    assert [p.name for p in winner.partners.order_by("position")] == ["ナンシー市", "リンデン市"]
    assert winner.regionfacts.filter(partner__name="リンデン市").count() == 1


def test_regions_are_written_by_partner_and_empty_ones_vanish():
    on = decided(1)
    winner = drafted(on)
    own, theirs = read(winner).regions.rows
    nothing = type(own)(partner=None)

    described = theirs.with_columns({"description": "川のまち。"})
    revise(on, winner, with_rows(winner, "regions", nothing, described))

    region = winner.regionfacts.get()
    assert (region.partner, region.description) == (winner.partners.get(), "川のまち。")


@pytest.mark.parametrize("slug", ["recipients", "partners", "photos", "contacts", "evaluations"])
def test_a_forged_row_of_another_profile_is_not_found(slug):
    on = decided(2)
    mine, other = completed(drafted(on)), completed(drafted(on, 1))
    theirs = read(other).section(slug)
    both = with_rows(mine, slug, *read(mine).section(slug).rows, *theirs.rows)

    with pytest.raises(ObjectDoesNotExist):
        revise(on, mine, both)

    assert read(other).section(slug) == theirs


def test_a_removed_photograph_takes_its_file_along(django_capture_on_commit_callbacks):
    on = decided(1)
    winner = drafted(on)
    name = winner.photos.get().original.name

    with django_capture_on_commit_callbacks(execute=True):
        revise(on, winner, with_rows(winner, "photos"))

    assert name not in stage.private_files()
    assert on.entries[0].photos.get().file.storage.exists(on.entries[0].photos.get().file.name)


def test_a_photograph_is_added_and_cleaned():
    on = decided(1)
    winner = drafted(on)
    (old,) = read(winner).photos.rows
    new = type(old)().with_columns({"caption": "祭り"})
    file = io.BytesIO(stage.picture(900, 600))

    revise(on, winner, with_rows(winner, "photos", old, new), uploads={1: file})

    added = winner.photos.get(position=2)
    assert (added.caption, added.width, added.height) == ("祭り", 900, 600)


def test_a_slug_another_winner_has_is_refused_with_its_name():
    on = decided(2)
    mine, other = drafted(on), drafted(on, 1)

    with pytest.raises(Refused, match="違う名前にしてください"):
        revise(on, mine, changed(mine, "names", address=other.slug))


LACKS = {
    "slug": "アドレスの名前を決めてください（例：takasaki）。",
    "name": "受賞団体の名称を書いてください。",
    "title": "事業名を書いてください。",
    "name_en": "受賞団体の名称を英語で書いてください。",
    "title_en": "事業名を英語で書いてください。",
}


@pytest.mark.parametrize(("column", "sentence"), LACKS.items())
def test_a_profile_without_a_name_is_not_proofread(column, sentence):
    on = decided(1)
    winner = completed(drafted(on))
    Winner.objects.filter(pk=winner.pk).update(**{column: " "})

    with pytest.raises(Refused) as refusal:
        actions.proofread(winner, by=on.office, at=AT)

    assert str(refusal.value) == sentence


def test_a_profile_needs_texts_and_photographs_that_may_be_shown():
    on = decided(1)
    winner = completed(drafted(on))
    winner.evaluationpoints.all().delete()
    Winner.objects.filter(pk=winner.pk).update(overview=[])
    winner.photos.update(alt="", consent=False)

    with pytest.raises(Refused) as refusal:
        actions.proofread(winner, by=on.office, at=AT)

    assert str(refusal.value).split(" ") == [
        "交流事業の概要を1項目以上書いてください。",
        "評価のポイントを1項目以上書いてください。",
        "写真1の代替テキストを書いてください。",
        "写真1は、承諾を確かめてチェックを入れるか、削除してください。",
    ]


def test_a_proofread_profile_is_written_only_after_it_was_taken_back_with_a_reason():
    on = decided(1)
    winner = proofread(on)

    with pytest.raises(Refused, match="校了"):
        revise(on, winner, changed(winner, "names", name_en="Late"))
    with pytest.raises(Refused, match="理由"):
        actions.unproofread(winner, reason="", by=on.office, at=AT)
    actions.unproofread(winner, reason="誤字のため", by=on.office, at=AT)
    revise(on, winner, changed(winner, "names", name_en="Late"))

    winner.refresh_from_db()
    assert (winner.state, winner.name_en) == ("drafting", "Late")


@pytest.mark.parametrize("state", ["drafting", "released"])
def test_only_a_proofread_profile_can_be_taken_back(state):
    with pytest.raises(Refused):
        actions.unproofread(make.winner(state), reason="念のため", by=make.secretary(), at=AT)


@pytest.mark.parametrize(
    "act",
    [
        lambda on, by: actions.draft_profile(on.entries[0], by=by, at=AT),
        lambda on, by: actions.revise_profile(
            drafted(on), read(drafted(on)).names, seen="", by=by, at=AT
        ),
        lambda on, by: actions.proofread(completed(drafted(on)), by=by, at=AT),
        lambda on, by: actions.unproofread(proofread(on), reason="誤字", by=by, at=AT),
        lambda on, by: actions.prepare(on.round, publish_at=stage.LATER, by=by, at=AT),
    ],
)
def test_every_act_is_the_secretariats_whoever_calls_it(act):
    on = decided(1)

    with pytest.raises(NotAllowed):
        act(on, make.host_officer())
