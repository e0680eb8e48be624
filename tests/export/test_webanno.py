"""The JSON-LD has the structure of the W3C Web Annotation Data Model, and its selectors find the words."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings

from reportedly.export.webanno import CONTEXT, to_webanno
from reportedly.types import Reading
from tests.export.articles import harrow
from tests.export.marked import reading
from tests.export.strategies import readings

#: https://www.w3.org/TR/annotation-model/#motivation-and-purpose
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}


def items(made: Reading) -> list[dict[str, Any]]:
    collection = to_webanno(made)
    return collection["first"]["items"] if collection["total"] else []


def check(made: Reading) -> None:
    """Section by section what the model says MUST be there."""
    collection = to_webanno(made)
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert is_iri(collection["id"])
    if not collection["total"]:
        assert "first" not in collection
        return
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert is_iri(page["id"])
    assert len(page["items"]) == collection["total"]
    ids = [annotation["id"] for annotation in page["items"]]
    assert len(ids) == len(set(ids))
    for annotation in page["items"]:
        assert is_iri(annotation["id"])
        assert annotation["type"] == "Annotation"
        assert annotation["motivation"] in MOTIVATIONS
        for body in annotation["body"]:
            check_body(body, ids)
        for target in targets(annotation):
            check_target(target, made)


def check_body(body: dict[str, Any], ids: list[str]) -> None:
    assert body["purpose"] in MOTIVATIONS
    if body["type"] == "TextualBody":
        assert isinstance(body["value"], str)
    else:
        assert body["type"] == "SpecificResource"
        assert body["source"] in ids


def check_target(target: dict[str, Any], made: Reading) -> None:
    assert target["type"] == "SpecificResource"
    assert is_iri(target["source"])
    quote, position = target["selector"]
    assert quote["type"] == "TextQuoteSelector"
    assert position["type"] == "TextPositionSelector"
    start, end = position["start"], position["end"]
    assert made.text[start:end] == quote["exact"]
    assert made.text[:start].endswith(quote["prefix"])
    assert made.text[end:].startswith(quote["suffix"])
    assert max(len(quote["prefix"]), len(quote["suffix"])) <= CONTEXT


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    found = annotation["target"]
    return found if isinstance(found, list) else [found]


def is_iri(value: str) -> bool:
    return value.startswith(("urn:reportedly:", "https://", "http://")) and " " not in value


@settings(max_examples=40, deadline=None)
@given(readings())
def test_structure(made: Reading) -> None:
    check(made)


def test_article() -> None:
    made = harrow()
    check(made)
    assert json.loads(json.dumps(to_webanno(made))) == to_webanno(made)
    by_id = {annotation["id"]: annotation for annotation in items(made)}
    content = by_id["urn:reportedly:d1:a2:content"]
    assert [(body["purpose"], body["value"]) for body in content["body"]] == [
        ("tagging", "content"),
        ("classifying", "indirect"),
        ("classifying", "CT+"),
        ("classifying", "distances"),
        ("identifying", "Ada Holt"),
        ("classifying", "named_person"),
        ("describing", "Ada Holt > The Tribune"),
    ]
    cue = by_id["urn:reportedly:d1:a2:cue"]
    assert cue["body"][-1]["source"] == "urn:reportedly:d1:a2:content"
    assert content["target"]["source"] == "https://echo.example/base?a=1&b=2"


def test_discontinuous_content_has_a_target_per_part() -> None:
    quotation = next(item for item in items(harrow()) if item["id"].endswith(":a4:content"))
    exact = [target["selector"][0]["exact"] for target in targets(quotation)]
    assert exact == ["“We are done,”", "“Nobody will return.”"]


def test_script_address_is_no_source() -> None:
    made = reading("[S|Ada] [C|said] [T|no].", url="javascript:alert(1)")
    assert {target["source"] for item in items(made) for target in targets(item)} == {
        "urn:reportedly:d1:text"
    }


def test_nothing_attributed() -> None:
    collection = to_webanno(reading("It rained."))
    assert collection["total"] == 0
    assert "first" not in collection
