"""A decided round whose winners were nominated completely, photographs included."""

import io
import re
from datetime import UTC, datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from PIL import Image

from awards.dossier import english, models
from awards.winners.models import EvaluationPoint, Photo, Winner
from awards.winners.reading import TABLES
from nominations.release import actions
from nominations.release.reading import read
from tests import make
from tests.decision.stage import decided as decide
from tests.decision.stage import deliberating, line

AT = datetime(2026, 4, 1, 9, tzinfo=UTC)
LATER = AT + timedelta(days=20)


def picture(width=1200, height=800):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, "JPEG")
    return out.getvalue()


def decided(winners=2):
    """``entries`` are chosen in their order for the minister's prize."""
    on = deliberating(max(winners, 1) + 1)
    for entry in on.entries[:winners]:
        make.fill(entry)
        photo = entry.photos.get()
        photo.file.save("photos/drawn.jpg", ContentFile(picture()), save=False)
        photo.width, photo.height = 1200, 800
        photo.save()
    minister = on.prizes["minister"]
    decide(on, *[line(e, minister, n) for n, e in enumerate(on.entries[:winners], start=1)])
    on.round.refresh_from_db()
    return on


def drafted(on, index=0):
    return actions.draft_profile(on.entries[index], by=on.office, at=AT)


def completed(winner):
    """With all that a profile needs to be proofread."""
    Winner.objects.filter(pk=winner.pk).update(name_en="Association", title_en="Exchange")
    EvaluationPoint.objects.create(winner=winner, position=1, text="息の長い交流である。")
    translated(winner)
    winner.refresh_from_db()
    return winner


def translated(winner):
    """English wherever it has none and needs some."""
    record = read(winner)
    for slug in record.sections():
        section = record.section(slug)
        for place in english.missing(section):
            table = TABLES[type(section)].model if place.row else Winner
            key = section.rows[place.row - 1].key if place.row else winner.pk
            list_of_texts = place.column == "overview_en"
            table._default_manager.filter(pk=key).update(
                **{place.column: ["In English."] if list_of_texts else f"{place.column} 1"}
            )


def proofread(on, index=0):
    winner = completed(drafted(on, index))
    actions.proofread(winner, by=on.office, at=AT)
    return winner


def other(on):
    """Another of the secretariat, the same each time; ``on.office`` prepares."""
    if not hasattr(on, "other"):
        on.other = make.secretary()
    return on.other


def prepare(on, publish_at=LATER, at=AT):
    return actions.prepare(on.round, publish_at=publish_at, by=on.office, at=at)


def release(on, publish_at=LATER, at=AT):
    prepared = prepare(on, publish_at, at)
    actions.confirm(prepared, by=other(on), at=at)
    on.round.refresh_from_db()
    return prepared


def published_files():
    return _files(storages["published"])


def private_files():
    """Asked of a column, which keeps the storage it was made with."""
    return _files(Photo._meta.get_field("original").storage)


def _files(storage):
    """All files of a storage, wherever they lie in it."""

    def walk(folder):
        folders, here = storage.listdir(folder) if storage.exists(folder) else ([], [])
        inside = [name for each in folders for name in walk(f"{folder}/{each}".lstrip("/"))]
        return [f"{folder}/{each}".lstrip("/") for each in here] + inside

    return sorted(walk(""))


MARKED = (models.Recipient, models.Partner, models.RegionFact, models.Photo, models.Contact)


def mark(rows, part):
    """Each free text of each row says where it stands, so that a lost one is missed."""
    for n, row in enumerate(rows, start=1):
        for field in part._meta.fields:
            if field.get_internal_type() in ("CharField", "TextField") and not field.choices:
                if type(field).__name__ == "PartialDateField":
                    continue
                text = f"mark-{part.__name__}-{n}-{field.name}"
                setattr(row, field.name, text[: field.max_length])
        row.save()


def marks_in(text):
    return set(re.findall(r"mark-\w+-\d-\w+", text))
