"""Whether an article tells in its own voice, without a credit, what an earlier one attributes to somebody.

Words may all be others: what gives it away is that it has no source of its own and that telling details of
the earlier article, numbers with what they count and words that were said, come back in it soon after.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from reportedly.trace.earlier import before
from reportedly.trace.figures import Number, figures
from reportedly.trace.likeness import day
from reportedly.trace.one_story import STORY
from reportedly.trace.outlet_names import same_outlet
from reportedly.trace.person_words import folded
from reportedly.trace.quotation import quotations
from reportedly.trace.reuse import one_story
from reportedly.trace.speaker import speaker
from reportedly.trace.values import Article, Evidence, Statement
from reportedly.trace.wording import tokens

#: Details that both articles must have, one of them in the statement itself.
_DETAILS = 2
#: Days after which a claim is told again as anybody's knowledge.
_SOON = 2
#: Smaller numbers tell something only with what they count, or as an amount of money or a share.
_TELLING = 10
#: Words of a quotation that are no turn of phrase.
_SAID = 4
_SIGNS = ("%", "$", "£", "€")


def retold(later: Statement, earlier: Statement, one: Article, other: Article) -> tuple[Evidence, ...]:
    """The details by which the later article is known to have a claim from the earlier one; none: it is not.

    Args:
        later: its statement, of ``one``.
        earlier: the other's, of ``other``.
        one, other: the articles.
    """
    if speaker(later) is not None or not _soon(one, other):
        return ()
    if same_outlet(one.document.outlet, other.document.outlet) or _has_sources(one, other):
        return ()
    text, start = one.document.text, later.spans[0][0]
    there = _numbers(other.document.text)
    mine = _numbers(later.text)
    if any(not any(_one(a, b) for b in there) for a in mine):
        # It has a number of its own.
        return ()
    shared = [a for a in _numbers(text) if any(_one(a, b) for b in there)]
    said = _said(text) & _said(other.document.text)
    own = [a for a in mine if any(_one(a, b) for b in shared)]
    if not own or len(_distinct(shared)) + len(said) < _DETAILS:
        return ()
    if speaker(earlier) is None and not said:
        # Two who report the same of their own have its numbers in common.
        return ()
    if one_story(one.document, other.document) < STORY:
        return ()
    counted = (n.shown if n.shown[:1].isdigit() else f"{n.low:g}" for n in _distinct(shared))
    words = ", ".join(dict.fromkeys([*counted, *sorted(said)]))
    return (Evidence("quote", one.key, (start, later.spans[-1][1]), words[:200]),)


def _soon(one: Article, other: Article) -> bool:
    """Whether the first article came after the second, and not long after."""
    here, there = day(one.document), day(other.document)
    if not isinstance(here, date) or not isinstance(there, date) or not before(other, one):
        return False
    return (here - there).days <= _SOON


def _has_sources(one: Article, other: Article) -> bool:
    """Whether an article has somebody to speak in it whom the other one has not."""
    text = folded(other.document.text)
    for statement in one.statements:
        who = speaker(statement)
        if who is None or who.kind not in ("named_person", "named_organization"):
            continue
        name = folded(who.name)
        if name not in text and name.split()[-1] not in text:
            return True
    return False


@lru_cache(maxsize=4096)
def _numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text by which one matter is told from another."""
    return tuple(
        n
        for n in figures(tokens(text)).numbers
        if n.low >= _TELLING or (n.unit and n.low >= 2) or n.unit in _SIGNS
    )


def _one(one: Number, other: Number) -> bool:
    """Whether both are one number of one thing."""
    if one.low >= _TELLING and (one.unit not in _SIGNS and other.unit not in _SIGNS):
        return one.fits(other)
    return one.unit == other.unit and one.fits(other)


def _distinct(found: list[Number]) -> list[Number]:
    kept: list[Number] = []
    for number in found:
        if not any(number.fits(other) for other in kept):
            kept.append(number)
    return kept


@lru_cache(maxsize=4096)
def _said(text: str) -> frozenset[str]:
    """What stands between quotation marks, in plain words."""
    found = (
        " ".join(folded(text[start:end]).strip("\"'“”‘’,.!? ").split()) for start, end in quotations(text)
    )
    return frozenset(words for words in found if len(words.split()) >= _SAID)
