"""What a noun phrase tells about a source before its name."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.resolve.account import AUXILIARIES, Account, Anchor, Form
from reportedly.resolve.grammar import grammar
from reportedly.resolve.noun_phrases import plural_noun
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words


def before(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    """What stands before a name in its noun phrase: "flood survivor Jane Doe", "one of his accusers, Doe"."""
    if not anchor.named:
        return
    first = anchor.begin
    sentence = words.words[first].sentence
    while (
        first > 0
        and anchor.begin - first < 8
        and words.words[first - 1].sentence == sentence
        and _in_phrase(words, first - 1)
    ):
        first -= 1
    if first < anchor.begin and words.lower(anchor.begin - 1) not in ("the", "a", "an", "and", "'s"):
        start = first + 1 if words.lower(first) in ("the", "a", "an") else first
        if start < anchor.begin and _somebody(words, start, anchor.begin):
            yield Account(start, anchor.begin, "role", number)
            joined = next((i for i in range(start, anchor.begin) if words.lower(i) == "and"), None)
            if joined is not None:
                yield Account(start, joined, "half", number)
                yield Account(joined + 1, anchor.begin, "half", number)
    if words.lower(first - 1) == ",":
        yield from _preposed(words, first - 1, "role", number)
    yield from _inverse(words, first, number)
    yield from _listed(words, first, number)
    yield from _instanced(words, first, number)


def _inverse(words: Words, first: int, number: int) -> Iterator[Account]:
    """ "The alleged backer of the scheme was Jane Doe": the subject of which a name is told."""
    if words.lower(first - 1) not in ("is", "was", "are", "were"):
        return
    start = first - 1
    while start > 0 and first - start < 14 and words.words[start - 1].sentence == words.words[first].sentence:
        if words.lower(start - 1) in (",", ";", ":", "that", "“", "and"):
            break
        start -= 1
    start += words.lower(start) in ("the", "a", "an")
    if first - 1 - start > 1 and _somebody(words, start, first - 1):
        yield Account(start, first - 1, "inverse", number)


def _instanced(words: Words, first: int, number: int) -> Iterator[Account]:
    """ "Critics of the rule, like Jane Doe": what is said of those whom a name is given as one of."""
    index = first
    while index > 0 and first - index < 12 and words.words[index - 1].sentence == words.words[first].sentence:
        index -= 1
        if words.lower(index) in ("like", "including", "as"):
            end = index - (words.lower(index) == "as" and words.lower(index - 1) == "such")
            end -= words.lower(end - 1) == ","
            start = end
            while (
                start > 0
                and end - start < 10
                and words.words[start - 1].sentence == words.words[end].sentence
            ):
                if words.lower(start - 1) in AUXILIARIES or not words.lower(start - 1)[0].isalnum():
                    break
                start -= 1
            example = words.lower(index) != "as" or words.lower(index - 1) == "such"
            if end - start > 1 and example and _somebody(words, start, end):
                yield Account(start, end, "shared", number)
            return


def _in_phrase(words: Words, index: int) -> bool:
    word = words.words[index]
    lower = word.lower
    if lower in ("the", "a", "an", "'s", "'"):
        return True
    if not word.text[0].isalpha() or lower in english().verbs or lower in AUXILIARIES:
        return False
    return lower not in grammar("prepositions") and lower not in grammar("clause_openers")


def _preposed(words: Words, comma: int, form: Form, number: int) -> Iterator[Account]:
    """ "One of his accusers, Jane Doe": a description that ends with the comma before the name.

    Or a clause in front of its subject: "Speaking as a mother of three, Doe".
    """
    sentence = words.words[comma].sentence
    first = comma
    while first > 0 and comma - first < 25 and words.words[first - 1].sentence == sentence:
        first -= 1
    while not words.words[first].text[0].isalnum() and first < comma:
        first += 1
    if words.lower(first).endswith("ing") or words.lower(first) == "as":
        if words.words[first].opens and comma - first > 2:
            yield Account(first, comma, "opening", number)
        return
    first = comma
    while first > 0 and comma - first < 12 and words.words[first - 1].sentence == sentence:
        word = words.lower(first - 1)
        if (
            not (word[0].isalnum() or word == "'s")
            or word in english().verbs
            or (word in AUXILIARIES and word != "'s")
        ):
            break
        first -= 1
    start = first
    while start < comma and words.lower(start) in (
        "by",
        "from",
        "with",
        "to",
        "for",
        "of",
        "and",
        "in",
        "at",
    ):
        start += 1
    last = next((i for i in range(comma - 2, start, -1) if words.lower(i) in grammar("determiners")), start)
    if last > start and words.lower(last - 1) in grammar("clause_openers"):
        yield Account(last, comma, form, number)  # "It rained before | his former lawyer, Jane Doe"
        return
    adverbial = start > first and words.words[first].opens
    if comma - start > 1 and not adverbial and _somebody(words, start, comma):
        yield Account(start, comma, form, number)
    if last > start and _somebody(words, last, comma):
        yield Account(last + (words.lower(last) in ("the", "a", "an")), comma, form, number)


def _somebody(words: Words, first: int, last: int) -> bool:
    """Whether a noun phrase speaks of people or a body."""
    lexicon = english()
    people = lexicon.person | lexicon.group | lexicon.organisation_nouns
    owned = any(
        words.lower(index) in ("his", "her", "their", "its", "'s") for index in range(first, last - 1)
    )
    return owned or any(
        words.lower(index) in people or plural_noun(words.lower(index)) for index in range(first, last)
    )


def _listed(words: Words, first: int, number: int) -> Iterator[Account]:
    """ "two survivors, Jane Doe and Richard Roe": what is said of all names of a list."""
    index = first
    while index > 1 and words.lower(index - 1) in ("and", ","):
        index -= 1
        if (
            words.lower(index) == ","
            and words.lower(index - 1)[:1].islower()
            and (not words.words[index - 1].capital)
        ):
            if index + 1 < first:
                yield from _preposed(words, index, "shared", number)
            return
        while index > 0 and words.words[index - 1].capital:
            index -= 1
