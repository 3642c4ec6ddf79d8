"""The lines of a paper: words in its language, marked where Japanese stands in for English."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from awards.bilingual import Text
from awards.dossier.values import Contact
from awards.languages import Words, in_english, in_language
from awards.press.values import Entry, Line, PrintedContact, Substitute, Word
from awards.templatetags.pages import telephone, web_address

# Stands in a sentence where words of the data belong; nobody types it.
GAP = "\x00"


def said(text: str) -> Line:
    """What the program says, or what is the same in both languages."""
    return (text,) if text else ()


def line(text: Text | str) -> Line:
    """What the data says; a plain ``str`` has no English."""
    return worded(in_language(text))


def worded(words: Words) -> Line:
    return (_word(str(words), words),) if words else ()


def paragraphs(text: Text) -> tuple[Line, ...]:
    words = in_language(text)
    return tuple((_word(one, words),) for one in str(words).split("\n") if one.strip())


def filled(*lines: Line) -> tuple[Line, ...]:
    """Those that say something."""
    return tuple(filter(None, lines))


def entry(label: str, lines: tuple[Line, ...]) -> Iterator[Entry]:
    """Nothing is said about what is not known."""
    if lines:
        yield Entry(label=(label,), lines=lines)


def listed(texts: Iterable[Text]) -> Line:
    return joined(map(line, texts), _("、"))


def joined(lines: Iterable[Line], between: str) -> Line:
    together: list[Word] = []
    for one in filter(None, lines):
        together += [between, *one] if together else one
    return tuple(together)


def enclosed(inner: Line) -> Line:
    return within(_("（%(basis)s）") % {"basis": GAP}, inner) if inner else ()


def within(sentence: str, *inner: Line) -> Line:
    """A sentence of the program around words of the data, which stand where it has a gap."""
    first, *others = sentence.split(GAP)
    rest = (word for words, text in zip(inner, others, strict=True) for word in (*words, text))
    return tuple(filter(None, (first, *rest)))


def plain(words: Line) -> str:
    return "".join(word if isinstance(word, str) else word.text for word in words)


def contact(of: Contact) -> PrintedContact:
    numbers = {_("電話"): of.tel, "FAX": of.fax}
    return PrintedContact(
        office=line(of.office),
        lines=_address_en(of) if in_english() else _address_ja(of),
        numbers=tuple(
            Entry(label=(label,), lines=(said(telephone(number)),))
            for label, number in numbers.items()
            if number
        ),
        email=of.email,
        url=web_address(of.url),
    )


def _address_ja(of: Contact) -> tuple[Line, ...]:
    code = f"〒{of.postal_code}" if of.postal_code else ""
    care_of = said(of.care_of)
    return filled(
        joined((said(code), said(of.address.ja)), " "),
        (*care_of, _("気付")) if care_of else (),
    )


def _address_en(of: Contact) -> tuple[Line, ...]:
    care_of, address = line(of.care_of), line(of.address)
    return filled(
        ("c/o ", *care_of) if care_of else (),
        (*joined((address, said(of.postal_code)), " "), ", Japan") if address else (),
    )


def _word(text: str, of: Words) -> Word:
    return Substitute(text) if of.is_substitute else text
