"""The digest of all that is submitted, which the ledger keeps. Plain Python."""

import hashlib
import json
from dataclasses import asdict

from nominations.intake.dossier import NominationDossier


def digest_of(dossier: NominationDossier) -> str:
    """SHA-256 of the sections and attachments as JSON with sorted keys, as 64 hex digits."""
    submitted: dict[str, object] = {
        slug: asdict(dossier.section(slug)) for slug in NominationDossier.sections()
    }
    submitted["attachments"] = [asdict(attachment) for attachment in dossier.attachments]
    text = json.dumps(submitted, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
