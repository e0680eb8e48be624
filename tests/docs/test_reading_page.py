"""``docs/reading.md``: every field of the schema with its type; an example that is what the code gives."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest

from reportedly.export.json import SCHEMA as SCHEMA_NAME
from tests.docs.example import PAGE, output, regenerated

SCHEMA: dict[str, Any] = json.loads(
    files("reportedly.export").joinpath("reading.schema.json").read_text("utf-8")
)
#: Heading of a table in the page, and the object of the schema that it describes.
TABLES = {
    "The document": SCHEMA,
    "An attribution": SCHEMA["$defs"]["attribution"],
    "`when` and each of `dates`": SCHEMA["$defs"]["when"],
    "A source": SCHEMA["$defs"]["source"],
    "A place": SCHEMA["$defs"]["place"],
    "The card": SCHEMA["$defs"]["card"],
}
#: What the page calls a type of the schema.
WORDS = {
    "string": "string",
    "number": "number",
    "integer": "number",
    "boolean": "boolean",
    "object": "object",
}


def rows(heading: str) -> dict[str, str]:
    """Field to type, from the first table behind a heading."""
    text = PAGE.read_text("utf-8")
    at = re.search(rf"^(## )?{re.escape(heading)}", text, re.M)
    assert at, heading
    table = re.search(r"(?:^\|.*\n)+", text[at.end() :], re.M)
    assert table, heading
    cells = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table[0].splitlines()[2:]]
    assert all(len(line) == 3 and all(line) for line in cells), cells
    return {name.strip("`"): type for name, type, _ in cells}


def typed(schema: dict[str, Any]) -> str:
    """The type of a field in the page's words."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return name if name in ("span", "spans") else "object"
    if "anyOf" in schema:
        return ", ".join(sorted((typed(option) for option in schema["anyOf"]), key="null".__eq__))
    if "const" in schema:
        return "string"
    if "enum" in schema:
        return "string, null" if None in schema["enum"] else "string"
    if schema["type"] == "array":
        inner = typed(schema["items"])
        return f"lists of {inner}" if inner.endswith("s") else f"{inner}s"
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return ", ".join(WORDS.get(name, name) for name in types)


@pytest.mark.parametrize("heading", TABLES)
def test_tables_are_the_schema(heading: str) -> None:
    expected = {name: typed(schema) for name, schema in TABLES[heading]["properties"].items()}
    assert rows(heading) == expected


def test_the_schema_is_named() -> None:
    assert f"schema `{SCHEMA_NAME}`" in " ".join(PAGE.read_text("utf-8").split())


@pytest.mark.model
def test_example() -> None:
    """All but the confidences; ``python -m tests.docs.example`` writes it anew."""
    assert _fixed(output()) == _fixed(regenerated())


def _fixed(value: object) -> object:
    if isinstance(value, dict):
        return {name: _fixed(inner) for name, inner in value.items() if name not in ("confidence", "model")}
    return [_fixed(inner) for inner in value] if isinstance(value, list) else value
