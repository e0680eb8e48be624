"""The schemas of the answers: of rows from their classes, of readings and traces from their contracts."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from reportedly.ledger.judging import Judgement
from reportedly.ledger.rows import ArticleRow, SourceRow, StatementRow
from reportedly.trace.article_values import ClaimRow
from reportedly.web.api.profiling import OutletProfile, Place, SourceProfile
from reportedly.web.jobs import Line
from reportedly.web.listing import ClaimStatement
from reportedly.web.pages.echo_view import EchoView
from reportedly.web.pages.feeds_view import FeedView
from reportedly.web.pages.outlets_view import OutletLine

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
_ROWS: dict[str, type[Any]] = {
    "Article": ArticleRow,
    "Statement": StatementRow,
    "Source": SourceRow,
    "Outlet": OutletLine,
    "Claim": ClaimRow,
    "Judgement": Judgement,
    "Feed": FeedView,
    "Result": Line,
    "Place": Place,
    "SourceProfile": SourceProfile,
    "OutletProfile": OutletProfile,
    "ClaimStatement": ClaimStatement,
}
_LISTS = (
    "Article",
    "Statement",
    "Source",
    "Outlet",
    "Claim",
    "Correction",
    "Suggestion",
    "ClaimSuggestion",
    "Judgement",
    "Job",
    "Feed",
    "ClaimStatement",
)
_TEXT, _MAYBE, _WHOLE = {"type": "string"}, {"type": ["string", "null"]}, {"type": "integer"}


@cache
def schemas() -> dict[str, Any]:
    """Every schema by its name."""
    made = {name: of_class(kind) for name, kind in _ROWS.items()}
    made |= {
        "Error": of_fields({"error": _TEXT}),
        "Ledger": of_fields(
            {"name": _TEXT, "articles": _WHOLE, "unrelated": _WHOLE, "writable": {"type": "boolean"}}
        ),
        "Correction": of_fields(
            {
                "document": _MAYBE,
                "number": _WHOLE,
                "target": {"enum": ["attribution", "source", "document"]},
                **dict.fromkeys(("uid", "field"), _TEXT),
                "value": {},
                "before": {},
                **dict.fromkeys(("by", "at"), _TEXT),
                **dict.fromkeys(("note", "undone_by", "undone_at"), _MAYBE),
            }
        ),
        "Corrected": of_fields({"items": _many("Correction")}),
        "Suggestion": of_fields(
            {"left": _ref("Name"), "right": _ref("Name"), "score": {"type": "number"}, "reason": _TEXT}
        ),
        "ClaimSuggestion": of_fields(
            {
                "left": _ref("Stated"),
                "right": _ref("Stated"),
                "confidence": {"type": "number"},
                "reasons": {"type": "array", "items": {"type": "array", "items": _TEXT}},
            }
        ),
        "Stated": of_fields(
            {
                **dict.fromkeys(("uid", "content", "document"), _TEXT),
                **dict.fromkeys(("source", "outlet", "day"), _MAYBE),
            }
        ),
        "Name": of_fields({"key": _TEXT, "name": _TEXT, "statements": _WHOLE, "samples": _many("Statement")}),
        "Facets": of_fields(
            {
                "counted": _WHOLE,
                "more": {"type": "boolean"},
                **dict.fromkeys(
                    ("source_kind", "kind", "outlet", "stance", "factuality", "year"), _many("Count")
                ),
            }
        ),
        "Echo": _without(of_class(EchoView), "previous", "next"),
        "Count": of_fields({"value": _MAYBE, "count": _WHOLE}),
        "Job": of_fields(_job()),
        "JobResults": of_fields({**_job(), "results": _many("Result")}),
        "ByItself": of_fields({"minutes": {"type": ["integer", "null"]}}),
        "Stopped": of_fields({"url": _TEXT, "watched": {"const": False}}),
        "Hit": of_fields(
            {
                "row": {"anyOf": [_ref("Statement"), _ref("Article")]},
                "score": {"type": "number"},
                "excerpt": _TEXT,
                "marks": {"type": "array", "items": _span()},
            }
        ),
    }
    made |= {f"{name}s": _list(name) for name in (*_LISTS, "Hit")}
    return made | _contract("Reading", "reading") | _contract("Trace", "trace")


def of_class(kind: type[Any]) -> dict[str, Any]:
    """The schema of a dataclass as ``asdict`` writes it."""
    hints = get_type_hints(kind)
    return of_fields({field.name: of_type(hints[field.name]) for field in fields(kind)})


def of_fields(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with all of these."""
    return {"type": "object", "required": list(properties), "properties": properties}


def of_type(kind: Any) -> dict[str, Any]:
    """The schema of a type."""
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [of_type(part) for part in parts]}
    if is_dataclass(kind):
        return of_class(kind)  # type: ignore[arg-type]
    if origin is dict:
        return {"type": "object", "additionalProperties": of_type(parts[1])}
    if origin is tuple and parts[-1] is Ellipsis:
        return {"type": "array", "items": of_type(parts[0])}
    if origin is tuple:
        return {
            "type": "array",
            "prefixItems": [of_type(part) for part in parts],
            "minItems": len(parts),
            "maxItems": len(parts),
        }
    raise TypeError(f"no schema of {kind}")


def _without(schema: dict[str, Any], *names: str) -> dict[str, Any]:
    return of_fields({name: one for name, one in schema["properties"].items() if name not in names})


def _job() -> dict[str, Any]:
    return {
        "id": _TEXT,
        "kind": {"enum": ["add", "feeds", "relate"]},
        "title": _TEXT,
        "state": {"enum": ["waiting", "running", "done", "cancelled", "failed"]},
        "phase": _TEXT,
        "done": _WHOLE,
        "total": {"type": ["integer", "null"]},
        **dict.fromkeys(("added", "unchanged", "failed"), _WHOLE),
        "trouble": _MAYBE,
        "started": _TEXT,
    }


def _list(name: str) -> dict[str, Any]:
    return of_fields(
        {
            "items": _many(name),
            "limit": _WHOLE,
            "offset": _WHOLE,
            "total": {"type": ["integer", "null"], "description": "Of all parts, where it is known."},
            "next": {"type": ["string", "null"], "description": "Address of the next part."},
        }
    )


def _many(name: str) -> dict[str, Any]:
    return {"type": "array", "items": _ref(name)}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _span() -> dict[str, Any]:
    return {"type": "array", "items": _WHOLE, "minItems": 2, "maxItems": 2}


def _contract(name: str, file: str) -> dict[str, Any]:
    """A schema of ``export`` with its parts as schemas of their own: ``Reading``, ``Reading.source``, …"""
    text = files("reportedly.export").joinpath(f"{file}.schema.json").read_text("utf8")
    whole = json.loads(text.replace('"#/$defs/', f'"#/components/schemas/{name}.'))
    parts = {f"{name}.{part}": schema for part, schema in whole.pop("$defs", {}).items()}
    for key in ("$id", "$schema"):
        whole.pop(key, None)
    return {name: whole} | parts
