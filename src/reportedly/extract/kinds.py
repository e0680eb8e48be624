"""Whether a content is quoted (direct), paraphrased (indirect), or both (mixed)."""

from __future__ import annotations

from reportedly.extract.quotes import OUTSIDE
from reportedly.extract.words import Words
from reportedly.types import ContentKind


def content_kind(words: Words, spans: list[tuple[int, int]]) -> ContentKind:
    """The kind of a content given as word spans, ends inclusive. Punctuation does not count."""
    inside = outside = 0
    for first, last in spans:
        for i in range(first, last + 1):
            if words.text[words.spans[i][0]].isalnum():
                if words.quoted[i] == OUTSIDE:
                    outside += 1
                else:
                    inside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"
