"""What a group sees by its link, and what the desk sees of it: paragraphs with their comments."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.forms import FileField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.bilingual import Text
from awards.dossier.values import Row
from awards.winners.models import Winner
from awards.winners.public import page_of
from awards.winners.values.winner import WinnerPage
from nominations.changing import fingerprint
from nominations.editing.editor import SectionForms
from nominations.editing.facts import fact
from nominations.editing.forms import SectionForm
from nominations.release.confirmation import for_group
from nominations.release.dossier import ProfileDossier
from nominations.release.editors import CORRECTIONS
from nominations.release.models.confirmations import ConfirmationLink, GroupComment
from nominations.release.passages import WHOLE, Line, Passage
from nominations.release.sections import TITLES

# Columns that are no words of the page: where it stands in a list, whose consent is on file.
UNSAID = {"address", "criteria", "consent", "ORDER", "DELETE"}
ROWS = ("recipients", "partners", "regions", "photos", "contacts")
ONE: Mapping[str, str | Promise] = {
    "recipients": gettext_lazy("受賞した団体"),
    "partners": gettext_lazy("交流先"),
    "regions": gettext_lazy("地域の概要"),
    "photos": gettext_lazy("写真"),
    "contacts": gettext_lazy("問合せ先"),
}


def preview_of(winner: Winner, photo_url: Callable[[int], str]) -> WinnerPage:
    """As the public will read it, without what is not the group's before the announcement: the
    prize, and what the committee valued.
    """
    page = page_of(winner, photo_url)
    return replace(page, prize=Text(), evaluations=())


def passages_of(dossier: ProfileDossier) -> tuple[Passage, ...]:
    """In the order of the page; the last is about the whole. No query."""
    return tuple(_passages(for_group(dossier)))


def _passages(dossier: ProfileDossier) -> Iterator[Passage]:
    names = SectionForms(CORRECTIONS["names"], dossier)
    said = fingerprint(dossier.names.flat())
    yield Passage("names", str(TITLES["names"]), _lines(names.form), said)
    yield from _overview(dossier)
    for slug in ROWS:
        forms = SectionForms(CORRECTIONS[slug], dossier)
        rows = zip(forms.rows or (), dossier.section(slug).rows, strict=False)
        for n, (form, row) in enumerate(rows, start=1):
            if not row.is_empty:
                yield _of_row(slug, n, form, row)
    yield Passage(WHOLE, _("全体について"), (), WHOLE)


def _overview(dossier: ProfileDossier) -> Iterator[Passage]:
    written = dossier.overview.overview
    for n, bullet in enumerate(written.ja, start=1):
        english = written.en[n - 1] if n <= len(written.en) else ""
        title = _("交流事業の概要 %(n)d") % {"n": n}
        yield Passage(
            f"overview-{n}", title, _both(bullet, english), fingerprint([bullet, english])
        )
    note = dossier.overview.note
    if note.ja or note.en:
        lines = _both(note.ja, note.en)
        yield Passage("note", _("注"), lines, fingerprint([note.ja, note.en]))


def _both(japanese: str, english: str) -> tuple[Line, ...]:
    lines = (Line("", japanese), Line("", english, "en"))
    return tuple(line for line in lines if line.text)


def _of_row(slug: str, n: int, form: SectionForm, row: Row) -> Passage:
    said = fingerprint([row.flat(), row.unread, getattr(row, "sha256", "")])
    title = _("%(label)s %(n)d") % {"label": ONE[slug], "n": n}
    if slug == "regions":
        title = _("%(label)s（%(name)s）") % {"label": ONE[slug], "name": form.title}
    photo = n if slug == "photos" else None
    return Passage(f"{slug}-{n}", title, _lines(form), said, photo)


def _lines(form: SectionForm | None) -> tuple[Line, ...]:
    fields = list(form.visible_fields()) if form else []
    return tuple(
        Line(str(field.label), fact(field), "en" if field.name.endswith("_en") else "ja")
        for field in fields
        if field.name not in UNSAID
        and not isinstance(field.field, FileField)
        and field.value() not in (None, "", (), [])
    )


@dataclass(frozen=True)
class Commented:
    """A paragraph with what was said of it; ``older`` of a text that it had before."""

    passage: Passage
    comments: tuple[GroupComment, ...]
    older: tuple[GroupComment, ...]


def with_comments(
    passages: Iterable[Passage], comments: Iterable[GroupComment]
) -> tuple[list[Commented], list[GroupComment]]:
    """Each paragraph with its comments, and those whose paragraph is not there any more.

    A comment follows the text it is about; where that was rewritten, it stays at its place.
    """
    passages, rest = list(passages), list(comments)
    by_hash = {passage.hash: passage.place for passage in reversed(passages)}
    places = {passage.place for passage in passages}
    current: dict[str, list[GroupComment]] = {}
    older: dict[str, list[GroupComment]] = {}
    homeless = []
    for one in rest:
        here = next((p for p in passages if p.place == one.place), None)
        if here and here.hash == one.passage_hash:
            current.setdefault(here.place, []).append(one)
        elif one.passage_hash in by_hash:
            current.setdefault(by_hash[one.passage_hash], []).append(one)
        elif one.place in places:
            older.setdefault(one.place, []).append(one)
        else:
            homeless.append(one)
    commented = [
        Commented(p, tuple(current.get(p.place, ())), tuple(older.get(p.place, ())))
        for p in passages
    ]
    return commented, homeless


def comments_to_group(link: ConfirmationLink) -> list[GroupComment]:
    """Those that came by this link, or by an earlier one to the same address: another reader of a
    link that went astray is nobody this group hears of.
    """
    links = ConfirmationLink.objects.filter(profile=link.profile_id, email=link.email)
    return list(GroupComment.objects.filter(link__in=links).order_by("at", "pk"))
