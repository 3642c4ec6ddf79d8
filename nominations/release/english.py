"""What a profile still lacks in English, if its round publishes English. Plain Python: no words."""

from collections.abc import Iterator

from awards.dossier import english
from awards.dossier.checks import Problem
from nominations.release.dossier import ProfileDossier


def no_english(dossier: ProfileDossier) -> Iterator[Problem]:
    """A problem for each text in Japanese that has none beside it."""
    if dossier.publishes_english:
        for slug in type(dossier).sections():
            for place in english.missing(dossier.section(slug)):
                yield Problem(place, "no_english")
