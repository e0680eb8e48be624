"""schema.org JSON-LD: an article, and each statement in it as a ``Quotation`` or a ``Claim``.

A wholly quoted statement is a ``Quotation``, any other a ``Claim``. Who said it is ``spokenByCharacter`` of a
quotation and ``author`` of a claim; a document is what it ``isBasedOn``, and so is each hop of a relay chain.
A source of undetermined kind is ``creditText``: the vocabulary would make it a person or an organisation.
There is no ``ClaimReview``: what is true is not said here.
https://schema.org/Claim, https://schema.org/Quotation
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from reportedly.export.statements import relaying
from reportedly.types import Attribution, Document, Reading, Source

CONTEXT = "https://schema.org"

_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")


def to_jsonld(reading: Reading) -> dict[str, Any]:
    """The JSON-LD object of one reading.

    Args:
        reading: the value to write.

    Returns:
        ``@context`` and a ``@graph``: the article first, then its statements in the reading's order.
    """
    return {"@context": CONTEXT, "@graph": list(nodes(reading))}


def nodes(reading: Reading) -> Iterator[dict[str, Any]]:
    """The nodes of the graph without their context, so that graphs can be streamed."""
    base = f"urn:reportedly:{quote(reading.id, safe='')}"
    sources = {source.id: source for source in reading.sources}
    yield _article(reading.document, base)
    for attribution in reading.attributions:
        yield _statement(reading, attribution, sources, base)


def _article(document: Document, base: str) -> dict[str, Any]:
    return _known(
        {
            "@id": f"{base}:article",
            "@type": "NewsArticle",
            "identifier": document.id,
            "headline": document.title,
            "url": document.url,
            "datePublished": document.published,
            "inLanguage": document.language,
            "publisher": _named("Organization", document.outlet),
            "author": _named("Person", document.byline),
        }
    )


def _statement(
    reading: Reading, attribution: Attribution, sources: Mapping[str, Source], base: str
) -> dict[str, Any]:
    quoted = attribution.kind == "direct"
    ids = attribution.source_ids or ((attribution.source_id,) if attribution.source_id else ())
    said_by = [sources[id] for id in ids if id in sources]
    article = {"@id": f"{base}:article"}
    around = f"{base}:{quote(attribution.parent, safe='')}" if attribution.parent else None
    agents = [agent for source in said_by if (agent := _agent(source, base))]
    return _known(
        {
            "@id": f"{base}:{quote(attribution.id, safe='')}",
            "@type": "Quotation" if quoted else "Claim",
            "text": reading.quote(attribution.content),
            "inLanguage": reading.document.language,
            "spokenByCharacter" if quoted else "author": agents,
            "creditText": ", ".join(s.name for s in said_by if s.kind is None),
            "isBasedOn": list(_based_on(reading, attribution, said_by, base)),
            "isPartOf": [article, {"@id": around}] if around else article,
            None if quoted else "appearance": article,
            "dateCreated": _moment(attribution),
        }
    )


def _agent(source: Source, base: str) -> dict[str, Any] | None:
    if source.kind in (None, "document"):
        return None
    here = {"@id": f"{base}:{quote(source.id, safe='')}"}
    if source.kind == "named_organization":
        return {**here, "@type": "Organization", "name": source.name}
    named = source.kind == "named_person"
    return _known(
        {
            **here,
            "@type": "Person",
            "name" if named else "description": source.name,
            "jobTitle": source.title,
            "affiliation": _named("Organization", source.affiliation),
        }
    )


def _based_on(
    reading: Reading, attribution: Attribution, said_by: list[Source], base: str
) -> Iterator[dict[str, Any]]:
    """The documents it comes from, and what each hop after the speaker wrote or said."""
    for source in said_by:
        if source.kind == "document":
            yield {"@id": f"{base}:{quote(source.id, safe='')}", "@type": "CreativeWork", "name": source.name}
    for number, hop in enumerate(relaying(reading, attribution), start=1):
        work = {
            "@id": f"{base}:{quote(attribution.id, safe='')}:relay:{number}",
            "@type": "CreativeWork",
        }
        agent = _agent(hop, base)
        yield {**work, "author": agent} if agent else {**work, "name": hop.name}


def _moment(attribution: Attribution) -> str | None:
    when = attribution.when
    if when is None or when.start is None or when.start != when.end:
        return None
    return when.start if _DAY.fullmatch(when.start) else None


def _named(kind: str, name: str | None) -> dict[str, Any] | None:
    return {"@type": kind, "name": name} if name else None


def _known(facts: Mapping[str | None, Any] | Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name and value}
