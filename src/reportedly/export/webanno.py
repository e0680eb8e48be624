"""W3C Web Annotation (JSON-LD): one AnnotationCollection per reading, its one page embedded.

Each role of an attribution is an annotation of its own: source, cue and content. The bodies of a content
say its kind, how firmly it is put and whose it is; source and cue point to the content they belong to.
A discontinuous span has one target per part. The quotation with what stands before and after it finds the
words in the page; the positions are those in the text that the reading holds.
https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from reportedly.export.statements import Statement, statements
from reportedly.types import Reading, Span, Spans

#: Characters of context before and after a quotation.
CONTEXT = 32

_CONTEXT_IRI = "http://www.w3.org/ns/anno.jsonld"
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.I)


def to_webanno(reading: Reading) -> dict[str, Any]:
    """The JSON-LD object of one reading.

    Args:
        reading: the value to write.

    Returns:
        An ``AnnotationCollection`` of plain dicts, lists and strings.
    """
    base = _urn(reading)
    items = list(_annotations(reading, base))
    collection: dict[str, Any] = {
        "@context": _CONTEXT_IRI,
        "id": f"{base}:annotations",
        "type": "AnnotationCollection",
        "label": reading.document.title or reading.id,
        "total": len(items),
    }
    if reading.model:
        collection["generator"] = {"type": "Software", "name": reading.model}
    if items:
        page = {"id": f"{base}:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
        collection["first"] = page
        collection["last"] = page["id"]
    return collection


def _annotations(reading: Reading, base: str) -> Iterator[dict[str, Any]]:
    for statement in statements(reading):
        attribution = statement.attribution
        roles: tuple[tuple[str, Spans], ...] = (
            ("content", attribution.content),
            ("source", attribution.source),
            ("cue", attribution.cue),
        )
        for role, spans in roles:
            if spans:
                yield {
                    "id": f"{base}:{quote(attribution.id, safe='')}:{role}",
                    "type": "Annotation",
                    "motivation": "classifying",
                    "body": _bodies(statement, role, base),
                    "target": _targets(reading, spans),
                }


def _bodies(statement: Statement, role: str, base: str) -> list[dict[str, Any]]:
    attribution, source = statement.attribution, statement.source
    bodies = [_textual("tagging", role)]
    if role == "content":
        named = (attribution.kind, attribution.factuality, attribution.stance)
        bodies += [_textual("classifying", value) for value in named if value]
        if attribution.implicit:
            bodies.append(_textual("classifying", "implicit"))
    if role != "cue" and source is not None:
        bodies.append(_textual("identifying", source.name))
        bodies += [_textual("classifying", source.kind)] if source.kind else []
    if role == "content" and statement.relay:
        bodies.append(_textual("describing", " > ".join(statement.relay)))
    if role != "content":
        bodies.append(_belongs_to(f"{base}:{quote(attribution.id, safe='')}:content"))
    return bodies


def _textual(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _belongs_to(content: str) -> dict[str, Any]:
    return {"type": "SpecificResource", "purpose": "linking", "source": content}


def _targets(reading: Reading, spans: Spans) -> dict[str, Any] | list[dict[str, Any]]:
    targets = [_target(reading, span) for span in spans]
    return targets[0] if len(targets) == 1 else targets


def _target(reading: Reading, span: Span) -> dict[str, Any]:
    start, end = span
    text = reading.text
    return {
        "type": "SpecificResource",
        "source": _source_iri(reading),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - CONTEXT) : start],
                "suffix": text[end : end + CONTEXT],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _source_iri(reading: Reading) -> str:
    url = reading.document.url
    return url if url and is_web(url) else f"{_urn(reading)}:text"


def is_web(url: str) -> bool:
    """It is the address of a web page, and an IRI."""
    return _WEB.fullmatch(url) is not None


def _urn(reading: Reading) -> str:
    return f"urn:reportedly:{quote(reading.id, safe='')}"
