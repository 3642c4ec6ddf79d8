"""The digest of all that is written about one thing, which the ledger and its seals keep."""

import hashlib
import json
from dataclasses import asdict

from awards.dossier.values import Dossier, Section


def digest_of(dossier: Dossier, **besides: object) -> str:
    """SHA-256 of the sections, and of what stands ``besides`` them, as 64 hex digits.

    They are written as JSON in UTF-8 with sorted keys; what JSON does not know, as its text.
    """
    return _digest(
        {slug: asdict(dossier.section(slug)) for slug in type(dossier).sections()} | besides
    )


def digest_of_section(section: Section, **besides: object) -> str:
    """Of one section, alike."""
    return _digest(asdict(section) | besides)


def _digest(written: dict[str, object]) -> str:
    text = json.dumps(written, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
