"""The description of ``/api/v1/`` in OpenAPI, in the language of its address.

Made from what answers: the records from the dictionary of fields, the parameters from their table.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from apispec import APISpec
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.data import dictionary, parameters
from awards.data.dictionary import Field, Fields, Kind, Part
from awards.data.files import LICENCE
from awards.languages import language
from awards.linked_data import absolute
from awards.templatetags.pages import award_name

if TYPE_CHECKING:
    from django.utils.functional import Promise

Schema = dict[str, object]

VERSION = "1.0.0"
PARTIAL_DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
TYPES: dict[Kind, Schema] = {
    Kind.TEXT: {"type": "string"},
    Kind.LIST: {"type": "array", "items": {"type": "string"}},
    Kind.CODE: {"type": "string"},
    Kind.WHOLE_NUMBER: {"type": ["integer", "null"]},
    Kind.NUMBER: {"type": ["number", "null"]},
    Kind.DATE: {"type": ["string", "null"], "pattern": PARTIAL_DATE},
    Kind.MOMENT: {"type": ["string", "null"], "format": "date-time"},
    Kind.ADDRESS: {"type": "string", "format": "uri-reference"},
}
PAGE: Schema = {"type": ["string", "null"], "format": "uri"}
LINK: Schema = {"type": "string", "format": "uri"}


def description() -> dict[str, object]:
    spec = APISpec(
        title=_("%(award)sの受賞団体のデータ") % {"award": award_name()},
        version=VERSION,
        openapi_version="3.1.0",
        info={
            "description": _(
                "結果を公表した全ての表彰回と受賞団体を、日本語と英語で読み取ることができます。登録や鍵は要りません。"
            ),
            "license": {"name": "CC BY 4.0", "url": LICENCE},
            "x-language": language(),
        },
        servers=[{"url": absolute("")}],
        externalDocs={"url": absolute(reverse("open-data"))},
    )
    for name, schema in _schemas().items():
        spec.components.schema(name, schema)
    _describe_paths(spec)
    return dict(spec.to_dict())


def _schemas() -> dict[str, Schema]:
    return {
        "Problem": _object(
            {
                "title": {"type": "string"},
                "status": {"type": "integer"},
                "detail": {"type": "string", "description": _("理由と、次にすること（日本語）")},
                "detail_en": {"type": "string", "description": _("理由と、次にすること（英語）")},
            }
        ),
        "Round": _record(dictionary.ROUND),
        "Winner": _record(dictionary.WINNER, dictionary.OF_WINNER),
        "Withdrawn": _record(dictionary.WITHDRAWN),
        "Index": _object(dict.fromkeys(
            ("rounds", "winners", "description", "documentation", "license"), LINK
        )),
        "Rounds": _object({"rounds": _many("Round")}),
        "Winners": _object(
            {"count": {"type": "integer"}, "previous": PAGE, "next": PAGE, "winners": _many("Winner")}
        ),
    }  # fmt: skip


def _describe_paths(spec: APISpec) -> None:
    _describe(spec, reverse("api"), "index", "Index", _("アドレスの一覧"))
    _describe(spec, reverse("api-rounds"), "rounds", "Rounds", _("全ての表彰回"))
    query = [
        _parameter(one.name, one.pattern, one.example, one.meaning) for one in parameters.QUERY
    ]
    _describe(
        spec, reverse("api-winners"), "winners", "Winners", _("条件に合う受賞団体を、24団体ずつ"),
        query=query, refused=("404", "422"),
    )  # fmt: skip
    path = [
        _parameter("round", "[1-9][0-9]{0,4}", "5", _("表彰回の番号"), place="path"),
        _parameter("name", "[-_a-zA-Z0-9]{1,60}", "takasaki", _("識別子の終わり"), place="path"),
    ]
    of_one = f"{reverse('api-winners')}{{round}}/{{name}}/"
    gone = {"410": {"description": _("公表を取り下げました。")} | _content("Withdrawn")}
    _describe(
        spec,
        of_one,
        "winner",
        "Winner",
        _("一つの受賞団体"),
        query=path,
        refused=("404",),
        besides=gone,
    )


def _describe(
    spec: APISpec, path: str, name: str, schema: str, summary: str,
    *, query: list[Schema] | None = None, refused: tuple[str, ...] = (),
    besides: Mapping[str, Schema] | None = None,
) -> None:  # fmt: skip
    etag: Schema = {"schema": {"type": "string"}, "description": _("内容の指紋")}
    answers: dict[str, Schema] = {
        "200": {"description": summary, "headers": {"ETag": etag}} | _content(schema),
        "304": {"description": _("If-None-Matchの値から変わっていません。")},
    }
    answers |= besides or {}
    problem = _content("Problem", "application/problem+json")
    for status in refused:
        answers[status] = {"description": _("理由と、次にすること")} | problem
    operation = {
        "operationId": name,
        "summary": summary,
        "parameters": [*(query or []), _condition()],
        "responses": answers,
    }
    spec.path(path, operations={"get": operation})


def _content(schema: str, media_type: str = "application/json") -> Schema:
    return {"content": {media_type: {"schema": _named(schema)}}}


def _parameter(
    name: str, pattern: str, example: str, meaning: "str | Promise", place: str = "query"
) -> Schema:
    return {
        "name": name,
        "in": place,
        "required": place == "path",
        "description": str(meaning),
        "schema": {"type": "string", "pattern": f"^{pattern}$"},
        "example": example,
    }


def _condition() -> Schema:
    return {
        "name": "If-None-Match",
        "in": "header",
        "description": _("前に受け取ったETagの値"),
        "schema": {"type": "string"},
    }


def _record(fields: Fields, parts: tuple[Part, ...] = ()) -> Schema:
    held: dict[str, Schema] = {}
    for field in fields:
        held |= {name: _field(field) for name in field.names}
    for part in parts:
        own = _record(part.fields, part.parts)
        described = {"description": str(part.meaning)}
        held[part.name] = described | ({"type": "array", "items": own} if part.is_list else own)
    return _object(held)


def _field(field: Field) -> Schema:
    known: Schema = {"enum": [*field.codes.values, ""]} if field.codes else {}
    return TYPES[field.kind] | known | {"description": str(field.meaning)}


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "required": [*properties]}


def _many(schema: str) -> Schema:
    return {"type": "array", "items": _named(schema)}


def _named(schema: str) -> Schema:
    return {"$ref": f"#/components/schemas/{schema}"}
