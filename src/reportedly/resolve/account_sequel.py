"""What is told of a source by a pronoun: in the sentences behind, in clauses beside, in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.resolve.account import (
    OWNERS,
    PERSONAL,
    Account,
    Anchor,
    Form,
    acts,
    is_verb,
    next_sentence,
    sentence_stop,
)
from reportedly.resolve.account_predicate import clause
from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import clause_end
from reportedly.resolve.words import Words
from reportedly.types import Span

#: Sentences that go on about whom the one before names, at most.
FURTHER = 3
#: A pronoun stands among so many first words of its sentence, or of what somebody said.
EARLY = 12
#: Words between whom something was done to and what for, at most.
NEAR = 3
#: Contents of a source that are looked through.
MOST_CONTENTS = 8


def sequel(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    """ "Doe was there. She has studied the reef for years. Her son dives.": sentences that go on."""
    start = anchor.last - 1
    for _ in range(FURTHER):
        start = next_sentence(words, start)
        if start >= len(words.words):
            return
        word = words.lower(start)
        if word in PERSONAL:
            yield from _deed(words, start, "sequel", number)
        elif word in OWNERS:
            stop = sentence_stop(words, start)
            if not _spoken(words, start, stop):
                yield Account(start, stop, "possessed", number)
        else:
            later = _behind_opening(words, start)
            if later is None:
                return
            yield from _deed(words, later, "sequel", number)


def _behind_opening(words: Words, start: int) -> int | None:
    """ "In 2010, she": index of the pronoun behind what opens a sentence; ``None``: there is none."""
    sentence = words.words[start].sentence
    for index in range(start + 1, min(start + EARLY, len(words.words))):
        if words.words[index].sentence != sentence or words.lower(index) in '“"':
            return None
        if words.lower(index) in PERSONAL:
            return index if words.lower(index - 1) == "," else None
    return None


def _deed(words: Words, pronoun: int, form: Form, number: int) -> Iterator[Account]:
    """The clause of a pronoun, unless it says only that something was said."""
    verb = pronoun + 1
    while words.lower(verb) in grammar("adverbs") or words.lower(verb).endswith("ly"):
        verb += 1
    if acts(words, verb) and words.lower(verb) not in grammar("mere_speech"):
        yield from clause(words, verb, form, number)


def _spoken(words: Words, first: int, stop: int) -> bool:
    return any(words.lower(index) in (*grammar("mere_speech"), "“", '"') for index in range(first, stop))


def beside(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    """ "Doe said when she resigned", "was fined for selling crates": clauses of the anchor's own sentence."""
    stop = sentence_stop(words, anchor.last - 1)
    for index in range(anchor.last, stop - 2):
        word, following = words.lower(index), words.lower(index + 1)
        if word in grammar("subordinating") and following in PERSONAL:
            yield from _deed(words, index + 1, "subordinate", number)
        elif word == "for" and index - anchor.last < NEAR and following.endswith("ing"):
            yield Account(index + 1, clause_end(words, index + 1, ","), "cause", number)


def reported(words: Words, own: Iterable[Span]) -> Iterator[Account]:
    """ "said she and her son fled", "said he had known the crew": what sources say of themselves."""
    for start, end in list(own)[:MOST_CONTENTS]:
        inside = words.between(start, end)
        for index in inside[:EARLY]:
            if words.lower(index) not in ("he", "she", "they", "it"):
                continue
            verb = index + 1
            joined = words.lower(verb) == "and" and words.lower(verb + 1) in OWNERS
            if joined:
                verb = next((i for i in range(verb + 2, verb + 6) if is_verb(words, i)), verb)
            if acts(words, verb):
                last = min(clause_end(words, verb, ","), words.index(end))
                yield Account(verb, last, "reported", 0)
            break
