"""What stands beside a section of a profile: its nomination, the members' remarks, the English."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from awards.dossier.values import Row, Value
from awards.winners.dossier import WinnerDossier
from nominations.editing.beside import TAKE, Beside, Other, taken, texts_beside
from nominations.editing.editor import Editor, SectionForms
from nominations.people.models import User
from nominations.release.counterparts import counterparts, missing_english, without_counterpart
from nominations.release.dossier import ProfileDossier
from nominations.release.drafting import said_by
from nominations.release.editors import EDITORS
from nominations.release.models.profiles import Profile
from nominations.release.proofreading_messages import anchor_of, label_of
from nominations.release.remarks import Remarks, remarks_on

# The button that drafts evaluation points from the members' remarks.
DRAFT = "draft"
EVALUATIONS = "evaluations"

Filled = tuple[QueryDict, str]


class Surroundings:
    """Read once a page, and only as far as the page asks."""

    def __init__(self, profile: Profile, reader: User, record: ProfileDossier, slug: str) -> None:
        self.profile, self.reader, self.record, self.slug = profile, reader, record, slug

    @cached_property
    def source(self) -> WinnerDossier:
        return said_by(self.profile.nomination)

    @cached_property
    def remarks(self) -> list[Remarks]:
        """Nothing to a reader who is recused."""
        if self.slug != EVALUATIONS:
            return []
        return remarks_on(self.profile.nomination, self.reader)

    @cached_property
    def other(self) -> Other | None:
        """The committee's words have no like in a nomination."""
        if self.slug == EVALUATIONS:
            return None
        rows = counterparts(self.record, self.source, self.slug)
        return Other(self.source.section(self.slug), row_of(EDITORS[self.slug], rows))

    def beside(self, forms: SectionForms) -> Mapping[str, Beside]:
        return texts_beside(forms, self.other) if self.other else {}

    def left_out(self) -> list[str]:
        """The rows of the nomination that the profile does not have, by what names them."""
        if self.slug in (EVALUATIONS, "regions"):
            return []
        return [_name_of(row) for row in without_counterpart(self.record, self.source, self.slug)]

    def missing_english(self) -> list[tuple[str, str]]:
        """Each field that has Japanese and no English: its id and its label."""
        section = self.record.section(self.slug)
        return [(anchor_of(place), label_of(place)) for place in missing_english(section)]

    def fill(self, forms: SectionForms) -> Filled | None:
        assert forms.data is not None  # noqa: S101 -- only what was typed is filled
        if TAKE in forms.data and self.other:
            data, label = taken(forms, self.other, forms.data, str(forms.data[TAKE]))
            sentence = _(
                "推薦書の「%(label)s」を欄に写しました。まだ保存していません。内容を確かめて、保存してください。"
            )
            return data, sentence % {"label": label} if label else ""
        if DRAFT in forms.data and self.remarks:
            return _drafted(forms, self.remarks), _(
                "委員の所見から、評価のポイントの下書きを加えました。まだ保存していません。公表する文に書き直して、保存してください。"
            )
        return None


def row_of(editor: Editor, rows: Mapping[int | None, Row]) -> Callable[[str], Value | None]:
    """A row that is being added has no key, and nothing beside it."""

    def found(about: str) -> Value | None:
        if not about:
            return rows.get(None) if editor.by else None
        return rows.get(int(about)) if about.isascii() and about.isdigit() else None

    return found


def _name_of(row: Row) -> str:
    for name in ("name", "office", "caption"):
        if text := getattr(row, name, None):
            return str(text.ja)
    return _("名前のない行")


def _drafted(forms: SectionForms, remarks: Sequence[Remarks]) -> QueryDict:
    """What was typed, with a row for each criterion that was remarked on, behind it."""
    assert forms.data is not None  # noqa: S101 -- only what was typed is filled
    data, rows = forms.data.copy(), list(forms.rows or ())
    start = len(rows) if any(row["text"].value() or row["text_en"].value() for row in rows) else 0
    for place, one in enumerate(remarks, start=start):
        data[f"{EVALUATIONS}-{place}-text"] = one.draft
        data[f"{EVALUATIONS}-{place}-ORDER"] = str(place + 1)
        data.setlist(f"{EVALUATIONS}-{place}-criteria", [one.criterion] if one.criterion else [])
    data[f"{EVALUATIONS}-TOTAL_FORMS"] = str(max(start + len(remarks), len(rows)))
    return data
