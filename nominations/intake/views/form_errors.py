"""Writing what readiness.py says beside the fields it is about."""

from nominations.editing.editor import SectionForms
from nominations.intake.readiness_messages import Message, message
from nominations.intake.views.shortcuts import OwnDossier


def mark(forms: SectionForms, own: OwnDossier, *, everything: bool) -> list[Message]:
    """Mark what is wrong, and with ``everything`` what is missing too; return what has no field.

    A form that was typed in shows its own errors instead; what could not be read is marked with
    the field's own sentence.
    """
    if forms.data is not None:
        return []
    return forms.mark(
        message(problem, own.dossier)
        for problem in own.problems
        if problem.place.section == forms.editor.slug
        and problem.code != "unreadable"
        and (problem.is_wrong or (everything and problem.blocks))
    )
