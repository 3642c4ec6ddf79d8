"""What a winner's two pages say: who and where on the left, what was done on the right."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from awards.dossier.values import Recipient, Region
from awards.languages import each_in_language, in_english, in_language
from awards.press import maps
from awards.press.values import (
    Entry,
    Line,
    PrintedMap,
    PrintedPartner,
    PrintedPhoto,
    PrintedPoint,
    PrintedRegion,
    PrintedWinner,
)
from awards.press.wording import (
    contact,
    enclosed,
    entry,
    filled,
    joined,
    line,
    listed,
    paragraphs,
    said,
    worded,
)
from awards.templatetags.pages import (
    area,
    both,
    country,
    era,
    figure,
    legal_form,
    population_basis,
    recipient_kind,
    western,
)
from awards.winners.values.winner import Evaluation, PartnerEntry, Picture, WinnerPage
from awards.winners.worldmap import WorldMap

# A few photographs are set large, and need as many pixels (of their width). The typesetter holds
# each unpacked (960 by 640: 1.8 MB), so that a long booklet takes smaller copies.
FEW, LARGE, USUAL, SMALL = 3, 1600, 960, 480


def spread(winner: WinnerPage, chart: str, *, is_long: bool) -> PrintedWinner:
    """``chart`` is the name of the file with its map; ``is_long`` tells of the whole booklet."""
    dossier = winner.dossier
    return PrintedWinner(
        prize=line(winner.prize),
        name=line(winner.name),
        kana="" if in_english() else dossier.names.kana,
        home=line(dossier.home),
        title=line(winner.title),
        map=_map(winner, winner.map, chart) if winner.map else None,
        partners=tuple(map(_partner, winner.partners)),
        sources=listed(winner.sources),
        recipients=tuple(tuple(_recipient(one)) for one in dossier.recipients.rows),
        own=_own(winner.own_region) if winner.own_region else None,
        regions=tuple(_abroad(one) for one in winner.partners if one.region.description),
        overview=filled(*map(worded, each_in_language(dossier.overview.overview))),
        evaluations=tuple(map(point, winner.evaluations)),
        photos=tuple(_photos(winner.pictures, is_long=is_long)),
        contacts=tuple(map(contact, dossier.contacts.rows)),
        note=paragraphs(dossier.overview.note),
        corrections=tuple(_corrections(winner)),
    )


def _map(winner: WinnerPage, world: WorldMap, chart: str) -> PrintedMap:
    alt = _("%(name)sと交流先の位置を示す世界地図。番号は下の表の番号と同じです。")
    strip = maps.strip(world)
    return PrintedMap(
        file=chart,
        top=strip.top,
        height=strip.height,
        alt=alt % {"name": in_language(winner.name)},
    )


def _partner(one: PartnerEntry) -> PrintedPartner:
    partner, region = one.partner, one.region
    former = _("提携時は%(country)s") % {"country": country(one.former_country)}
    owner = line(one.agreement_owner)
    return PrintedPartner(
        number=one.number,
        name=line(partner.name),
        country=enclosed(worded(country(partner.country))),
        beneath=filled(said(one.local_name), said(former) if one.former_country else ()),
        agreement=filled(
            line(partner.agreement_kind),
            (_("協定・提携の主体"), "　", *owner) if owner else (),
        ),
        signed=western(partner.signed_on),
        era="" if in_english() else era(partner.signed_on),
        ended=_("（%(day)sまで）") % {"day": western(partner.ended_on)} if partner.ended_on else "",
        population=_people(region),
        counted=_counted(region),
        area=area(region.area_km2),
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


def _own(region: Region) -> PrintedRegion:
    figures = (
        *entry(_("人口"), filled(said(_people(region)), said(_counted(region)))),
        *entry(_("面積"), filled(said(area(region.area_km2)))),
    )
    return _region(region, "", figures, line(region.source))


def _abroad(one: PartnerEntry) -> PrintedRegion:
    """Its figures and their source are in the table."""
    return _region(one.region, str(one.number), (), ())


def _region(region: Region, mark: str, figures: tuple[Entry, ...], source: Line) -> PrintedRegion:
    title = _("地域の概要（%(name)s）") % {"name": in_language(region.name)}
    return PrintedRegion(
        title=said(title),
        mark=mark,
        figures=figures,
        paragraphs=paragraphs(region.description),
        source=source,
    )


def _recipient(one: Recipient) -> Iterator[Entry]:
    kana = "" if in_english() else one.kana
    kind = joined((said(recipient_kind(one.kind)), line(legal_form(one.legal_form))), " ")
    yield from entry(_("名称"), filled(line(one.name), said(kana)))
    yield from entry(_("種別"), filled(kind))
    yield from entry(_("所在"), filled(line(one.home)))
    yield from entry(_("設立"), filled(said(both(one.founded_on))))


def point(point: Evaluation) -> PrintedPoint:
    return PrintedPoint(
        criteria=tuple(map(line, point.criteria)), paragraphs=paragraphs(point.text)
    )


def _photos(pictures: Iterable[Picture], *, is_long: bool) -> Iterator[PrintedPhoto]:
    """Public copies alone: what has none is left out, as on the page."""
    copied = [picture for picture in pictures if picture.sources and picture.photo.height]
    usual = LARGE if len(copied) <= FEW else USUAL
    least = SMALL if is_long else usual
    for picture in copied:
        photo = picture.photo
        enough = (source for source in picture.sources if source.width >= least)
        credit = line(photo.credit)
        beneath = (
            said(both(photo.taken_on)),
            line(photo.place),
            (_("提供"), "　", *credit) if credit else (),
        )
        yield PrintedPhoto(
            file=next(enough, picture.sources[-1]).jpeg,
            ratio=photo.width / photo.height,
            # A picture needs one; what is written beneath it is better than nothing.
            alt=str(in_language(photo.alt) or in_language(photo.caption)) or _("写真"),
            caption=line(photo.caption),
            beneath=joined(beneath, "　"),
        )


def _corrections(winner: WinnerPage) -> Iterator[Line]:
    for correction in winner.corrections:
        when = _("訂正（%(day)s）：") % {"day": western(correction.at)}
        yield (when, *line(correction.reason))
