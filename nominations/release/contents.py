"""What becomes public when a round is released, as the person had it who prepared it.

It is kept as digests, so that whoever confirms later can be told what has changed meanwhile
without anything of it being stored twice.
"""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from awards.dossier.digest import digest_of_section
from awards.rounds.models import Round
from awards.winners.models import Photo, Winner
from nominations.intake.models import State as NominationState
from nominations.release.dossier import ProfileDossier
from nominations.release.reading import dossier_of, with_dossier
from nominations.release.sections import TITLES

Digests = dict[str, dict[str, str]]
Contents = Mapping[str, object]


def contents_of(round_: Round, winners: Iterable[Winner]) -> dict[str, object]:
    return {
        "winners": _digests(winners),
        "applications": applications(round_),
        "english": round_.publishes_english,
    }


def _digests(winners: Iterable[Winner]) -> Digests:
    keys = [winner.pk for winner in winners]
    rows = with_dossier(Winner.objects.filter(pk__in=keys)).order_by("position", "pk")
    files: dict[int, list[str]] = {key: [] for key in keys}
    photos = Photo.objects.filter(winner__in=keys).order_by("position", "pk")
    for key, name in photos.values_list("winner", "original"):
        files[key].append(name)
    return {str(row.pk): _of_sections(dossier_of(row), files[row.pk]) for row in rows}


def _of_sections(dossier: ProfileDossier, files: list[str]) -> dict[str, str]:
    """A picture that took the place of another has the name of another file."""
    digests = {slug: digest_of_section(dossier.section(slug)) for slug in TITLES}
    return digests | {"photos": digest_of_section(dossier.photos, files=files)}


def applications(round_: Round) -> int:
    """All nominations that were ever submitted, less those withdrawn: the number made public."""
    received = round_.nominations.filter(submitted_at__isnull=False)
    return received.exclude(state=NominationState.WITHDRAWN).count()


def changed(then: Contents, round_: Round, winners: Iterable[Winner]) -> list[str]:
    """In sentences, what is not as it was ``then``; empty when all is."""
    winners = list(winners)
    return list(_changed(then, contents_of(round_, winners), {str(w.pk): w for w in winners}))


def _changed(then: Contents, now: Contents, winners: Mapping[str, Winner]) -> Iterator[str]:
    before: Digests = then["winners"]  # type: ignore[assignment]  # as contents_of made them
    after: Digests = now["winners"]  # type: ignore[assignment]
    for key, sections in after.items():
        differing = [
            str(TITLES[slug]) for slug in TITLES if before.get(key, {}).get(slug) != sections[slug]
        ]
        if differing:
            quoted = _("、").join(_("「%(section)s」") % {"section": title} for title in differing)
            yield _("%(winner)sの%(sections)sが、準備の後に変わりました。") % {
                "winner": winners[key].name,
                "sections": quoted,
            }
    if then["applications"] != now["applications"]:
        yield _("応募数が、準備の後に「%(then)s団体」から「%(now)s団体」に変わりました。") % {
            "then": then["applications"],
            "now": now["applications"],
        }
    if then["english"] != now["english"]:
        yield _("受賞団体を英語でも公表するかどうかが、準備の後に変わりました。")
