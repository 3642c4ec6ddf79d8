"""What a browser would send of a page's forms as they stand; WebTest reads them."""

from collections.abc import Iterator

from webtest import TestResponse
from webtest.forms import Checkbox, Field, File, Form, Radio, Submit


def filled(html: str) -> dict[str, str | list[str]]:
    """The page's posting form: one value as it is, several as a list, no file and no button."""
    found: dict[str, list[str]] = {}
    # Beside the form that a page is about stand only buttons, such as the one to sign out.
    posting = [form for form in _forms(html) if form.method.lower() == "post"]
    for name, value in max(posting, key=lambda form: len(form.fields)).submit_fields():
        if not isinstance(value, File):
            found.setdefault(name, []).append(value)
    found.pop("csrfmiddlewaretoken", None)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def every_control(html: str) -> dict[str, str]:
    """Every name in every form, with what it could send: buttons pressed, boxes ticked."""
    return {
        name: _could_send(field)
        for form in _forms(html)
        for name, field in form.field_order
        if name
    }


def _forms(html: str) -> Iterator[Form]:
    page = TestResponse(text=html, content_type="text/html", charset="utf-8")
    # It lists a form under its id a second time.
    yield from (form for key, form in page.forms.items() if isinstance(key, int))


def _could_send(field: Field) -> str:
    if isinstance(field, Submit):
        return str(field.value_if_submitted())
    if isinstance(field, Radio):
        return str(field.value or field.options[-1][0])
    if isinstance(field, Checkbox):
        field.checked = True
    return str(field.value or "")
