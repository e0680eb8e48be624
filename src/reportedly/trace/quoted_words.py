"""Which words of a statement stand inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportedly.trace.values import Statement
from reportedly.types import Document, Span, Spans

_OPENING = "“„«"
_CLOSING = "”»"
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)([^‘\n]*?\w[.,!?…]?)[’'](?!\w)")


def quoted_words(statement: Statement, document: Document) -> tuple[Span, ...]:
    """The quoted parts of a statement's content, without their marks, in order of position.

    Args:
        statement: its spans point into the text of the document.
        document: its article.
    """
    direct = statement.attribution is not None and statement.attribution.kind == "direct"
    return _quoted(document.text, statement.spans, direct)


@lru_cache(maxsize=2048)
def _quoted(text: str, spans: Spans, direct: bool) -> Spans:
    found: list[Span] = []
    for start, end in spans:
        parts = list(_double(text, start, min(end, len(text))))
        if not parts:
            parts = [match.span(1) for match in _SINGLE.finditer(text, start, end)]
        if not parts:
            parts = [(start, end)] if direct else list(_enclosed(text, start, end))
        found += parts
    return tuple(part for part in found if text[part[0] : part[1]].strip())


def _double(text: str, start: int, end: int) -> Iterator[Span]:
    """Parts inside double marks; a mark repeated at a paragraph's beginning opens nothing new."""
    opened: int | None = None
    behind = start
    for index in range(start, end):
        mark = text[index]
        straight = mark == '"'
        if opened is None and (mark in _OPENING or (straight and _opens(text, index, start))):
            opened = index + 1
        elif mark in _CLOSING or (straight and (opened is None or not _repeated(text, index))):
            if opened is not None or behind == start:
                yield (behind if opened is None else opened), index
            opened, behind = None, index + 1
    if opened is not None:
        yield opened, end


def _enclosed(text: str, start: int, end: int) -> Iterator[Span]:
    """What of a span stands inside marks that its paragraph opened before it."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    for opened, closed in _double(text, first, last if last >= 0 else len(text)):
        if opened < end and closed > start:
            yield max(opened, start), min(closed, end)


def _opens(text: str, index: int, start: int) -> bool:
    """Whether a straight mark opens: a word follows it, and none ends right before it."""
    follows = text[index + 1 : index + 2]
    before = text[index - 1] if index > start else " "
    return bool(follows) and not follows.isspace() and (before.isspace() or before in "([—–-:,")


def _repeated(text: str, index: int) -> bool:
    """Whether a straight mark begins a further paragraph of a quotation."""
    return index > 0 and text[index - 1] == "\n"
