"""Annotations as Hypothesis takes them: the payloads of ``POST /api/annotations``.

Hypothesis keeps one target per annotation, so each part of a discontinuous content is one of its own. There
is a quotation selector with context and no position: Hypothesis counts positions in the whole page, which
is not the article's text.
https://h.readthedocs.io/en/latest/api-reference/v1/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportedly.export.statements import Statement, statements
from reportedly.export.webanno import CONTEXT, is_web
from reportedly.types import Reading, Span


def to_hypothesis(reading: Reading, *, group: str = "__world__") -> list[dict[str, Any]]:
    """One payload per content, or per part of it; who may read it is the group's matter.

    Args:
        reading: the value to write; without the URL of a web page Hypothesis could show nothing.
        group: id of the Hypothesis group.

    Returns:
        Payloads to post one by one; empty where the document has no web address.
    """
    url = reading.document.url
    return list(_payloads(reading, url, group)) if url and is_web(url) else []


def _payloads(reading: Reading, url: str, group: str) -> Iterator[dict[str, Any]]:
    title = reading.document.title
    for statement in statements(reading):
        for span in statement.attribution.content:
            yield {
                "uri": url,
                **({"document": {"title": [title]}} if title else {}),
                "text": _comment(statement),
                "tags": _tags(statement),
                "group": group,
                "target": [{"source": url, "selector": [_selector(reading.text, span)]}],
            }


def _selector(text: str, span: Span) -> dict[str, str]:
    start, end = span
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }


def _comment(statement: Statement) -> str:
    cue = f" ({statement.cue})" if statement.cue else ""
    relay = f", by way of {' > '.join(statement.relay)}" if statement.relay else ""
    return f"Source: {statement.name}{cue}{relay}"


def _tags(statement: Statement) -> list[str]:
    attribution, source = statement.attribution, statement.source
    named = (attribution.kind, source.kind if source else None, attribution.factuality, attribution.stance)
    return ["reportedly", *(value for value in named if value)]
