"""Why a source is in the story: what the text tells of its experience, its part in the event, its expertise."""

from __future__ import annotations

from reportedly.resolve.entities import Entity
from reportedly.resolve.introductions import RELATIVE
from reportedly.resolve.titles import position
from reportedly.resolve.words import Words
from reportedly.types import Span, Spans


def justification_of_person(words: Words, entity: Entity) -> Spans:
    """The clauses and appositions that introduce a named person and are more than a title."""
    found: list[Span] = []
    for intro in entity.introductions:
        if intro.relative is not None:
            found.append(_inside(words, intro.relative))
        for span in (intro.after, intro.before):
            if span is not None and position(words, span) is None and not _bare(words, span):
                found.append(span)
    return tuple(sorted(set(found))[:1])


def justification_of_description(words: Words, span: Span) -> Spans:
    """The relative clause or participle that qualifies an unnamed source inside its own span."""
    indices = list(words.between(*span))
    for place, index in enumerate(indices[1:], 1):
        word = words.lower(index)
        if word in RELATIVE or word in ("familiar", "close", "involved", "briefed", "with"):
            start = index + 1 if word in ("who", "which") else index
            if start <= indices[-1]:
                return ((words.words[start].start, words.words[indices[-1]].end),)
            return ()
        if place > 8:
            break
    return ()


def _inside(words: Words, span: Span) -> Span:
    """A relative clause without its pronoun."""
    first = words.between(*span).start
    if words.lower(first) == "who" and words.words[first + 1].end <= span[1]:
        return (words.words[first + 1].start, span[1])
    return span


def _bare(words: Words, span: Span) -> bool:
    """Only an honorific or a party."""
    told = [words.lower(i) for i in words.between(*span)]
    return all(
        w
        in ("mr.", "mrs.", "ms.", "dr.", "a", "the", "republican", "democrat", "democratic", "miss", "rival")
        for w in told
    )
