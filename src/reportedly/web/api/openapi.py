"""The OpenAPI 3.1 document of the API, made from the table of its calls."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from reportedly.version import __version__
from reportedly.web.api.calls import Call, Parameter
from reportedly.web.api.schemas import schemas

_PART = re.compile(r"\{(\w+)(?::(\w+))?\}")
_ABOUT = """\
Everything that the pages of `reportedly serve` show, and every change they make.

Lists come in parts: `limit` and `offset`, and in the answer `next`, the address of the next part, or null.
Errors are `{"error": "one sentence"}`. Offsets are code points into the article's text, end exclusive.
A name in a path is written as the pages write it: `~2F` for a slash, likewise for `~ % \\ ? #`.
Fields may be added; none is renamed or dropped within a version of the path."""


def document(calls: Iterable[Call]) -> dict[str, Any]:
    """The document.

    Args:
        calls: of the API.
    """
    paths: dict[str, dict[str, Any]] = {}
    for call in calls:
        paths.setdefault(plain(call.path), {})[call.method.lower()] = _operation(call)
    return {
        "openapi": "3.1.0",
        "info": {"title": "reportedly", "version": __version__, "description": _ABOUT},
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        # Without --token or --host the API asks for none.
        "security": [{}, {"token": []}],
    }


def plain(path: str) -> str:
    """A path without the kinds of its parts."""
    return _PART.sub(r"{\1}", path)


def _operation(call: Call) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": _name(call),
        "summary": call.about,
        "tags": [call.group],
        "parameters": [*map(_part, _PART.finditer(call.path)), *map(_parameter, call.parameters)],
        "responses": {
            str(call.status): {"description": "Done.", "content": _content(call)},
            "default": {
                "description": "What was wrong.",
                "content": _json({"$ref": "#/components/schemas/Error"}),
            },
        },
    }
    if call.body is not None:
        content = _json(call.body)
        if call.bytes:
            content["application/octet-stream"] = {}
        made["requestBody"] = {"content": content, "required": bool(call.body.get("required"))}
    return made


def _name(call: Call) -> str:
    """``get_articles_one_trace``."""
    parts = call.path.removeprefix("/api/v1/").split("/")
    return "_".join([call.method.lower(), *("one" if _PART.match(part) else part for part in parts)])


def _content(call: Call) -> dict[str, Any]:
    return _json({"$ref": f"#/components/schemas/{call.answer}"}) if call.answer else {"*/*": {}}


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _part(found: re.Match[str]) -> dict[str, Any]:
    kind = "integer" if found[2] == "int" else "string"
    return {"name": found[1], "in": "path", "required": True, "schema": {"type": kind}}


def _parameter(one: Parameter) -> dict[str, Any]:
    schema = {"type": "array", "items": one.schema} if one.many else one.schema
    return {
        "name": one.name,
        "in": "query",
        "description": one.about,
        "required": one.required,
        "schema": schema,
    }
