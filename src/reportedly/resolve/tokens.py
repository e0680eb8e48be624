"""The words of a text as cue lists are written: lower case, straight apostrophes, ``n't`` apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from reportedly.types import Span, Spans

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"
    r"|\d+(?:[.,:]\d+)*\w*|\w+(?:-\w+)*|\.{3}|[^\w\s]",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text; both lists have one entry each."""

    text: str
    #: Character span of each.
    spans: list[Span]
    #: Lower case, with straight apostrophes.
    lower: list[str]
    #: Where each begins.
    starts: list[int]

    def within(self, start: int, end: int) -> list[int]:
        """Indices of the tokens that begin in a stretch of characters."""
        return list(range(bisect_left(self.starts, start), bisect_left(self.starts, end)))

    def inside(self, spans: Spans) -> list[int]:
        """Indices of the tokens that begin inside any of the spans, in order."""
        return [index for start, end in spans for index in self.within(start, end)]

    def span(self, indices: list[int]) -> Spans:
        """The spans of tokens, neighbours joined."""
        found: list[Span] = []
        last = None
        for index in sorted(indices):
            start, end = self.spans[index]
            if last is not None and index == last + 1:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
            last = index
        return tuple(found)


@lru_cache(maxsize=4)
def tokens(text: str) -> Tokens:
    """The tokens of a text; remembered for the few texts last asked for."""
    spans = [match.span() for match in _WORD.finditer(text)]
    lower = [text[start:end].lower().replace("’", "'") for start, end in spans]
    return Tokens(text, spans, lower, [start for start, _ in spans])
