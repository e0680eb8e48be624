"""The fullest words for a paper: "the lawsuit" is "a wrongful death lawsuit against the city" elsewhere."""

from __future__ import annotations

from functools import cache

from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.noun_phrases import DETERMINERS, PREPOSITIONS
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words
from reportedly.types import Span

#: Words before the noun and behind it, at most.
BEFORE, BEHIND = 7, 10
#: Behind a paper these tell which one it is.
TELLING = grammar("telling_of_papers")


def fullest_paper(named: Named, description: Span) -> Span:
    """Where a text designates a paper most fully.

    Args:
        named: what the text names.
        description: the words it was found by.

    Returns:
        ``description`` where that says more than the noun, or nothing fuller is said by the same noun.
    """
    view = named.words
    told = [i for i in view.between(*description) if view.lower(i) not in DETERMINERS]
    pointing = len(told) == 1 and view.lower(told[0] - 1) in grammar("pointing")
    # "the act" is a law, "an act of terror" is none; "the reports" are seldom those of before.
    paper = view.lower(told[0]) in english().documents - english().capital_documents | {"report", "study"}
    if not pointing or not paper or view.lower(told[0]).endswith("s"):
        return description
    head = told[0]
    places = [i for i, lower in enumerate(view.lowers) if lower == view.lower(head) and i < head]
    spans = [_phrase(view, index) for index in places if not view.words[index].shouted]
    fuller = [span for span in spans if span[1] - span[0] > 2]
    if not fuller:
        return description
    first, last = fuller[-1]
    return (view.words[first].start, view.words[last - 1].end)


def _phrase(view: Words, head: int) -> tuple[int, int]:
    """The words of the noun phrase around a noun."""
    first = head
    while first > 0 and head - first < BEFORE and _before(view, first - 1, head):
        first -= 1
        if view.lower(first) in DETERMINERS:
            break
    last = head + 1
    if view.lower(last) in TELLING:
        last = _behind(view, last)
    return first, last


@cache
def _outside() -> frozenset[str]:
    """Words that no noun phrase goes back over."""
    return PREPOSITIONS | grammar("auxiliaries") | grammar("clause_openers") | english().verbs


def _before(view: Words, index: int, head: int) -> bool:
    word = view.words[index]
    if word.sentence != view.words[head].sentence or not (
        word.text[0].isalnum() or word.lower in ("'s", "-")
    ):
        return False
    if word.lower.endswith("ed") and view.lower(index - 1) not in DETERMINERS:
        return False  # "lawmakers proposed new legislation"
    return word.lower == "'s" or word.lower not in _outside()


def _behind(view: Words, start: int) -> int:
    """Index behind the words that tell which paper it is."""
    sentence, index = view.words[start].sentence, start + 1
    while index < len(view.words) and index - start < BEHIND and view.words[index].sentence == sentence:
        word = view.words[index]
        owner = word.lower == "'s"
        ends = (
            word.lower in _outside() - PREPOSITIONS
            or word.lower in grammar("days")
            or word.lower in ("last", "next")
        )
        if not owner and (ends or not word.text[0].isalnum() or word.lower.endswith("ing")):
            break
        index += 1
    while index > start + 1 and view.lower(index - 1) in PREPOSITIONS | DETERMINERS | {"and", "or"}:
        index -= 1
    return index if index > start + 1 else start
