"""What sentences say that a source did, is, or had done to it."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.resolve.account import (
    AUXILIARIES,
    SPEECH,
    Account,
    Anchor,
    Form,
    is_verb,
    present,
    sentence_stop,
)
from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import RELATIVE, clause_end
from reportedly.resolve.words import Words

#: A subject and its verb are at most so many words apart.
REACH = 30
#: What is done to a source is looked for at so many of its first places.
MOST_ACTED_ON = 5
#: Clauses longer than this are taken without what hangs on them too.
LONG = 12


def predicate(words: Words, anchor: Anchor, index: int, number: int) -> Iterator[Account]:
    """What the sentence says that the source did or is."""
    sentence = words.words[anchor.begin].sentence
    form: Form = "predicate"
    limit = min(index + REACH, len(words.words))
    if words.lower(index) in ("'s", "'"):
        yield from _owned(words, index + 1, number)
        form, limit = "possessor", min(index + 6, limit)
        index += 1
    elif words.lower(index) in (",", "and") and index < limit:
        index += 1
    else:
        index = _past_time(words, index)
        if present(words, index):
            yield from clause(words, index, form, number)
            return
        if not (index < limit and (is_verb(words, index) or _adverb(words, index))):
            return
    parted = words.lower(index - 1) == ","
    while index < limit and words.words[index].sentence == sentence and not is_verb(words, index):
        word = words.lower(index)
        if word in RELATIVE or word in (";", ":") or (parted and word in '“"'):
            return
        parted = parted or word == ","
        index += 1
    if index >= limit or words.words[index].sentence != sentence:
        return
    yield from clause(words, index, form, number)


def _past_time(words: Words, index: int) -> int:
    """Index behind "this past week", "on Monday": when it was, told between a subject and its verb."""
    last = index
    while last - index < 5 and words.lower(last) in grammar("of_time"):
        last += 1
    return last


def _owned(words: Words, first: int, number: int) -> Iterator[Account]:
    """ "Doe's decision to close the mill": what somebody did or has, as a noun."""
    sentence = words.words[first].sentence if first < len(words.words) else -1
    last = first
    while last < len(words.words) and last - first < REACH and words.words[last].sentence == sentence:
        if last > first and (is_verb(words, last) or words.lower(last) in (",", ";", "(", ".", ":")):
            break
        last += 1
    if last - first > 2:
        yield Account(first, last, "possessor", number)


def object_(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    """ "The club banned Jane Doe for life": what was done to a source, in its first mentions."""
    if number > MOST_ACTED_ON or not anchor.named:
        return
    sentence = words.words[anchor.begin].sentence
    for index in range(anchor.begin - 1, max(anchor.begin - 8, -1), -1):
        word = words.lower(index)
        if words.words[index].sentence != sentence or word in (",", ";", ":", "that", "and", *RELATIVE):
            return
        if is_verb(words, index) and word not in SPEECH and word not in AUXILIARIES:
            yield Account(index, clause_end(words, index, ","), "object", number)
            return


def clause(words: Words, verb: int, form: Form, number: int) -> Iterator[Account]:
    """A clause from its verb on: shortest, up to a comma, and up to the end of its sentence."""
    end = clause_end(words, verb, ",")
    short = _before_subordinate(words, verb, end)
    if short is not None:
        yield Account(verb, short, form, number)
    if end - verb >= 3:
        yield Account(verb, end, form, number)
    stop = sentence_stop(words, verb)
    if stop > end and stop - verb >= 3:
        yield Account(verb, stop, form, number, long=True)


def _before_subordinate(words: Words, first: int, end: int) -> int | None:
    """Where another clause begins inside a long one: "was jailed | after he refused to pay"."""
    if end - first <= LONG:
        return None
    return next((i for i in range(first + 5, end - 3) if words.lower(i) in grammar("subordinating")), None)


def _adverb(words: Words, index: int) -> bool:
    lower = words.lower(index)
    return lower in grammar("adverbs") or (lower.endswith("ly") and is_verb(words, index + 1))
