"""The title of a person: the position of authority or expertise, from any mention in the text."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.entities import Entity
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words
from reportedly.types import Span

#: A title does not go on behind these.
ENDS = frozenset(
    {
        "who",
        "whose",
        "which",
        "that",
        "whom",
        "when",
        "where",
        "now",
        ",",
        ";",
        "(",
        "said",
        "told",
        "has",
        "had",
        "was",
        "is",
        "were",
        "while",
        "because",
        "by",
    }
)
LINKS = frozenset({"of", "for", "at", "on", "to", "in", "with", "from", "and"})


@dataclass(frozen=True, slots=True)
class Title:
    """A position, where it stands, and how much it tells."""

    span: Span
    #: More is more informative.
    weight: float


def title_of(words: Words, entity: Entity, extra: tuple[Span, ...] = ()) -> Title | None:
    """The most informative title in a person's introductions.

    Args:
        words: the text's.
        entity: the person.
        extra: further stretches that describe the person, from source spans.
    """
    found = []
    for intro in entity.introductions:
        for span in (intro.before, intro.after, intro.predicate):
            if span is not None and (title := position(words, span)) is not None:
                found.append(title)
    found += [title for span in extra if (title := position(words, span)) is not None]
    return max(found, key=lambda t: (t.weight, -t.span[0])) if found else None


def position(words: Words, span: Span) -> Title | None:
    """The title inside a stretch that describes a person; ``None`` where it tells no authority."""
    lexicon = english()
    indices = list(words.between(*span))
    while indices and (
        words.lower(indices[0]) in ("a", "an", "the", "his", "her", "its", "their", "another", "one")
        or words.lower(indices[0]) in lexicon.dropped
    ):
        indices.pop(0)
    kept: list[int] = []
    for index in indices:
        if words.lower(index) in ENDS and kept:
            break
        kept.append(index)
    head = _head(words, kept)
    if head is None:
        return None
    word = words.lower(head)
    told = [words.lower(i) for i in kept]
    if word not in lexicon.positions and word not in ("whip",):
        return None
    has_place = any(w in LINKS for w in told[told.index(word) :]) or any(
        words.words[i].capital and i != head for i in kept
    )
    if word in lexicon.no_authority and not (
        has_place and word in ("member", "owner", "partner", "operative")
    ):
        return None
    weight = (
        min(len(kept), 8)
        + (2 if has_place else 0)
        - (3 if len(kept) == 1 else 0)
        - (1.5 if "former" in told else 0)
    )
    return Title((words.words[kept[0]].start, words.words[kept[-1]].end), weight)


def _head(words: Words, kept: list[int]) -> int | None:
    """The position: the last person noun before the first link."""
    lexicon = english()
    head = None
    for index in kept:
        word = words.lower(index)
        if head is not None and word in LINKS - {"and"}:
            break
        if word in lexicon.positions or word in lexicon.person:
            head = index
    return head
