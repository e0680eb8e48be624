"""Why a source is in the story: its experience, its part in the event, its expertise."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.resolve.entities import Entity
from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import RELATIVE, clause_end, past_place
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.titles import Title, position
from reportedly.resolve.words import Words
from reportedly.types import Span, Spans

#: Party and residence are no reason to be quoted.
BARE = grammar("bare_description")
#: What only says how the words reached us.
CHANNEL = grammar("channel")
#: A person is introduced in the first mentions.
INTRODUCING = 3
#: Verbs that begin no account of what somebody lived through.
WISHES = grammar("wishes")
EMPTY = grammar("empty_verbs")


def justification_of_person(words: Words, entity: Entity, title: Title | None) -> Spans:
    """The clause or apposition that introduces a named person and is more than a title.

    Where there is no title at all, what the first sentence about the person tells: "Doe lost her house".
    """
    for name, intro in zip(entity.names[:INTRODUCING], entity.introductions[:INTRODUCING], strict=True):
        if (
            len(name.words) > 1
            and intro.relative is not None
            and (kept := _clause(words, intro.relative)) is not None
        ):
            return (kept,)
    for intro in entity.introductions:
        for span in (intro.after, intro.before):
            if span is not None and position(words, span) is None and not _bare(words, span):
                return (_without_article(words, span),)
    if title is None and entity.person is not None and entity.person.full:
        return _account(words, entity)
    return ()


def justification_of_body(words: Words, entity: Entity) -> Spans:
    """The apposition that says what an organisation or document is: "Acme, a maker of anvils,"."""
    for name in entity.names:
        if words.lower(name.last) != "," or words.lower(name.last + 1) not in ("a", "an", "the", "one"):
            continue
        if words.words[name.last].sentence != words.words[name.first].sentence:
            continue
        end = clause_end(words, name.last + 1, ",")
        if 2 < end - name.last <= 20 and words.lower(end) in (",", ".", ")", ";"):
            return ((words.words[name.last + 1].start, words.words[end - 1].end),)
    return ()


def justification_of_description(words: Words, spans: Sequence[Span]) -> Spans:
    """What qualifies an unnamed source, in its own words or right behind them: a clause, a participle.

    Args:
        words: the text's.
        spans: every place where the source is described.
    """
    for span in spans:
        indices = list(words.between(*span))
        for index in indices[1:]:
            if words.lower(index) in ("familiar", "close", "involved", "briefed"):
                return ((words.words[index].start, words.words[indices[-1]].end),)
            if words.lower(index) in RELATIVE:
                clause = _clause(words, (words.words[index].start, words.words[indices[-1]].end))
                if clause is not None:
                    return (clause,)
                break
    return next((found for span in spans if (found := _behind(words, span))), ())


def _behind(words: Words, span: Span) -> Spans:
    """A relative clause right behind a description."""
    index = words.index(span[1])
    if words.lower(index) == ",":
        index += 1
    limit = min(index + 10, len(words.words))
    sentence = words.words[words.index(span[0])].sentence
    for start in range(index, limit):
        word = words.lower(start)
        if words.words[start].sentence != sentence or word in (",", ".", ";") or word in english().verbs:
            return ()
        if word == "who":
            end = clause_end(words, start + 1, ",")
            clause = _clause(words, (words.words[start].start, words.words[end - 1].end))
            return () if clause is None else (clause,)
    return ()


def _account(words: Words, entity: Entity) -> Spans:
    """The predicate of the first sentence with the full name, if it tells what the person did."""
    full = [name for name in entity.names if len(name.words) > 1 and not words.words[name.first].shouted]
    for name in full[:1]:
        index = _predicate_start(words, name.last)
        if words.lower(index) == "was" and words.lower(index + 1) in ("among", "one"):
            end = clause_end(words, index, ",")
            return ((words.words[index].start, words.words[end - 1].end),)
        verb = index + 1 if words.lower(index) in ("had", "was", "has", "also") else index
        word = words.lower(verb)
        if word in CHANNEL or word in EMPTY or not (word.endswith("ed") or word in english().verbs):
            return ()
        end = clause_end(words, index, ",")
        if end - index >= 4:
            return ((words.words[index].start, words.words[end - 1].end),)
    return ()


def _predicate_start(words: Words, index: int) -> int:
    """Index behind age, place and apposition of a name."""
    index = past_place(words, index)
    if words.lower(index) != ",":
        return index
    end = clause_end(words, index + 1, ",")
    return end + 1 if words.lower(end) == "," and end - index <= 12 else index


def _clause(words: Words, span: Span) -> Span | None:
    """A relative clause without "who"; ``None`` where it tells only how the words reached us."""
    indices = words.between(*span)
    first = indices.start
    if words.lower(first) == "who":
        first += 1
    negated = "_not" if words.lower(first + 1) in ("not", "n't") else ""
    if first >= indices.stop or words.lower(first) + negated in CHANNEL or words.lower(first) in WISHES:
        return None
    return (words.words[first].start, words.words[indices.stop - 1].end)


def _without_article(words: Words, span: Span) -> Span:
    first = words.between(*span).start
    if words.lower(first) in ("a", "an", "the"):
        first += 1
    return (words.words[first].start, span[1])


def _bare(words: Words, span: Span) -> bool:
    """Only an honorific, a party, a party with its state."""
    told = [words.lower(i) for i in words.between(*span)]
    return all(w in BARE for w in told) or (told[0] in ("republican", "democrat") and "of" in told[:2])
