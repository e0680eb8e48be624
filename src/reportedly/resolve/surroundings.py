"""The sentence around a place in a text."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from reportedly.sentences import sentences
from reportedly.types import Span


@lru_cache(maxsize=4)
def all_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text; remembered for the few texts last asked for."""
    return tuple(sentences(text))


def sentence_at(text: str, offset: int) -> Span:
    """The sentence in which a character stands; the last one before it where it stands between two."""
    found = all_sentences(text)
    index = bisect_right(found, (offset, len(text) + 1)) - 1
    return found[max(0, index)] if found else (0, len(text))
