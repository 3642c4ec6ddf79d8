"""Small dossiers to be proofread: one thing is written in each, all else is as it should be."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from awards.bilingual import Text, Texts
from awards.dossier.checks import Limits
from awards.dossier.values import (
    Contact,
    Contacts,
    Partner,
    Partners,
    Photo,
    Photos,
    Recipient,
    Recipients,
    Region,
    Regions,
)
from awards.partial_dates import PartialDate
from awards.proofreading.passages import passages_of
from awards.proofreading.values import Draft
from awards.winners.dossier import EvaluationPoint, Evaluations, Names, Overview, WinnerDossier

ON = date(2011, 5, 13)
KANAZAWA = Recipient(name=Text("金沢市"), kind="municipality", prefecture="17")
NANCY = Partner(
    key=1,
    name=Text("ナンシー市"),
    country="FR",
    signed_on=PartialDate(1973, 10, 12),
    agreement_owner=Text("金沢市"),
)
CRITERIA = ("先進性", "独自性", "継続性", "活発性", "協働性", "成果等")


def draft(dossier=None, on=ON, limits=None, elsewhere=None, without_glyph="", **sections):
    whole = dossier or WinnerDossier(
        recipients=Recipients(rows=(KANAZAWA,)), partners=Partners(rows=(NANCY,))
    )
    whole = replace(whole, **sections)
    return Draft(
        dossier=whole,
        passages=passages_of(whole),
        on=on,
        limits=limits or Limits(),
        criteria=CRITERIA,
        elsewhere=elsewhere or {},
        without_glyph=frozenset(without_glyph),
    )


def prose(*bullets, note="", **context):
    """The overview, a bullet each."""
    return draft(overview=Overview(overview=Texts(tuple(bullets)), note=Text(note)), **context)


def point(text):
    rows = (EvaluationPoint(text=Text(text)),)
    return draft(evaluations=Evaluations(rows=rows))


def contacts(*columns, **context):
    rows = tuple(Contact().with_columns(one) for one in columns)
    return draft(contacts=Contacts(rows=rows), **context)


def contact(kind="municipality", **columns):
    context = columns.pop("context", {})
    recipients = Recipients(rows=(replace(KANAZAWA, kind=kind),))
    return contacts(columns, recipients=recipients, **context)


def region(population=461762, year=2011, area="467.77", partner=None, unread=(), **columns):
    given = {
        "population": population,
        "as_of": year and PartialDate(year),
        "area_km2": area and Decimal(area),
    }
    return Region().with_columns(given | columns, partner=partner, unread=unread)


def regions(*rows, **context):
    return draft(regions=Regions(rows=rows), **context)


def photo(caption="交流の様子", year=2008, width=1200, height=800, sha256="", **columns):
    given = {
        "caption": caption,
        "taken_on": year and PartialDate(year),
        "alt": "話し合う人々",
        "consent": True,
    }
    beside = {"width": width, "height": height, "sha256": sha256}
    return Photo().with_columns(given | columns, **beside)


def photos(*rows, **context):
    return draft(photos=Photos(rows=rows), **context)


def partner(recipient=KANAZAWA, without_glyph="", **columns):
    return draft(
        recipients=Recipients(rows=(recipient,)),
        partners=Partners(rows=(replace(NANCY, **columns),)),
        without_glyph=without_glyph,
    )


def named(name, text):
    """A partner of this name, and what the overview says of it."""
    return prose(text, partners=Partners(rows=(replace(NANCY, name=Text(name)),)))


def abbreviated(short_name, written):
    group = Text("宮城・ベラルーシ協会")
    return prose(
        f"宮城・ベラルーシ協会（以下「{written}」という。）が発足した。{written}は続く。",
        names=Names(name=group, short_name=short_name),
        recipients=Recipients(rows=(Recipient(name=group),)),
    )


def titled(name, group):
    return draft(
        names=Names(name=Text(name)), recipients=Recipients(rows=(Recipient(name=Text(group)),))
    )
