"""Texts with their source mentions in ⟦brackets⟧ and, where it matters, contents in ⟪brackets⟫."""

from __future__ import annotations

import re

from reportedly.resolve.sources import group
from reportedly.types import Attribution, Document, Source, Span

MARK = re.compile(r"[⟦⟧⟪⟫]")


def read(text: str) -> tuple[str, tuple[Attribution, ...]]:
    """The text without brackets, and one attribution for every bracketed source, with the nearest content."""
    plain, last = "", 0
    sources: list[Span] = []
    contents: list[Span] = []
    opened: list[int] = []
    for mark in MARK.finditer(text):
        plain += text[last : mark.start()]
        last = mark.end()
        if mark[0] in "⟦⟪":
            opened.append(len(plain))
        else:
            (sources if mark[0] == "⟧" else contents).append((opened.pop(), len(plain)))
    plain += text[last:]
    found = tuple(
        Attribution(id=f"a{n}", kind="indirect", source=(span,), content=(_nearest(span, contents),))
        for n, span in enumerate(sources, 1)
    )
    return plain, found


def _nearest(source: Span, contents: list[Span]) -> Span:
    outside = [c for c in contents if not c[0] <= source[0] < c[1]]
    return min(outside, key=lambda c: min(abs(c[0] - source[1]), abs(source[0] - c[1])), default=(0, 0))


def resolve(text: str) -> tuple[Source, ...]:
    """The sources of a marked text."""
    plain, attributions = read(text)
    return group(Document("d", plain), attributions)[1]


def grouped(text: str) -> list[list[str]]:
    """The names of the sources of every mention of a marked text, in order."""
    plain, attributions = read(text)
    resolved, sources = group(Document("d", plain), attributions)
    names = {source.id: source.name for source in sources}
    return [[names[identity] for identity in attribution.source_ids] for attribution in resolved]


def only(text: str) -> Source:
    """The one source of a marked text."""
    sources = resolve(text)
    assert len(sources) == 1, [source.name for source in sources]
    return sources[0]
