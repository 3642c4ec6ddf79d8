"""The list for the ceremony: who is to be called up and how the names are read."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from awards.dossier.reading import with_rows
from awards.dossier.values import Contact, Partner, Recipient
from awards.languages import in_english, in_language
from awards.press.heads import round_title
from awards.press.values import RoundWithWinners
from awards.rounds.models import Round
from awards.spreadsheets import Column, spreadsheet
from awards.templatetags.pages import country, prefecture, recipient_kind
from awards.winners.dossier import WinnerDossier
from awards.winners.models import Winner
from awards.winners.reading import TABLES, dossier_in
from nominations.release.models.profiles import Profile


def spreadsheet_of(round_: Round, told: RoundWithWinners, *, with_contacts: bool) -> bytes:
    """A line for each group that is awarded, in the order of publication.

    The officers and addresses that are never published are in it ``with_contacts`` alone.
    """
    title = _("%(round)sの表彰式の名簿") % {"round": round_title(told.round)}
    columns = (*_columns(), *(_contact_columns() if with_contacts else ()))
    return spreadsheet(title, columns, _rows(round_, with_contacts=with_contacts))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("掲載順"), 7),
        Column(_("賞"), 16),
        Column(_("受賞団体"), 24),
        Column(_("受賞団体のふりがな"), 24),
        Column(_("受賞した団体"), 24),
        Column(_("ふりがな"), 24),
        Column(_("種別"), 16),
        Column(_("都道府県"), 10),
        Column(_("所在"), 18),
        Column(_("事業名"), 30),
        Column(pgettext("several", "交流先"), 30),
    )


def _contact_columns() -> tuple[Column, ...]:
    return (
        Column(_("代表者の職・氏名"), 22),
        Column(_("推薦団体"), 14),
        Column(_("担当部署名"), 24),
        Column(_("事務担当者の氏名"), 16),
        Column(_("事務担当の電話番号"), 16),
        Column(_("事務担当のメールアドレス"), 28),
        Column(_("公表する問合せ先"), 40),
    )


def _rows(round_: Round, *, with_contacts: bool) -> Iterator[tuple[str, ...]]:
    winners = with_rows(Winner.objects.filter(round=round_).select_related("prize"), TABLES)
    profiles = Profile.objects.filter(winner__round=round_).select_related("nomination__body")
    by_winner = {profile.winner_id: profile for profile in profiles}
    for winner in winners.order_by("position", "pk"):
        dossier = dossier_in(winner)
        for one in dossier.recipients.rows or (Recipient(name=dossier.names.name),):
            row = (str(winner.position), str(winner.prize), *_told(dossier, one))
            if with_contacts:
                row += (one.representative, *_desk(by_winner.get(winner.pk)), _reached(dossier))
            yield row


def _told(dossier: WinnerDossier, one: Recipient) -> tuple[str, ...]:
    names = dossier.names
    return (
        str(in_language(names.name)),
        names.kana,
        str(in_language(one.name)),
        one.kana,
        recipient_kind(one.kind),
        str(prefecture(one.prefecture)),
        str(in_language(one.home_municipality)),
        str(in_language(names.title)),
        "\n".join(map(_partner, dossier.partners.rows)),
    )


def _partner(partner: Partner) -> str:
    named, state = str(in_language(partner.name)), str(country(partner.country))
    return named + (_("（%(basis)s）") % {"basis": state} if state else "")


def _desk(profile: Profile | None) -> tuple[str, ...]:
    """Who nominated; nobody is known of a round from before this system."""
    if profile is None:
        return ("",) * 5
    nomination = profile.nomination
    return (
        str(nomination.body),
        nomination.desk_office,
        nomination.desk_person,
        nomination.desk_tel,
        nomination.desk_email,
    )


def _reached(dossier: WinnerDossier) -> str:
    return "\n".join(map(_contact, dossier.contacts.rows))


def _contact(one: Contact) -> str:
    between = ", " if in_english() else "　"
    return between.join(filter(None, (str(in_language(one.office)), one.tel, one.email)))
