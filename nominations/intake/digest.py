"""The digest of all that is submitted."""

from dataclasses import asdict

from awards.dossier import digest
from nominations.intake.dossier import NominationDossier


def digest_of(dossier: NominationDossier) -> str:
    """Of the sections and attachments; see ``awards.dossier.digest``."""
    return digest.digest_of(dossier, attachments=[asdict(each) for each in dossier.attachments])
