"""The nouns that tell what somebody speaks about: said more often than by everybody in the ledger.

After Monroe, Colaresi and Quinn, "Fightin' Words" (2008): the log-odds of a word against everybody's, drawn
towards everybody's by their counts, in units of its standard error. Words of everyday fall out by themselves;
what is no noun ("made", "great") is told by where it stands in the statements of the whole ledger.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]{3,}")
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
#: From which a difference is no chance, and how often a word is said at least.
_TELLING, _LEAST = 2.3, 3
#: Weight of everybody's words against the source's own.
_PRIOR = 500.0
#: Of the statements that have a word those in which it stands as nouns do, at least.
_NOUN = 0.2
_SHORTEST = 3
_ENDS = frozenset('.!?:“"')


@dataclass(frozen=True, slots=True)
class Topic:
    """A word that is typical."""

    word: str
    #: Statements that have it.
    statements: int
    #: How sure it is no chance, in standard errors.
    weight: float


@dataclass(frozen=True, slots=True)
class Words:
    """How often words are said; each counts once a statement."""

    counts: Counter[str]
    #: The commonest spelling of each.
    spelling: dict[str, str]
    #: In how many statements each stands as nouns do, or as names do.
    nouns: Counter[str]


def words_of(contents: Iterable[str]) -> Words:
    """Count the words of statements."""
    counts: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for content in contents:
        seen = {word.casefold(): word for word in _WORD.findall(content)}
        counts.update(seen.keys())
        for plain, word in seen.items():
            forms.setdefault(plain, Counter())[word] += 1
        nouns.update(_nouns(_TOKEN.findall(content)))
    return Words(counts, {plain: many.most_common(1)[0][0] for plain, many in forms.items()}, nouns)


def _nouns(tokens: list[str]) -> set[str]:
    """Words that stand between what stands around nouns; and names: a capital within a sentence."""
    before, after = _around()
    plain = [token.casefold() for token in tokens]
    found = set()
    for place, word in enumerate(plain):
        if len(word) < _SHORTEST:
            continue
        last = plain[place - 1] if place else "."
        following = plain[place + 1] if place + 1 < len(plain) else "."
        named = tokens[place][0].isupper() and last not in _ENDS and not tokens[place].isupper()
        if named or (last in before and (following in after or not following[0].isalnum())):
            found.add(word)
    return found


@cache
def _around() -> tuple[frozenset[str], frozenset[str]]:
    known = tomllib.loads(files("reportedly.web").joinpath("nouns.en.toml").read_text("utf-8"))
    return frozenset(known["before"]), frozenset(known["after"])


def _noun(word: str, everybody: Words, mine: Words) -> bool:
    nouns = everybody.nouns[word] + mine.nouns[word]
    return nouns >= _NOUN * (everybody.counts[word] + mine.counts[word])


def topics(
    mine: Words, everybody: Words, *, leave_out: Iterable[str] = (), most: int = 18
) -> tuple[Topic, ...]:
    """The nouns that are typical of a source, those that tell most first.

    Args:
        mine: of the source.
        everybody: of the ledger.
        leave_out: names of the source, of which nothing is to be learnt.
        most: at most so many.
    """
    own = {word.casefold() for name in leave_out for word in _WORD.findall(name)}
    total, theirs = mine.counts.total(), everybody.counts.total()
    if not total or not theirs:
        return ()
    found = []
    for word, count in mine.counts.items():
        if count < _LEAST or word in own or not _noun(word, everybody, mine):
            continue
        prior = _PRIOR * max(everybody.counts[word], 0.5) / theirs
        rest = max(everybody.counts[word], count) - count
        here = math.log((count + prior) / (total + _PRIOR - count - prior))
        there = math.log((rest + prior) / (theirs + _PRIOR - rest - prior))
        weight = (here - there) / math.sqrt(1 / (count + prior) + 1 / (rest + prior))
        if weight >= _TELLING:
            found.append(Topic(mine.spelling[word], count, round(weight, 1)))
    return tuple(sorted(found, key=lambda topic: (-topic.weight, topic.word))[:most])
