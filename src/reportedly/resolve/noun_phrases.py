"""The head of a noun phrase, without a parse."""

from __future__ import annotations

from functools import lru_cache

from reportedly.resolve.grammar import grammar
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words

DETERMINERS = grammar("determiners")
PREPOSITIONS = grammar("prepositions")
#: What the first noun of a phrase does not reach beyond.
STOPS = grammar("stops")
#: Participles without "ed" that go on behind a noun: "a draft seen by the paper".
PARTICIPLES = grammar("participles")
#: Words of amount, whose noun may follow behind "of".
QUANTITIES = grammar("quantities")


def head_noun(view: Words, first: int, last: int) -> int | None:
    """Index of the head noun of a phrase: its last word before a preposition, mark, verb or clause.

    Behind a word of amount and "of" the head stands further on: "dozens of former officials".
    """
    lexicon = english()
    head: int | None = None
    for index in range(first, last):
        word = view.lower(index)
        if head is not None and word == "of" and _amount(view, head) and index + 1 < last:
            return head_noun(view, index + 1, last) or head
        if index > first and head is not None and _closes(view, index, head):
            if word in (",", "and") and _described_on(view, first, index, last):
                continue
            break
        if word == "those" and head is None and _no_noun_next(view, index + 1, last):
            return index
        if word in grammar("some") and head is None and view.lower(index + 1) in PREPOSITIONS - {"of"}:
            return index  # "some in the party"
        if word in STOPS and head is None:
            continue
        if word[0].isalnum() and word not in DETERMINERS:
            head = index
    if head is None and first < last and view.words[first].text[0].isalnum():
        head = first
    if head is not None and view.lower(head) in ("'s", "'"):
        head -= 1
    if head is not None and view.lower(head) in lexicon.suffixes and head > first:
        head -= 1
    return head


def _described_on(view: Words, first: int, index: int, last: int) -> bool:
    """ "a small, cheap and sturdy panel": more words that describe, up to the first noun for a speaker."""
    lexicon = english()
    nouns = lexicon.person | lexicon.group | lexicon.organisation_nouns | lexicon.documents
    if view.lower(first) not in ("a", "an") or any(view.lower(i) in nouns for i in range(first, index)):
        return False
    for further in range(index + 1, min(last, index + 7)):
        word = view.lower(further)
        if word in nouns:
            return True
        if word in DETERMINERS or (word in STOPS and word not in (",", "and")) or view.words[further].capital:
            return False
    return False


def _no_noun_next(view: Words, index: int, last: int) -> bool:
    """ "those responding", "those who ...": the determiner itself stands for people."""
    word = view.lower(index)
    return index >= last or word in STOPS or (word.endswith(("ing", "ed")) and index + 1 == last)


def _amount(view: Words, head: int) -> bool:
    return view.lower(head) in QUANTITIES or view.lower(head).isdigit()


def _closes(view: Words, index: int, head: int) -> bool:
    """Whether the word at ``index`` ends the noun phrase whose head so far is at ``head``."""
    lexicon = english()
    word = view.lower(index)
    if word in STOPS:
        return True
    if word == "and" and view.lower(index + 1) in ("a", "an", "the"):
        return True
    noun = view.lower(head)
    known = (
        noun in lexicon.person
        or noun in lexicon.group
        or noun in lexicon.organisation_nouns
        or noun in lexicon.documents
    )
    if known and word in (
        "said",
        "says",
        "told",
        "has",
        "had",
        "is",
        "was",
        "are",
        "were",
        "have",
        "will",
        "also",
        "now",
        "then",
        "all",
    ):
        return True
    if view.lower(index - 1) in ("'s", "'"):
        return False
    if word in lexicon.documents:
        return False  # "a court ruling"
    if known and word in PARTICIPLES:
        return True
    doing = known and len(word) > 4 and word.endswith(("ing", "ed")) and view.words[index].text.islower()
    return doing and not (word.endswith("ed") and plural_noun(view.lower(index + 1)))  # "registered voters"


@lru_cache(maxsize=50_000)
def plural_noun(word: str) -> bool:
    """Whether a noun names several people or bodies."""
    lexicon = english()
    if word in lexicon.group:
        return True
    if word.endswith(("men", "people")):
        return word.replace("people", "man").replace("men", "man") in lexicon.person
    singular = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word.endswith("s") and (singular in lexicon.person or singular in lexicon.organisation_nouns)
