"""What must hold of people after every act and every fault."""

from awards.codes import is_code
from nominations.people.models import NominatingBody


def broken() -> list[str]:
    codes = NominatingBody.objects.values_list("code", flat=True)
    return [
        f"people: {code} is not a code of a local government" for code in codes if not is_code(code)
    ]
