"""How a source claims to know, where the text says so: what was seen, read, recorded, told or polled."""

from __future__ import annotations

from functools import cache

from reportedly.resolve.clued import Clued
from reportedly.resolve.phrases import table
from reportedly.resolve.surroundings import sentence_at
from reportedly.types import Attribution, Document, Span, Spans


def find(document: Document, attribution: Attribution) -> Spans:
    """The words that say what a statement rests on.

    Args:
        document: the article.
        attribution: one of its attributions.

    Returns:
        Phrases in the content ("satellite images show"), in the words that name the source ("who was in the
        room") and in the article's words around the cue ("citing court records"); empty where there are none.
    """
    found: list[Span] = []
    for start, end in attribution.content:
        found += _matches("said", document.text[start:end], start)
    for start, end in (*attribution.source, *_beside(document.text, attribution)):
        found += _matches("spoken", document.text[start:end], start)
    return _apart(found)


def _beside(text: str, attribution: Attribution) -> Spans:
    """The stretches of the cue's sentence that lie outside the content."""
    if not attribution.cue:
        return ()
    start, end = sentence_at(text, attribution.cue[0][0])
    gaps: list[Span] = []
    for left, right in sorted(attribution.content):
        if right <= start or left >= end:
            continue
        if left > start:
            gaps.append((start, left))
        start = max(start, right)
    if start < end:
        gaps.append((start, end))
    return tuple(gaps)


def _matches(place: str, words: str, offset: int) -> list[Span]:
    lower = words.lower()
    return [
        (match.start() + offset, match.end() + offset)
        for pattern in _patterns(place)
        for match in pattern.finditer(words, lower)
    ]


def _apart(spans: list[Span]) -> Spans:
    """In order, overlapping ones joined."""
    joined: list[Span] = []
    for start, end in sorted(set(spans)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


@cache
def _patterns(place: str) -> tuple[Clued, ...]:
    data = table("basis")
    phrase = f"(?:{data['words']['noun_phrase']})"
    return tuple(
        Clued(entry["text"].replace("NP", phrase), tuple(entry["clue"])) for entry in data[place]["patterns"]
    )
