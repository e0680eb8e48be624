"""Whether a content is quoted (direct), paraphrased (indirect), or both (mixed)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportedly.extract.quotes import OUTSIDE
from reportedly.extract.words import Words
from reportedly.types import Attribution, ContentKind, Span, Spans


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


def kind_of(words: Words, content: Spans) -> ContentKind:
    """As :func:`content_kind`, of a content given as character spans."""
    return content_kind(
        words,
        [
            (
                bisect_left(words.spans, start, key=lambda span: span[0]),
                bisect_right(words.spans, end, key=lambda span: span[1]) - 1,
            )
            for start, end in content
        ],
    )


def stated(words: Words, content: Spans, *, cue: Span, source: Span | None, confidence: float) -> Attribution:
    """An attribution that was told by the form of its sentence or line.

    Args:
        words: the words of the text.
        content: what is said.
        cue, source: one span each; ``None``: nobody is named.
        confidence: of the form.
    """
    return Attribution(
        id="",
        kind=kind_of(words, content),
        source=(source,) if source else (),
        cue=(cue,),
        content=content,
        confidence=confidence,
    )
