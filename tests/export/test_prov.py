"""PROV: read by the prov package and by rdflib, which find the same things and relations in both forms."""

from __future__ import annotations

import json
from typing import Any

import pytest
from prov.model import ProvDocument
from rdflib import RDF, Graph, Namespace, URIRef

from reportedly.export.prov import records, to_prov_json, to_prov_o
from reportedly.types import Reading
from tests.export.second import ROWS

PROV = Namespace("http://www.w3.org/ns/prov#")
CASES = pytest.mark.parametrize("made", ROWS.values(), ids=ROWS)


def graph(made: Reading) -> Graph:
    return Graph().parse(data=json.dumps(to_prov_o(made)), format="json-ld")


def document(made: Reading) -> Any:
    return ProvDocument.deserialize(content=json.dumps(to_prov_json(made)), format="json")


@CASES
def test_prov_json_comes_back_equal(made: Reading) -> None:
    first = document(made)
    again = ProvDocument.deserialize(content=first.serialize(format="json"), format="json")
    things, relations = records(made)
    assert again == first
    assert len(first.get_records()) == len(things) + len(relations)


@CASES
def test_both_forms_name_the_same(made: Reading) -> None:
    found = graph(made)
    for kind in ("Entity", "Activity", "Agent"):
        named = {str(node) for node in found.subjects(RDF.type, PROV[kind])}
        listed = {record.identifier.uri for record in document(made).get_records() if _is(record, kind)}
        assert named == listed


@CASES
def test_turtle_comes_back_equal(made: Reading) -> None:
    found = graph(made)
    again = Graph().parse(data=found.serialize(format="turtle"), format="turtle")
    assert set(again) == set(found)
    relations = records(made)[1]
    for relation in relations:
        base = f"{to_prov_json(made)['prefix']['doc']}"
        ends = URIRef(base + relation.start), PROV[relation.edge], URIRef(base + relation.end)
        assert ends in found


def _is(record: Any, kind: str) -> bool:
    return str(record.get_type().localpart) == kind


def test_relay_chain() -> None:
    edges = {(r.start, r.edge, r.end) for r in records(ROWS["harrow"])[1]}
    assert {
        ("statement.a2.said", "wasAttributedTo", "source.s1"),
        ("statement.a2.relayed.1", "wasAttributedTo", "source.s3"),
        ("statement.a2.relayed.1", "wasDerivedFrom", "statement.a2.said"),
        ("statement.a2.published", "wasDerivedFrom", "statement.a2.relayed.1"),
        ("statement.a2.published", "wasAttributedTo", "outlet"),
        ("statement.a4.published", "wasQuotedFrom", "statement.a4.said"),
    } <= edges


def test_affiliation_and_document() -> None:
    edges = {(r.start, r.edge, r.end) for r in records(ROWS["hard"])[1]}
    assert ("source.s1", "actedOnBehalfOf", "source.s1.affiliation") in edges
    assert ("statement.a2.said", "wasDerivedFrom", "source.s2") in edges
