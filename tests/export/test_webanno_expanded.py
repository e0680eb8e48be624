"""Web Annotation: expanded by PyLD, every name is one of the standard's and nothing is dropped."""

from __future__ import annotations

from typing import Any

import pytest
from pyld import jsonld

from reportedly.export.webanno import to_webanno
from reportedly.types import Reading
from tests.export.second import ROWS

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
RDF, DC = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/elements/1.1/"
XSD = "http://www.w3.org/2001/XMLSchema#"


def link(iri: str) -> dict[str, str]:
    return {"@id": iri, "@type": "@id"}


def term(iri: str) -> dict[str, str]:
    """A value that is itself a name of the vocabulary."""
    return {"@id": iri, "@type": "@vocab"}


def number(iri: str) -> dict[str, str]:
    return {"@id": iri, "@type": f"{XSD}nonNegativeInteger"}


#: What the vocabulary's names stand for, as its own tables say: https://www.w3.org/TR/annotation-vocab/
CONTEXT: dict[str, Any] = {
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **{
        name: OA + name
        for name in (
            *("Annotation", "SpecificResource", "TextualBody", "TextQuoteSelector", "TextPositionSelector"),
            *("classifying", "tagging", "identifying", "describing", "linking"),
        )
    },
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "Software": f"{AS}Application",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
    "generator": link(f"{AS}generator"),
    "total": number(f"{AS}totalItems"),
    "startIndex": number(f"{AS}startIndex"),
    "first": link(f"{AS}first"),
    "last": link(f"{AS}last"),
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "body": link(f"{OA}hasBody"),
    "target": link(f"{OA}hasTarget"),
    "source": link(f"{OA}hasSource"),
    "selector": link(f"{OA}hasSelector"),
    "motivation": term(f"{OA}motivatedBy"),
    "purpose": term(f"{OA}hasPurpose"),
    "value": f"{RDF}value",
    "format": f"{DC}format",
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "start": number(f"{OA}start"),
    "end": number(f"{OA}end"),
}


def offline(url: str, options: dict[str, Any]) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def keys(value: Any) -> int:
    """Members of all objects, but for what only JSON-LD itself adds."""
    if isinstance(value, list):
        return sum(keys(item) for item in value)
    if not isinstance(value, dict) or "@value" in value:
        return 0
    if "@list" in value:
        return keys(value["@list"])
    if set(value) == {"@id"}:
        return 0
    return sum(1 + keys(inner) for inner in value.values())


@pytest.mark.parametrize("made", ROWS.values(), ids=ROWS)
def test_nothing_is_dropped(made: Reading) -> None:
    collection = to_webanno(made)
    (found,) = jsonld.expand(collection, {"documentLoader": offline})
    assert keys(found) == keys(collection) - 1
    assert found["@type"] == [f"{AS}OrderedCollection"]


def test_annotation_as_the_vocabulary_has_it() -> None:
    (found,) = jsonld.expand(to_webanno(ROWS["harrow"]), {"documentLoader": offline})
    first = found[f"{AS}first"][0][f"{AS}items"][0]["@list"][0]
    assert first["@type"] == [f"{OA}Annotation"]
    assert first[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]
    selectors = first[f"{OA}hasTarget"][0][f"{OA}hasSelector"]
    assert [s["@type"] for s in selectors] == [[f"{OA}TextQuoteSelector"], [f"{OA}TextPositionSelector"]]
    assert selectors[0][f"{OA}exact"] == [{"@value": "base is closed"}]
