"""Silence on the texts that the project itself publishes or shows."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from awards.dossier.values import Contacts, Partners, Photos, Recipients, Regions
from awards.proofreading.catalogue import findings
from awards.proofreading.passages import passages_of
from awards.proofreading.values import Draft, Severity
from awards.typesetting import without_glyph
from awards.winners.models import Winner
from awards.winners.reading import read
from nominations.demo.data import round_data, rows_from, value_from
from nominations.intake.dossier import Appeals, NominationDossier, Work
from tests.proofreading.texts import CRITERIA, ON

# What the booklet of round 5 itself does not say, so that nobody could mend it: each would be
# accepted with that reason.
NOT_IN_THE_BOOKLET = {
    "takasaki": [
        ("P12", "apart", "2000年、2003年、2004年、2007年"),
        ("P12", "old", "2000年"),
        ("P12", "old", "2004年"),
        ("P12", "old", "2003年"),
    ],
    "kanazawa": [("P11", "", "100,000人")],
    "miyagi-belarus": [
        ("P11", "", "1,830,700人"),
        ("P36", "contact", "宮城・ベラルーシ協会事務局"),
        ("P36", "contact", "宮城・ベラルーシ協会事務局"),
    ],
}


def settled(dossier, on):
    """All that somebody would have to mend or to accept."""
    passages = passages_of(dossier)
    missing = frozenset(without_glyph("".join(one.text for one in passages)))
    draft = Draft(
        dossier=dossier, passages=passages, on=on, criteria=CRITERIA, without_glyph=missing
    )
    found = [one for one in findings(draft) if one.severity is not Severity.HINT]
    return [(one.id, one.code, one.excerpt) for one in found]


@pytest.mark.django_db
def test_round_five_as_it_stands_has_no_error_and_lacks_only_what_the_booklet_lacks():
    call_command("load_archive", verbosity=0)

    found = {w.slug: settled(read(w), ON) for w in Winner.objects.filter(round__number=5)}

    assert found == NOT_IN_THE_BOOKLET


def demonstrated():
    return [one for name in ("judged", "open") for one in round_data(name)["nominations"]]


def dossier_of(data):
    partners = rows_from(Partners(), data)
    keyed = Partners(
        rows=tuple(row.with_columns({}, key=n) for n, row in enumerate(partners.rows, start=1))
    )
    regions = [
        row.with_columns({}, partner=one.get("partner"))
        for row, one in zip(rows_from(Regions(), data).rows, data.get("regions", []), strict=True)
    ]
    appeals = [
        Appeals.row().with_columns({"text": text}) for text in data.get("appeals", {}).values()
    ]
    photos = [row.with_columns({"consent": True}) for row in rows_from(Photos(), data).rows]
    return NominationDossier(
        photos=Photos(rows=tuple(photos)),
        work=value_from(Work(), data),
        appeals=value_from(Appeals(), data).with_columns({}, rows=tuple(appeals)),
        recipients=rows_from(Recipients(), data),
        partners=keyed,
        regions=Regions(rows=tuple(regions)),
        contacts=rows_from(Contacts(), data),
    )


@pytest.mark.parametrize("data", demonstrated(), ids=lambda data: data["title"])
def test_the_demonstration_is_written_as_it_should_be(data):
    assert settled(dossier_of(data), timezone.now().date()) == []
