"""Writes a field with all that stands around its control: label, help, error and counter.

A section's page has hundreds of fields: a template for each took most of the time of the page.
"""

from collections.abc import Callable
from functools import cache, lru_cache

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from awards.fields.words import Total
from awards.geo import Language
from awards.languages import language
from awards.text import count

# A browser that stops the writer silently, or a hint that vanishes, is never wanted here.
UNWANTED = ("maxlength", "minlength", "placeholder")
NOTHING = SafeString()


def written(field: BoundField) -> SafeString:
    if field.is_hidden:
        return field.as_widget()
    return _shape_of(field)(field)


def _shape_of(field: BoundField) -> Callable[[BoundField], SafeString]:
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return _tick
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return _options
    return _group if field.use_fieldset and not isinstance(widget, FileInput) else _plain


def control(field: BoundField) -> SafeString:
    """The widget itself; described by its help, its counter and its error, in this order."""
    for name in UNWANTED:
        field.field.widget.attrs.pop(name, None)
    described = field.aria_describedby or ""
    if _limit(field):
        described = f"{described} {field.auto_id}_counter".strip()
    return field.as_widget(attrs={"aria-describedby": described} if described else None)


def error(field: BoundField) -> SafeString:
    """What is wrong with the field; empty where nothing is."""
    if field.name not in field.form.errors:
        return NOTHING
    sentences = format_html_join("", "<p>＊{}</p>", ((sentence,) for sentence in field.errors))
    return format_html('<div class="error" id="{}_error">{}</div>', field.auto_id, sentences)


def counter(field: BoundField) -> SafeString:
    """How full the field is; data-* carry the words in which desk.js tells it anew."""
    letters, limit = _letters(field), _limit(field)
    return format_html(
        '<p class="counter{}" id="{}_counter" data-limit="{}"{}>{}</p>',
        _over(letters, limit), field.auto_id, limit, _anew(language()),
        _("%(count)s / %(limit)s文字") % {"count": letters, "limit": limit},
    )  # fmt: skip


@cache
def _anew(_of: Language) -> SafeString:
    return format_html(
        ' data-count="{}" data-left="{}" data-over="{}"',
        _("{n} / {limit}文字"), _("残り{n}文字です"), _("{n}文字超えています"),
    )  # fmt: skip


def _total(field: BoundField) -> SafeString:
    """How full all fields of the field's total are; data-sums names those that desk.js adds up."""
    total: Total | None = getattr(field.field, "total", None)
    if total is None:
        return NOTHING
    fields = [field.form[name] for name in total.names]
    letters = sum(map(_letters, fields))
    return format_html(
        '<p class="counter{}" data-limit="{}" data-sums="{}"'
        ' data-count="{}" data-left="{}" data-over="{}">{}</p>',
        _over(letters, total.limit), total.limit, " ".join(one.auto_id for one in fields),
        _("合わせて{n} / {limit}文字"), _("合わせて残り{n}文字です"),
        _("合わせて{n}文字超えています"),
        _("合わせて%(count)s / %(limit)s文字") % {"count": letters, "limit": total.limit},
    )  # fmt: skip


def _plain(field: BoundField) -> SafeString:
    widget, unit = control(field), getattr(field.field, "unit", "")
    if unit:
        widget = format_html('<div class="with-unit">{}<span>{}</span></div>', widget, unit)
    below = f"{error(field)}{counter(field) if _limit(field) else NOTHING}{_total(field)}"
    # All of it is safe: the parts are escaped already, and ids are made of names of columns.
    return SafeString(
        f'<div class="field" id="div_{field.auto_id}">\n'
        f"{_label(field)}\n{_help(field)}\n{widget}\n{below}</div>"
    )


def _tick(field: BoundField) -> SafeString:
    return format_html(
        '<div class="field tick" id="div_{}">\n<div class="option">\n{}\n{}\n</div>\n{}\n{}</div>',
        field.auto_id, control(field), _label(field), _help(field), error(field),
    )  # fmt: skip


def _options(field: BoundField) -> SafeString:
    options = format_html_join(
        "\n",
        '<div class="option">{}<label for="{}">{}</label></div>',
        ((option.tag(), option.id_for_label, option.choice_label) for option in field),
    )
    kind = f"options {field.field.widget.attrs.get('class', '')}".strip()
    return _fieldset(field, field.auto_id, kind, options)


def _group(field: BoundField) -> SafeString:
    return _fieldset(field, f"div_{field.auto_id}", "options inline", control(field))


def _fieldset(field: BoundField, id_: str, kind: str, controls: SafeString) -> SafeString:
    described = field.aria_describedby
    return format_html(
        '<fieldset class="field" id="{}" tabindex="-1"{}>\n<legend>{}{}</legend>\n{}\n'
        '<div class="{}">{}</div>\n{}</fieldset>',
        id_, format_html(' aria-describedby="{}"', described) if described else NOTHING,
        field.label, _mark(field), _help(field), kind, controls, error(field),
    )  # fmt: skip


def _label(field: BoundField) -> SafeString:
    return _label_of(field.id_for_label, str(field.label), _mark(field))


# By type, too: text that is safe already is not escaped again. As much is kept as the rows of a
# page or two have fields; the next writer's page has the same ones.
@lru_cache(maxsize=2_000, typed=True)
def _label_of(control_id: str, label: str, mark: SafeString) -> SafeString:
    return format_html('<label for="{}">{}{}</label>', control_id, label, mark)


def _mark(field: BoundField) -> SafeString:
    """Whether it has to be filled in, unless the form or the field goes without such marks."""
    if getattr(field.form, "unmarked", False) or getattr(field.field, "unmarked", False):
        return NOTHING
    needed, with_japanese, optional = _marks(language())
    if field.field.required or getattr(field.field, "needed", False):
        return needed
    return with_japanese if getattr(field.field, "with_japanese", False) else optional


@cache
def _marks(_of: Language) -> tuple[SafeString, SafeString, SafeString]:
    return (
        format_html('<span class="req">{}</span>', _("※必須")),
        format_html('<span class="req">{}</span>', _("※日本語があるとき必須")),
        format_html('<span class="opt">{}</span>', _("※任意")),
    )


def _help(field: BoundField) -> SafeString:
    text = field.help_text
    return _help_of(field.auto_id, str(text)) if text else NOTHING


@lru_cache(maxsize=2_000, typed=True)
def _help_of(field_id: str, text: str) -> SafeString:
    return format_html('<div class="help" id="{}_helptext">{}</div>', field_id, text)


def _limit(field: BoundField) -> int | None:
    return getattr(field.field, "limit", None)


def _letters(field: BoundField) -> int:
    return count(str(field.value() or ""))


def _over(letters: int, limit: int | None) -> str:
    return " over" if limit is not None and letters > limit else ""
