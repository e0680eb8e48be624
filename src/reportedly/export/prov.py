"""W3C PROV: how each statement came to the page, as PROV-JSON and as PROV-O (JSON-LD).

Entities are a statement as said, as relayed by each hop, and as published; the activities that made them are
saying, relaying and publishing; agents are sources, those they speak for, and the outlet. A source that is a
document is an entity that the statement derives from. Where the statement is wholly quoted, each derivation
is a quotation.
https://www.w3.org/TR/prov-o/, https://www.w3.org/submissions/prov-json/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from reportedly.export.statements import relaying
from reportedly.types import Attribution, Reading, Source

_PROV = "http://www.w3.org/ns/prov#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_XSD = "http://www.w3.org/2001/XMLSchema#"

Node = Literal["entity", "activity", "agent"]
Edge = Literal[
    "wasGeneratedBy",
    "wasAssociatedWith",
    "wasAttributedTo",
    "wasDerivedFrom",
    "wasQuotedFrom",
    "actedOnBehalfOf",
]

#: PROV-JSON's names for the two ends of a relation.
_ENDS: dict[str, tuple[str, str]] = {
    "wasGeneratedBy": ("prov:entity", "prov:activity"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "actedOnBehalfOf": ("prov:delegate", "prov:responsible"),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity, an activity or an agent."""

    node: Node
    #: Local name within the document's namespace.
    name: str
    label: str
    #: ``Person`` or ``Organization`` of PROV; ``None``: nothing narrower is known.
    kind: str | None = None
    #: The words, of a statement.
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of PROV between two things, by their local names."""

    edge: Edge
    start: str
    end: str


def records(reading: Reading) -> tuple[tuple[Thing, ...], tuple[Relation, ...]]:
    """The things and the relations of one reading, each once, in order."""
    made = dict.fromkeys(_records(reading))
    things = {record.name: record for record in reversed(made) if isinstance(record, Thing)}
    relations = tuple(record for record in made if isinstance(record, Relation))
    return tuple(reversed(things.values())), relations


def to_prov_json(reading: Reading) -> dict[str, Any]:
    """The PROV-JSON document of one reading."""
    things, relations = records(reading)
    document: dict[str, Any] = {"prefix": {"doc": _namespace(reading)}}
    for thing in things:
        document.setdefault(thing.node, {})[f"doc:{thing.name}"] = _attributes(thing)
    for number, relation in enumerate(relations, start=1):
        quoted = relation.edge == "wasQuotedFrom"
        edge = "wasDerivedFrom" if quoted else relation.edge
        start, end = _ENDS[edge]
        ends: dict[str, Any] = {start: f"doc:{relation.start}", end: f"doc:{relation.end}"}
        if quoted:
            ends["prov:type"] = _qualified("prov:Quotation")
        document.setdefault(edge, {})[f"_:r{number}"] = ends
    return document


def to_prov_o(reading: Reading) -> dict[str, Any]:
    """The same as PROV-O in JSON-LD; its context is in it, so that nothing is fetched to read it."""
    things, relations = records(reading)
    base = _namespace(reading)
    graph = {thing.name: _node(thing, base) for thing in things}
    for relation in relations:
        graph[relation.start].setdefault(f"prov:{relation.edge}", []).append({"@id": base + relation.end})
    return {"@context": {"prov": _PROV, "rdfs": _RDFS}, "@graph": list(graph.values())}


def _namespace(reading: Reading) -> str:
    return f"urn:reportedly:{quote(reading.id, safe='')}:"


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _attributes(thing: Thing) -> dict[str, Any]:
    found: dict[str, Any] = {"prov:label": thing.label}
    if thing.kind:
        found["prov:type"] = _qualified(f"prov:{thing.kind}")
    if thing.value is not None:
        found["prov:value"] = thing.value
    return found


def _node(thing: Thing, base: str) -> dict[str, Any]:
    types = [f"prov:{thing.node.capitalize()}", *([f"prov:{thing.kind}"] if thing.kind else [])]
    node: dict[str, Any] = {"@id": base + thing.name, "@type": types, "rdfs:label": thing.label}
    if thing.value is not None:
        node["prov:value"] = thing.value
    return node


def _records(reading: Reading) -> Iterator[Thing | Relation]:
    document = reading.document
    yield Thing("entity", "article", document.title or document.id)
    if document.outlet:
        yield Thing("agent", "outlet", document.outlet, "Organization")
        yield Relation("wasAttributedTo", "article", "outlet")
    for source in reading.sources:
        yield from _source(source)
    for attribution in reading.attributions:
        yield from _chain(reading, attribution)


def _source(source: Source) -> Iterator[Thing | Relation]:
    name = _local("source", source.id)
    if source.kind == "document":
        yield Thing("entity", name, source.name)
        return
    kinds = {"named_organization": "Organization", "unnamed_group": None, None: None}
    yield Thing("agent", name, source.name, kinds.get(source.kind, "Person"))
    if source.affiliation:
        yield Thing("agent", f"{name}.affiliation", source.affiliation, "Organization")
        yield Relation("actedOnBehalfOf", name, f"{name}.affiliation")


def _chain(reading: Reading, attribution: Attribution) -> Iterator[Thing | Relation]:
    """From the words as said, over every hop, to the words on the page."""
    sources = {source.id: source for source in reading.sources}
    outlet = reading.document.outlet
    ids = attribution.source_ids or ((attribution.source_id,) if attribution.source_id else ())
    words = reading.quote(attribution.content)
    derived: Edge = "wasQuotedFrom" if attribution.kind == "direct" else "wasDerivedFrom"
    base = _local("statement", attribution.id)
    said = f"{base}.said"
    # What was said is known in the article's words only where they are a quotation.
    value = words if attribution.kind == "direct" else None
    yield from _step(said, "saying", attribution.id, value, [sources[id] for id in ids if id in sources])
    before = said
    for number, hop in enumerate(relaying(reading, attribution), start=1):
        relayed = f"{base}.relayed.{number}"
        yield from _step(relayed, "relaying", attribution.id, None, [hop])
        yield Relation(derived, relayed, before)
        before = relayed
    published = f"{base}.published"
    yield from _step(published, "publishing", attribution.id, words, [])
    if outlet:
        yield from _by(published, "outlet")
    yield Relation(derived, published, before)
    yield Relation("wasDerivedFrom", "article", published)


def _step(
    entity: str, doing: str, id: str, value: str | None, agents: Iterable[Source]
) -> Iterator[Thing | Relation]:
    yield Thing("entity", entity, f"{id}, {entity.split('.')[2]}", None, value)
    yield Thing("activity", f"{entity}.{doing}", f"{doing} {id}")
    yield Relation("wasGeneratedBy", entity, f"{entity}.{doing}")
    for source in agents:
        name = _local("source", source.id)
        if source.kind == "document":
            yield Relation("wasDerivedFrom", entity, name)
        else:
            yield Relation("wasAttributedTo", entity, name)
            yield Relation("wasAssociatedWith", f"{entity}.{doing}", name)


def _by(entity: str, agent: str) -> Iterator[Relation]:
    yield Relation("wasAttributedTo", entity, agent)
    yield Relation("wasAssociatedWith", f"{entity}.publishing", agent)


def _local(kind: str, id: str) -> str:
    """A name that holds no dot but its own, whatever the id holds."""
    return f"{kind}.{quote(id, safe='').replace('.', '%2E')}"
