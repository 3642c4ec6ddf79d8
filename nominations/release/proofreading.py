"""What a profile still lacks before it can be marked as proofread."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from awards.winners.models import Photo, Winner


@dataclass(frozen=True)
class Lack:
    """``section`` is where it is put right."""

    section: str
    sentence: str


def lacks_of(winner: Winner) -> list[Lack]:
    """In the order of the sections. No query where evaluations and photographs are prefetched."""
    return [*_names(winner), *_texts(winner), *_photos(winner)]


def _names(winner: Winner) -> list[Lack]:
    needed = {
        "slug": _("アドレスの名前を決めてください（例：takasaki）。"),
        "name": _("受賞団体の名称を書いてください。"),
        "title": _("事業名を書いてください。"),
        "name_en": _("受賞団体の名称を英語で書いてください。"),
        "title_en": _("事業名を英語で書いてください。"),
    }
    return [
        Lack("names", sentence)
        for column, sentence in needed.items()
        if not getattr(winner, column).strip()
    ]


def _texts(winner: Winner) -> list[Lack]:
    found = []
    if not any(bullet.strip() for bullet in winner.overview):
        found.append(Lack("overview", _("取組の概要を1項目以上書いてください。")))
    if not any(point.text.strip() for point in winner.evaluationpoints.all()):
        found.append(Lack("evaluations", _("評価された点を1項目以上書いてください。")))
    return found


def _photos(winner: Winner) -> list[Lack]:
    photos = sorted(winner.photos.all(), key=lambda photo: photo.position)
    return [Lack("photos", sentence) for photo in photos for sentence in _of_photo(photo)]


def _of_photo(photo: Photo) -> list[str]:
    found = []
    if not photo.alt.strip():
        found.append(_("写真%(n)dの代替テキストを書いてください。") % {"n": photo.position})
    if not photo.consent:
        found.append(
            _("写真%(n)dは、承諾を確かめて印を付けるか、取り除いてください。")
            % {"n": photo.position}
        )
    return found
