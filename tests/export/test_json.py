"""The JSON of a Reading comes back equal, fits the shipped schema, and is refused where it is wrong."""

from __future__ import annotations

import json
from copy import deepcopy
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from reportedly.errors import MalformedRecord
from reportedly.export.json import from_dict, to_dict, to_json
from reportedly.types import Reading
from tests.export.articles import harrow
from tests.export.strategies import readings

SCHEMA: dict[str, Any] = json.loads(
    files("reportedly.export").joinpath("reading.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@settings(max_examples=40, deadline=None)
@given(readings())
def test_round_trip(reading: Reading) -> None:
    line = to_json(reading).encode("utf-8")
    assert b"\n" not in line
    assert from_dict(json.loads(line)) == reading
    VALIDATOR.validate(json.loads(line))


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_schema_describes_every_field() -> None:
    undescribed = list(_undescribed(to_dict(harrow()), SCHEMA, "reading"))
    assert undescribed == []


def test_contract() -> None:
    """The names that other programs rely on, as the design fixes them."""
    record = json.loads(to_json(harrow()))
    assert record["schema"] == "reportedly/1"
    assert {
        "id",
        "url",
        "title",
        "outlet",
        "byline",
        "published",
        "language",
        "labels",
        "text",
        "links",
    } <= set(record)
    assert {"credits", "attributions", "sources", "own_voice", "card"} <= set(record)
    second = record["attributions"][1]
    said = {"text": "on Wednesday", "from": "2024-02-28", "to": "2024-02-28"}
    assert said.items() <= second["when"].items()
    assert second["relay"] == ["s1", "s3"]
    assert [record["text"][s:e] for s, e in second["reasons"]["stance"]] == ["claimed"]
    assert [record["text"][s:e] for s, e in second["content"]] == ["the base is closed"]
    assert record["attributions"][5]["parent"] == "a5"
    assert record["sources"][0]["name"] == "Ada Holt"


def test_offsets_are_code_points() -> None:
    from tests.export.marked import reading

    record = json.loads(to_json(reading("😀😀 [S|Ada] [C|said] [T|no]")))
    assert record["attributions"][0]["source"] == [[3, 6]]


def test_unknown_fields_are_ignored() -> None:
    record = to_dict(harrow())
    record["weather"] = [{"name": "rain"}]
    assert from_dict(record) == harrow()


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (("schema",), "reportedly/2", "schema is not 'reportedly/1'"),
        (("text",), None, "text is not a string"),
        (("attributions", 1, "kind"), "quoted", "attributions[1].kind is not one of direct"),
        (("attributions", 0, "content"), [[5]], "attributions[0].content[0] is not a pair"),
        (("attributions", 0, "content"), [[5, 2]], "ends before it starts"),
        (("attributions", 0, "confidence"), True, "attributions[0].confidence is not a number"),
        (("attributions", 0, "confidence"), float("nan"), "attributions[0].confidence is not a number"),
        (("attributions", 1, "when"), "Wednesday", "attributions[1].when is not an object"),
        (("sources", 0, "kind"), "person", "sources[0].kind is not one of named_person"),
        (("card", "statements"), -1, "card.statements is not a whole number"),
        (("card", "kinds"), {"quoted": 1}, "card.kinds.quoted is not one of"),
        (("card", "parties"), [["s1"], [2]], "card.parties[1][0] is not a string"),
        (("places",), [{"name": "Harrow", "mentions": [[0, 3]]}], "places[0].latitude is missing"),
        (("own_voice",), {}, "own_voice is not a list"),
    ],
)
def test_wrong_fields_are_named(path: tuple[str | int, ...], value: object, complaint: str) -> None:
    record: Any = deepcopy(to_dict(harrow()))
    inner = record
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(MalformedRecord) as caught:
        from_dict(record)
    assert complaint in str(caught.value)


def test_missing_field_is_named() -> None:
    record = to_dict(harrow())
    del record["card"]["relayed"]
    with pytest.raises(MalformedRecord, match=r"card\.relayed is missing"):
        from_dict(record)


def test_not_an_object() -> None:
    with pytest.raises(MalformedRecord, match="is not an object but list"):
        from_dict([])


def _undescribed(value: Any, schema: dict[str, Any], path: str) -> Any:
    """Paths of the fields that the schema says nothing about."""
    if "$ref" in schema:
        schema = {**SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], **schema}
    for option in schema.get("anyOf", ()):
        if option.get("type") != "null":
            schema = {**schema, **option}
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, dict):
        for name, inner in value.items():
            described = schema.get("properties", {}).get(name) or schema.get("additionalProperties")
            if described is None:
                yield f"{path}.{name}"
            else:
                yield from _undescribed(inner, described, f"{path}.{name}")
    elif isinstance(value, list):
        for item in value:
            yield from _undescribed(item, schema["items"], f"{path}[]")
