"""The page that offers the files: what there is, and what each field means."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from awards.data import dictionary, parameters, records
from awards.data.dictionary import Fields
from awards.data.files import FILES, LICENCE, Content
from awards.data.parameters import Parameter
from awards.data.records import Record
from awards.dossier.values import Contact
from awards.linked_data import Node, absolute, crumbs, publishers, script
from awards.templatetags.pages import award_name
from awards.winners import public
from awards.winners.values.rounds import RoundSummary

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Download:
    """``name`` is that of the file, ``contents`` says what is in it."""

    name: str
    url: str
    contents: "str | Promise"


@dataclass(frozen=True)
class RoundFiles:
    round: RoundSummary
    winners: int
    files: tuple[Download, ...]


@dataclass(frozen=True)
class FieldTable:
    """Fields of one kind of thing; ``place`` says where in the files it stands."""

    key: str
    title: "str | Promise"
    place: str
    fields: Fields


@dataclass(frozen=True)
class OpenDataPage:
    winners: int
    files: tuple[Download, ...]
    rounds: tuple[RoundFiles, ...]
    contact: Contact | None
    licence: str = LICENCE

    @property
    def tables(self) -> tuple[FieldTable, ...]:
        return TABLES

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return parameters.QUERY

    @property
    def codes(self) -> "tuple[tuple[str | Promise, tuple[tuple[str, str | Promise], ...]], ...]":
        fields = (field for table in TABLES for field in table.fields)
        return tuple((one.meaning, _labelled(one.codes)) for one in fields if one.codes)


TABLES = (
    FieldTable("winner", gettext_lazy("受賞団体"), "winners.json: winners[], winners.csv", dictionary.WINNER),
    FieldTable("recipient", gettext_lazy("受賞した団体"), "winners.json: winners[].recipients[]", dictionary.RECIPIENT),
    FieldTable("partner", gettext_lazy("交流先"), "winners.json: winners[].partners[], partners.csv", dictionary.PARTNER),
    FieldTable("region", gettext_lazy("地域"), "winners.json: winners[].region, winners[].partners[].region", dictionary.REGION),
    FieldTable("evaluation", gettext_lazy("評価のポイント"), "winners.json: winners[].evaluations[]", dictionary.EVALUATION),
    FieldTable("photo", gettext_lazy("写真"), "winners.json: winners[].photos[]", dictionary.PHOTO),
    FieldTable("correction", gettext_lazy("訂正"), "winners.json: winners[].corrections[]", dictionary.CORRECTION),
    FieldTable("withdrawn", gettext_lazy("公表を取り下げた受賞団体"), "/api/v1/winners/…/ (410)", dictionary.WITHDRAWN),
    FieldTable("round", gettext_lazy("表彰回"), "winners.json: rounds[]", dictionary.ROUND),
    FieldTable("winner-row", gettext_lazy("winners.csvだけにある列"), "winners.csv", dictionary.WINNER_ROW),
    FieldTable("partner-row", gettext_lazy("partners.csvだけにある列"), "partners.csv", dictionary.PARTNER_ROW),
)  # fmt: skip
CONTENTS = {
    "winners.json": gettext_lazy(
        "全ての内容。表彰回、受賞団体、交流先、評価のポイント、写真の説明、訂正"
    ),
    "winners.csv": gettext_lazy("受賞団体の一覧。1団体が1行"),
    "partners.csv": gettext_lazy("交流先の一覧。1か所が1行"),
}


def open_data(at: datetime) -> OpenDataPage:
    announced = public.announced_rounds(at)
    return OpenDataPage(
        winners=sum(one.winners for one in announced),
        files=_downloads(),
        rounds=tuple(
            RoundFiles(one.page.summary, one.winners, _downloads(one.page.summary))
            for one in announced
        ),
        contact=public.contact(at),
    )


def content(at: datetime, number: int | None) -> Content | None:
    """What the files hold at ``at``: everything, or one round; None where it is not announced."""
    announced = public.announced_rounds(at)
    chosen = [one for one in announced if number in (None, one.page.summary.number)]
    if number is not None and not chosen:
        return None
    rounds = [records.round_record(one) for one in chosen]
    return Content(_head(), rounds, lambda: public.winner_pages(at, number))


def dataset(page: OpenDataPage) -> SafeString:
    """For catalogues of data sets."""
    path = reverse("open-data")
    years = [round_.round.fiscal_year for round_ in page.rounds]
    described: Node = {
        "@type": "Dataset",
        "@id": absolute(path),
        "name": _dataset_name(),
        "description": _(
            "姉妹自治体交流表彰の全ての表彰回と受賞団体、交流先、評価のポイントを、日本語と英語で収めたデータです。"
        ),
        "url": absolute(path),
        "license": page.licence,
        "isAccessibleForFree": True,
        "inLanguage": ["ja", "en"],
        "creator": publishers(),
        "temporalCoverage": f"{min(years)}/{max(years)}" if years else "",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "contentUrl": absolute(file.url),
                "encodingFormat": FILES[file.name].media_type.partition(";")[0],
            }
            for file in page.files
        ],
    }
    here = _("このサイトのデータを使う"), path
    return script(described, crumbs((award_name(), reverse("home")), here))


def _downloads(round_: RoundSummary | None = None) -> tuple[Download, ...]:
    """The files of a round, or those of all."""
    return tuple(
        Download(
            name,
            reverse("round-data-file", args=[round_.number, name])
            if round_
            else reverse("data-file", args=[name]),
            CONTENTS[name],
        )
        for name in FILES
    )


def _head() -> Record:
    """What the whole is, in both languages whatever that of the request is."""
    titles = {}
    for code, name in (("ja", "title"), ("en", "title_en")):
        with override(code):
            titles[name] = _dataset_name()
    return {**titles, "license": LICENCE, "documentation": absolute(reverse("open-data"))}


def _dataset_name() -> str:
    return _("%(award)sの受賞団体のデータ") % {"award": award_name()}


def _labelled(choices: type[TextChoices]) -> "tuple[tuple[str, str | Promise], ...]":
    return tuple((str(value), label) for value, label in choices.choices)
