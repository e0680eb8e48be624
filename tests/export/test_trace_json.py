"""The JSON of a trace fits the shipped schema and keeps the names that the design fixes."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from reportedly.export.trace_json import to_dict
from reportedly.trace.article_values import ArticleTrace
from reportedly.trace.values import Trace
from tests.export import traces

SCHEMA: dict[str, Any] = json.loads(
    files("reportedly.export").joinpath("trace.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
MADE: tuple[Callable[[], Trace | ArticleTrace], ...] = (
    traces.story,
    traces.empty,
    traces.single,
    traces.hostile,
    traces.traced_article,
)


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_fits_the_schema(make: Callable[[], Trace | ArticleTrace]) -> None:
    VALIDATOR.validate(json.loads(json.dumps(to_dict(make()))))


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("made", "definition"), [(traces.story(), "claim"), (traces.traced_article(), "article")]
)
def test_schema_describes_every_field(made: Trace | ArticleTrace, definition: str) -> None:
    undescribed = list(_undescribed(to_dict(made), {"$ref": f"#/$defs/{definition}"}, definition))
    assert undescribed == []


def test_contract() -> None:
    """The names that other programs rely on, as the design fixes them."""
    record = to_dict(traces.story())
    assert {"claim", "articles", "outlets", "origins", "parties", "denied_by", "nodes", "edges"} <= set(
        record
    )
    assert (record["articles"], record["outlets"], record["origins"], record["denied_by"]) == (6, 5, 2, 1)
    assert {node["type"] for node in record["nodes"]} == {"article", "attribution", "origin"}
    (edge,) = (edge for edge in record["edges"] if edge["from"] == "blog")
    assert (edge["to"], edge["kind"], edge["confidence"]) == ("meridian", "copies", 0.88)
    first = edge["drift"][0]
    assert (first["kind"], first["before"], first["after"], first["before_span"]) == (
        "hedge_dropped",
        "may have been empty",
        "was empty",
        [10, 29],
    )


def test_article() -> None:
    record = to_dict(traces.traced_article())
    assert (record["first"], record["echoes"], record["independent"]) == (1, 1, 1)
    assert record["statements"][0]["echo_of"]["outlet"] == "Meridian"
    assert record["originals"][0]["passages"] == [
        {"here": [0, 9], "there": [5, 14], "words": 3, "quoted": False}
    ]


def test_wrong_values_do_not_fit() -> None:
    record = to_dict(traces.story())
    record["edges"][0]["kind"] = "resembles"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(record)


def _undescribed(value: Any, schema: dict[str, Any], path: str) -> Any:
    """Paths of the fields that have no description in the schema."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    for choice in schema.get("anyOf", ()):
        if "$ref" in choice and value is not None:
            schema = SCHEMA["$defs"][choice["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        for name, field in value.items():
            described = schema.get("properties", {}).get(name, {})
            if "description" not in described:
                yield f"{path}.{name}"
            yield from _undescribed(field, described, f"{path}.{name}")
    elif isinstance(value, list):
        for item in value:
            yield from _undescribed(item, schema.get("items", {}), f"{path}[]")
