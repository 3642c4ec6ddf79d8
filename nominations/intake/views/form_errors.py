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
    places = {field.id_for_label: (form, field.name) for form in forms for field in form}
    loose = []
    for problem in own.problems:
        counts = problem.is_wrong or (everything and problem.blocks)
        if problem.place.section != forms.editor.slug or not counts or problem.code == "unreadable":
            continue
        one = message(problem, own.dossier)
        if one.anchor not in places:
            loose.append(one)
            continue
        form, name = places[one.anchor]
        form.errors.setdefault(name, form.error_class()).append(one.sentence)
    return loose
