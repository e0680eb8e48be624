"""Appositions, clauses and participles behind the name or description of a source."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.resolve.account import SPEECH, Account, Anchor, is_verb, sentence_stop
from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import DASHES, RELATIVE, clause_end
from reportedly.resolve.words import Words


def inserted(words: Words, index: int, number: int) -> tuple[int, list[Account]]:
    """Appositions and relative clauses behind a name, and the index behind them."""
    found: list[Account] = []
    for _ in range(3):
        mark = words.lower(index)
        start = index + 1 if mark in (",", *DASHES) else index
        while words.lower(start) in DASHES:
            start += 1
        if start >= len(words.words):
            break
        relative = words.lower(start) in RELATIVE
        if start == index and not relative:
            break
        if start > index and not relative and _had_done_to(words, start):
            end = clause_end(words, start, mark if mark in DASHES else ",")
            found.append(Account(start, end, "participle", number))
            if words.lower(end) == ",":
                index = end
            break
        if start > index and not relative and not _nominal(words, start):
            break
        end = clause_end(words, start, mark if mark in DASHES else ",")
        found += _relative(words, start, end, number) if relative else _apposed(words, start, end, number)
        if words.lower(end) not in (",", *DASHES):
            break
        index = end
        if not relative and words.lower(end + 1) in RELATIVE:
            continue
        index = end + 1
        if words.lower(index) not in RELATIVE:
            break
        index = end
    return index, found


def _nominal(words: Words, start: int) -> bool:
    """Whether an insertion begins like a noun phrase or participle."""
    word = words.lower(start)
    if word in ("a", "an", "the", "one", "his", "her", "their", "its", "also", "now", "then", "formerly"):
        return True
    return word[0].isalnum() and not is_verb(words, start) and word not in grammar("no_apposition")


def _had_done_to(words: Words, index: int) -> bool:
    """ "Doe, | jailed for theft in 2010, said": a participle and no verb, for a preposition follows."""
    word = words.lower(index)
    if word in SPEECH or not (word.endswith("ed") or word in grammar("participles")):
        return False
    return words.lower(index + 1) in grammar("prepositions") | {"after", "before", "since", "when"}


def _relative(words: Words, start: int, end: int, number: int) -> Iterator[Account]:
    first = start if words.lower(start) == "whose" else start + 1
    if first >= end or words.lower(first) in grammar("mere_speech"):
        return
    yield Account(first, end, "relative", number)
    stop = sentence_stop(words, first)
    if words.lower(end) == "," and stop > end + 1 and not is_verb(words, end + 1):
        yield Account(first, stop, "relative", number, long=True)


def _apposed(words: Words, start: int, end: int, number: int) -> Iterator[Account]:
    first = start + 1 if words.lower(start) in ("a", "an", "the") else start
    last = next((i for i in range(first, end) if words.lower(i) in RELATIVE), end)
    if first < last:
        yield Account(first, last, "apposition", number)
    if last < end:
        yield from _relative(words, last, end, number)
        yield Account(first, end, "apposition", number, long=True)
    goes_on = words.lower(end) == "," and words.words[end].sentence == words.words[start].sentence
    if goes_on and end + 1 < len(words.words) and not is_verb(words, end + 1):
        further = clause_end(words, end + 1, ",")
        if further > end + 1:
            yield Account(first, further, "apposition", number, long=True)
    for index in range(first + 1, last - 1):
        if words.lower(index) in grammar("active"):
            yield Account(index, last, "rest", number)
        if words.lower(index) == "and":
            begin = index + 2 if words.lower(index + 1) in ("a", "an", "the") else index + 1
            yield Account(begin, last, "rest", number)
            yield Account(first, index, "half", number)


def qualifier(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    """ "a person briefed on the talks": what stands inside a description behind its noun."""
    if anchor.named:
        return
    if anchor.last - anchor.begin > 1:
        start = anchor.begin + (words.lower(anchor.begin) in ("a", "an", "the"))
        yield Account(start, anchor.last, "description", number)
    yield from _loose_relative(words, anchor, number)
    for index in range(anchor.begin + 1, anchor.last):
        word = words.lower(index)
        placed = word in ("with", "at") and not words.words[min(index + 1, anchor.last - 1)].capital
        if word in grammar("qualifying") or (index > anchor.begin + 1 and placed):
            yield Account(index, anchor.last, "qualifier", number)
            return
        if word in RELATIVE:
            yield from _relative(words, index, anchor.last, number)
            return


def _loose_relative(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    """ "An employee earning $15 an hour who has worked there": a clause that the description leads to."""
    sentence = words.words[anchor.begin].sentence
    for index in range(anchor.last, min(anchor.last + 8, len(words.words))):
        word = words.lower(index)
        if index == anchor.last and word in grammar("qualifying"):
            yield from _participle(words, index, number)
            return
        if words.words[index].sentence != sentence or word in (",", ";") or is_verb(words, index):
            return
        if word in ("who", "that", "which"):
            yield from _relative(words, index, clause_end(words, index + 1, ","), number)
            return


def _participle(words: Words, first: int, number: int) -> Iterator[Account]:
    """ "A source | briefed on the talks | said": up to the main verb."""
    end = clause_end(words, first, ",")
    last = next((i for i in range(first + 1, end) if is_verb(words, i)), end)
    if last - first > 1:
        yield Account(first, last, "qualifier", number)
