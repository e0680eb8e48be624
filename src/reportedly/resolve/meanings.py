"""What a description was found to mean, and the plain reading of one: nobody but its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.resolve.entities import Named
from reportedly.resolve.heads import Part
from reportedly.types import SourceKind, Span


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a description was found to mean."""

    #: Index of a named entity; ``None``: nobody named.
    entity: int | None
    #: What makes it the same as another description; empty with ``entity``.
    key: tuple[str, ...]
    kind: SourceKind | None
    confidence: float
    #: The words that led there.
    reason: Span
    #: Where the words stand that name it best.
    description: Span
    plural: bool = False


def phrase(named: Named, part: Part) -> Span:
    """The noun phrase without definite article and without what follows a comma or dash."""
    view = named.words
    first = part.first
    if view.lower(first) == "the" and first < part.last - 1:
        first += 1
    behind = max(first, part.head if part.head is not None else first) + 1
    last = next(
        (i for i in range(behind, part.last) if view.lower(i) in (",", "—", "–", ";", "(")), part.last
    )
    return (view.words[first].start, view.words[last - 1].end)


def head_of(named: Named, part: Part) -> str:
    """The head noun, lower case."""
    return named.words.lower(part.head) if part.head is not None else ""


def make(
    named: Named, part: Part, kind: SourceKind | None, confidence: float, *, plural: bool = False
) -> Meaning:
    """A source that has no name but its description."""
    span = phrase(named, part)
    words = re.findall(r"\S+", named.words.text[span[0] : span[1]].lower().replace("’", "'"))
    if len(words) > 1 and words[0] in ("a", "an", "this", "that", "these", "those"):
        words.pop(0)
    at = named.words.words[part.head if part.head is not None else part.first]
    return Meaning(None, ("noun", *words), kind, confidence, (at.start, at.end), span, plural)
