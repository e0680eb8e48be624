"""The list of sources as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.export.statements import KIND_WORDS, UNRESOLVED
from reportedly.ledger.rows import SourceRow
from reportedly.web.links import kind_name


@dataclass(frozen=True, slots=True)
class Choice:
    """One value by which a list may be narrowed."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class SourcesView:
    """A part of the list."""

    rows: tuple[SourceRow, ...]
    total: int
    query: str
    kinds: tuple[Choice, ...]
    more: bool


def sources_view(
    rows: Sequence[SourceRow], *, query: str = "", kind: str = "", start: int = 0, size: int = 50
) -> SourcesView:
    """A part of the list of sources.

    Args:
        rows: every source of the ledger, the most quoted first.
        query: words that its name or another name of it has.
        kind: only of this kind.
        start: leave out so many.
        size: at most so many.
    """
    words = query.casefold().split()
    named = [row for row in rows if _named(row, words)] if words else list(rows)
    counts = Counter(row.kind or UNRESOLVED for row in named)
    found = [row for row in named if (row.kind or UNRESOLVED) == kind] if kind else named
    return SourcesView(
        rows=tuple(found[start : start + size]),
        total=len(found),
        query=query,
        kinds=tuple(
            Choice(value, kind_name(value), counts[value], value == kind)
            for value in KIND_WORDS
            if counts[value]
        ),
        more=len(found) > start + size,
    )


def _named(row: SourceRow, words: Sequence[str]) -> bool:
    names = [name.casefold() for name in (row.name, *row.aliases)]
    return any(all(word in name for word in words) for name in names)
