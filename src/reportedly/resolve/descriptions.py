"""Persons and groups that a text describes without a name: whom a pronoun may mean beside those named."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part
from reportedly.resolve.noun_phrases import DETERMINERS, QUANTITIES, STOPS, plural_noun
from reportedly.resolve.pronoun_features import AUXILIARIES
from reportedly.resolve.source_lexicon import english

_SAYS = grammar("papers_say")
#: How many words a description has at most before its noun.
BEFORE = 5
#: How many words may tell behind the noun what a paper is about.
AFTER = 8


def described(named: Named) -> Iterator[Part]:
    """Every description of a person or group by a common noun: "a retired nurse", "six women"."""
    view, lexicon = named.words, english()
    covered = {index for name in named.names for index in range(name.begin, name.last)}
    for index, word in enumerate(view.words):
        singular = word.lower in lexicon.person and word.lower != "one"
        if word.shouted or index in covered or (word.capital and not word.opens):
            continue
        if not singular and not (plural_noun(word.lower) and word.lower not in QUANTITIES):
            continue
        if (
            view.lower(index + 1) in lexicon.person
            or plural_noun(view.lower(index + 1))
            or index + 1 in covered
        ):
            continue
        first = _first(named, index)
        if singular and view.lower(first) not in DETERMINERS and view.lower(first) != "one":
            continue
        yield Part("noun", (view.words[first].start, word.end), first, index + 1, head=index)


def papers(named: Named) -> Iterator[Part]:
    """Every paper that opens a sentence in which it says something: "The report, two years late, said"."""
    view, lexicon = named.words, english()
    for index, word in enumerate(view.words):
        if word.lower not in lexicon.documents or index == 0 or word.shouted:
            continue
        first = index - 1
        while first > 0 and index - first < BEFORE and not view.words[first].opens:
            first -= 1
        opens = view.words[first].opens and view.lower(first) in DETERMINERS
        if opens and _says(named, index + 1):
            yield Part("noun", (view.words[first].start, word.end), first, index + 1, head=index)


def _says(named: Named, index: int) -> bool:
    """Whether the sentence goes on with what a paper says, directly or behind what it is about."""
    view = named.words
    sentence = view.words[index - 1].sentence
    last = index + AFTER
    while view.lower(index) not in (",", *_SAYS) and index < last and view.lower(index)[:1].isalnum():
        if view.words[index].sentence != sentence or view.lower(index) in AUXILIARIES:
            return False
        index += 1
    if view.lower(index) == ",":
        closed = (i for i in range(index + 1, len(view.words)) if view.lower(i) == ",")
        index = next(closed, len(view.words) - 1) + 1
        if index >= len(view.words) or view.words[index].sentence != sentence:
            return False
    return view.lower(index) in _SAYS


def _first(named: Named, index: int) -> int:
    """Index of the first word of the phrase whose noun is at ``index``."""
    view, lexicon = named.words, english()
    first = index
    while (
        first > 0 and index - first < BEFORE and view.words[first - 1].sentence == view.words[index].sentence
    ):
        word = view.lower(first - 1)
        if (
            word in STOPS
            or word in AUXILIARIES
            or word == "there"
            or word in lexicon.verbs
            or not word[0].isalnum()
            or word in ("and", "or", "but", "that")
        ):
            break
        first -= 1
        if word in DETERMINERS or word in ("one", "the"):
            break
    return first
