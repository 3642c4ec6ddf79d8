"""What the booklet says, in the language of the page: names, units, eras and numbers from the data.

The words of the program are those of the public pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from awards.bilingual import Text
from awards.dossier.values import Contact, Recipient, Region
from awards.languages import each_in_language, in_english, in_language, language
from awards.press import maps
from awards.press.printing import Paper
from awards.press.values import (
    Booklet,
    Entry,
    Line,
    PrintedBooklet,
    PrintedContact,
    PrintedMap,
    PrintedPartner,
    PrintedPhoto,
    PrintedPoint,
    PrintedRegion,
    PrintedWinner,
    Substitute,
    Word,
)
from awards.templatetags.pages import (
    both,
    country,
    era,
    figure,
    fiscal,
    population_basis,
    recipient_kind,
    telephone,
    web_address,
    western,
)
from awards.winners.values import (
    Evaluation,
    PartnerEntry,
    Picture,
    PrizeEntry,
    RoundPage,
    WinnerPage,
)

TEMPLATE = Path(__file__).parent / "typst" / "booklet.typ"
COVER = "cover.svg"
# A photograph fills the page where there are few, and needs as many pixels (of its width).
FEW, WIDE, NARROW = 3, 1600, 960


def paper(booklet: Booklet) -> Paper:
    """The booklet in the language of the page, ready to be set."""
    printed = _printed(booklet)
    worlds = [(_map_name(place), winner.map) for place, winner in enumerate(booklet.winners)]
    drawn = [(name, world) for name, world in worlds if world]
    return Paper(
        folder=f"booklets/{booklet.round.summary.number}/{printed.lang}",
        language=printed.lang,
        template=TEMPLATE,
        words=asdict(printed),
        pictures=tuple(photo.file for winner in printed.winners for photo in winner.photos),
        drawings={COVER: maps.cover(world for _name, world in drawn)}
        | {name: maps.chart(world) for name, world in drawn},
    )


def _printed(booklet: Booklet) -> PrintedBooklet:
    round_, summary, dated = booklet.round, booklet.round.summary, booklet.dated
    numbered = _("第%(number)s回") % {"number": summary.number}
    title = _("第%(number)s回 %(title)s") % {
        "number": summary.number,
        "title": in_language(summary.title),
    }
    publisher = _line(round_.publisher) or _listed(round_.hosts)
    return PrintedBooklet(
        lang=language(),
        title=" ".join(filter(None, (title, str(in_language(round_.booklet_title))))),
        author=_plain(publisher),
        year=dated.year,
        month=dated.month,
        day=dated.day,
        number=numbered,
        fiscal_year=fiscal(summary.fiscal_year),
        award=_line(summary.title),
        subtitle=_line(summary.subtitle),
        booklet=_line(round_.booklet_title),
        publisher=publisher,
        cover=COVER,
        outline=tuple(_outline(booklet)),
        criteria=tuple(
            Entry(label=_line(criterion.name), lines=_paragraphs(criterion.help))
            for criterion in round_.criteria
        ),
        contact=_contact(round_.contact) if round_.contact else None,
        winners=tuple(_winner(place, winner) for place, winner in enumerate(booklet.winners)),
        colophon=tuple(_colophon(booklet, title, publisher)),
        remarks=(
            _("受賞団体の紹介は、表彰当時（%(year)s）の内容です。")
            % {"year": fiscal(summary.fiscal_year)},
            _(
                "世界地図の輪郭は、Natural Earthの公有データから作成したものです。おおよその位置を示すもので、国境や領土についての見解を示すものではありません。"
            ),
        ),
        labels=_labels(),
    )


def _labels() -> dict[str, str]:
    return {
        "contents": _("目次"),
        "outline": _("表彰の概要"),
        "criteria": pgettext("several", "審査基準"),
        "contact": _("問合せ先"),
        "partners": pgettext("several", "交流先"),
        "partners_listed": _("交流先の一覧"),
        "number": _("番号"),
        "agreement": _("提携の種類"),
        "signed": _("提携年月日"),
        "population": _("人口"),
        "area": _("面積"),
        "sources": _("人口と面積の出典"),
        "source": _("出典"),
        "recipients": _("受賞した団体"),
        "overview": _("交流事業の概要"),
        "evaluations": _("評価のポイント"),
        "photos": _("写真"),
        "note": _("注"),
        "colophon": _("奥付"),
        "email": _("メール"),
        "url": _("ウェブ"),
    }


def _outline(booklet: Booklet) -> Iterator[Entry]:
    """What the award is, in the round's own texts, and how it came out."""
    round_ = booklet.round
    yield from _told(_("目的"), _paragraphs(round_.purpose))
    yield from _told(pgettext("several", "主催"), _lines(_listed(round_.hosts)))
    yield from _told(_("表彰の対象"), _paragraphs(round_.eligibility))
    yield from _told(pgettext("several", "賞"), tuple(map(_prize, round_.prizes)))
    yield from _told(_("応募と審査"), _paragraphs(round_.procedure))
    yield from _told(_("審査委員会"), _lines(_line(round_.committee), _chair(round_)))
    yield from _told(_("受賞団体"), tuple(_outcome(booklet)))
    if round_.ceremony_on:
        yield from _told(_("表彰式"), ((both(round_.ceremony_on),),))
    yield from _told(_("次回の募集"), _paragraphs(round_.next_call))


def _prize(prize: PrizeEntry) -> Line:
    if prize.is_optional:
        return (*_line(prize.name), _("（授与する場合があります）"))
    most = ngettext("（%(number)s団体以内）", "（%(number)s団体以内）", prize.max_winners)
    return (*_line(prize.name), most % {"number": prize.max_winners})


def _chair(round_: RoundPage) -> Line:
    chair = _line(round_.chair)
    return (_("委員長"), "　", *chair) if chair else ()


def _outcome(booklet: Booklet) -> Iterator[Line]:
    """How many were chosen of how many, and who, by prize."""
    applications, chosen = booklet.round.summary.applications, len(booklet.winners)
    if applications is not None:
        sentence = ngettext(
            "%(count)s団体の応募の中から、%(winners)s団体を決定しました。",
            "%(count)s団体の応募の中から、%(winners)s団体を決定しました。",
            chosen,
        )
        yield (sentence % {"count": figure(applications), "winners": chosen},)
    for prize in dict.fromkeys(winner.prize for winner in booklet.winners):
        named = [_with_home(winner) for winner in booklet.winners if winner.prize == prize]
        yield (*_line(prize), _("："), *_joined(named))


def _with_home(winner: WinnerPage) -> Line:
    home = _line(winner.dossier.home)
    return (*_line(winner.name), *(_enclosed(home) if home else ()))


def _winner(place: int, winner: WinnerPage) -> PrintedWinner:
    dossier = winner.dossier
    return PrintedWinner(
        prize=_line(winner.prize),
        name=_line(winner.name),
        kana="" if in_english() else dossier.names.kana,
        home=_line(dossier.home),
        title=_line(winner.title),
        map=_map(place, winner),
        partners=tuple(map(_partner, winner.partners)),
        sources=_listed(winner.sources),
        recipients=tuple(tuple(_recipient(one)) for one in dossier.recipients.rows),
        own=_region(winner.own_region) if winner.own_region else None,
        regions=tuple(
            _region(entry.region, str(entry.number))
            for entry in winner.partners
            if in_language(entry.region.description)
        ),
        overview=tuple(
            (_word(str(bullet), is_substitute=bullet.is_substitute),)
            for bullet in each_in_language(dossier.overview.overview)
        ),
        evaluations=tuple(map(_point, winner.evaluations)),
        photos=tuple(_photos(winner.pictures)),
        contacts=tuple(map(_contact, dossier.contacts.rows)),
        note=_paragraphs(dossier.overview.note),
        corrections=tuple(_corrections(winner)),
    )


def _map_name(place: int) -> str:
    return f"map-{place}.svg"


def _map(place: int, winner: WinnerPage) -> PrintedMap | None:
    alt = _("%(name)sと交流先の位置を示す世界地図。番号は下の表の番号と同じです。")
    said = alt % {"name": in_language(winner.name)}
    return PrintedMap(file=_map_name(place), alt=said) if winner.map else None


def _partner(entry: PartnerEntry) -> PrintedPartner:
    partner, region = entry.partner, entry.region
    state = country(partner.country)
    state_line = (_word(str(state), is_substitute=state.is_substitute),) if state else ()
    former = (
        (_("提携時は%(country)s") % {"country": country(entry.former_country)},)
        if entry.former_country
        else ()
    )
    owner = _line(entry.agreement_owner)
    by = (_("協定・提携の主体"), "　", *owner) if owner else ()
    return PrintedPartner(
        number=entry.number,
        name=_line(partner.name),
        country=_enclosed(state_line) if state_line else (),
        beneath=_lines(_small(entry.local_name), former),
        agreement=_lines(_line(partner.agreement_kind), by),
        signed=western(partner.signed_on),
        era="" if in_english() else era(partner.signed_on),
        population=_people(region),
        counted=_counted(region),
        area=_area(region),
    )


def _people(region: Region) -> str:
    if region.population is None:
        return ""
    return _("%(count)s人") % {"count": figure(region.population)}


def _counted(region: Region) -> str:
    """On which day and how; a figure without a day says so."""
    if region.population is None:
        return ""
    day = _("%(day)s現在") % {"day": both(region.as_of)} if region.as_of else ""
    basis = _("（%(basis)s）") % {"basis": population_basis(region.basis)} if region.basis else ""
    return (day or _("基準日の記載なし")) + basis


def _area(region: Region) -> str:
    return "" if region.area_km2 is None else f"{figure(region.area_km2)} km²"


def _region(region: Region, mark: str = "") -> PrintedRegion:
    people, area = _people(region), _area(region)
    name = in_language(region.name)
    title = _("地域の概要（%(name)s）") % {"name": name}
    return PrintedRegion(
        title=(title,),
        mark=mark,
        # Those of a partner are in the table.
        figures=()
        if mark
        else (
            *_told(_("人口"), _lines((people,) if people else (), _small(_counted(region)))),
            *_told(_("面積"), _lines((area,) if area else ())),
        ),
        paragraphs=_paragraphs(region.description),
        source=() if mark else _line(region.source),
    )


def _small(text: str) -> Line:
    return (text,) if text else ()


def _recipient(recipient: Recipient) -> Iterator[Entry]:
    kana = _small(recipient.kana if not in_english() else "")
    yield from _told(_("名称"), _lines(_line(recipient.name), kana))
    kind, form = _small(recipient_kind(recipient.kind)), _line(Text(recipient.legal_form))
    yield from _told(_("種別"), _lines((*kind, *((" ", *form) if form else ()))))
    yield from _told(_("所在"), _lines(_line(recipient.home)))
    yield from _told(_("設立"), _lines(_small(both(recipient.founded_on))))


def _point(evaluation: Evaluation) -> PrintedPoint:
    return PrintedPoint(
        criteria=tuple(map(_line, evaluation.criteria)), paragraphs=_paragraphs(evaluation.text)
    )


def _photos(pictures: Iterable[Picture]) -> Iterator[PrintedPhoto]:
    """Public copies alone: a photograph without one is left out, as on the page."""
    copied = [picture for picture in pictures if picture.sources and picture.photo.height]
    least = WIDE if len(copied) <= FEW else NARROW
    for picture in copied:
        photo = picture.photo
        wide_enough = (source for source in picture.sources if source.width >= least)
        when = (both(photo.taken_on),) if photo.taken_on else ()
        credit = (_("提供"), "　", *_line(Text(photo.credit))) if photo.credit else ()
        yield PrintedPhoto(
            file=next(wide_enough, picture.sources[-1]).jpeg,
            ratio=photo.width / photo.height,
            alt=str(in_language(photo.alt) or in_language(photo.caption)),
            caption=_line(photo.caption),
            beneath=_joined(filter(None, (when, _line(photo.place), credit)), "　"),
        )


def _contact(contact: Contact) -> PrintedContact:
    numbers = {_("電話"): contact.tel, "FAX": contact.fax}
    return PrintedContact(
        office=_line(contact.office),
        lines=tuple(_address_en(contact) if in_english() else _address_ja(contact)),
        numbers=tuple(
            Entry(label=(label,), lines=((telephone(number),),))
            for label, number in numbers.items()
            if number
        ),
        email=contact.email,
        url=web_address(contact.url),
    )


def _address_ja(contact: Contact) -> Iterator[Line]:
    code = f"〒{contact.postal_code}" if contact.postal_code else ""
    yield from _lines(_small(" ".join(filter(None, (code, contact.address.ja)))))
    if contact.care_of:
        yield (contact.care_of, _("気付"))


def _address_en(contact: Contact) -> Iterator[Line]:
    if contact.care_of:
        yield ("c/o ", *_line(Text(contact.care_of)))
    if address := _line(contact.address):
        yield (*address, *((f" {contact.postal_code}",) if contact.postal_code else ()), ", Japan")


def _corrections(winner: WinnerPage) -> Iterator[Line]:
    for correction in winner.corrections:
        told = _("訂正（%(day)s）：") % {"day": both(correction.at)}
        yield (told, *_line(correction.reason))


def _colophon(booklet: Booklet, title: str, publisher: Line) -> Iterator[Entry]:
    summary = booklet.round.summary
    yield from _told(_("題名"), _lines((title,), _line(booklet.round.booklet_title)))
    yield from _told(_("発行"), _lines(publisher))
    # An old round was loaded when it was: its own moment is not recorded.
    if summary.closes_at and summary.announced_at:
        yield from _told(_("公表"), _lines(_small(both(summary.announced_at))))
    if booklet.corrected_at:
        yield from _told(_("最終訂正"), _lines(_small(both(booklet.corrected_at))))
    yield from _told(_("公開ページ"), _lines((settings.BASE_URL + summary.url,)))


def _told(label: str, lines: tuple[Line, ...]) -> Iterator[Entry]:
    """Nothing is said about what is not known."""
    if lines:
        yield Entry(label=(label,), lines=lines)


def _lines(*lines: Line) -> tuple[Line, ...]:
    return tuple(line for line in lines if line)


def _word(text: str, *, is_substitute: bool) -> Word:
    return Substitute(text) if is_substitute else text


def _line(text: Text) -> Line:
    words = in_language(text)
    return (_word(str(words), is_substitute=words.is_substitute),) if words else ()


def _paragraphs(text: Text) -> tuple[Line, ...]:
    words = in_language(text)
    lines = filter(str.strip, str(words).split("\n"))
    return tuple((_word(line, is_substitute=words.is_substitute),) for line in lines)


def _listed(texts: Iterable[Text]) -> Line:
    return _joined(map(_line, texts))


def _joined(lines: Iterable[Line], between: str = "") -> Line:
    joined: list[Word] = []
    for line in lines:
        joined += [*([between or _("、")] if joined else []), *line]
    return tuple(joined)


def _enclosed(line: Line) -> Line:
    before, after = (_("（%(basis)s）") % {"basis": "|"}).split("|")
    return (before, *line, after)


def _plain(line: Line) -> str:
    return "".join(word if isinstance(word, str) else word.text for word in line)
