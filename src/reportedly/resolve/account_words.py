"""The words that accounts are weighed by: lists of ``accounts.en.toml``, and what a text is about."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from reportedly.resolve.account import Account, Quoted
from reportedly.resolve.words import Words, words
from reportedly.types import Spans

#: A word that occurs so often in a text tells its topic.
OFTEN = 3
#: The last sentence of those that tell what a text is about, counted from 0.
LEAD = 2
#: Bounds of shares that are told apart.
TOPICAL = (0.01, 0.2, 0.4, 0.6)
SHARED = (0.01, 0.15, 0.3)


@cache
def telling(name: str) -> frozenset[str]:
    """One list of ``accounts.en.toml``."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads(
        (files("reportedly.resolve") / "accounts.en.toml").read_text("utf8")
    )
    return table


@lru_cache(maxsize=4)
def topic(text: str) -> frozenset[str]:
    """Words that a text comes back to."""
    counted = Counter(_carrying(w.lower for w in words(text).words))
    return frozenset(word for word, number in counted.items() if number >= OFTEN)


@lru_cache(maxsize=4)
def lead(text: str) -> frozenset[str]:
    """Words of the first sentences of a text."""
    return frozenset(_carrying(w.lower for w in words(text).words if w.sentence <= LEAD and not w.shouted))


@lru_cache(maxsize=4)
def stated(text: str, contents: Spans) -> frozenset[str]:
    """Words of some statements of a text."""
    view = words(text)
    return frozenset(_carrying(view.lower(i) for span in contents for i in view.between(*span)))


def of_topic(view: Words, source: Quoted, account: Account) -> Iterator[str]:
    """Features of what an account shares with the text's topic, its lead, and what its source says."""
    told = list(_carrying(view.lower(index) for index in range(account.first, account.last)))
    apart = frozenset(told)
    yield f"topical_{bisect_right(TOPICAL, _share(told, topic(view.text)))}"
    if view.words[account.first].sentence > LEAD:
        yield f"of_lead_{bisect_right(SHARED, _share(apart, lead(view.text)))}"
    else:
        yield "in_lead"
    start, end = account.span(view)
    if not any(first < end and start < last for first, last in source.contents):
        yield f"of_statements_{bisect_right(SHARED, _share(apart, stated(view.text, source.contents)))}"


def _share(told: list[str] | frozenset[str], known: frozenset[str]) -> float:
    return sum(word in known for word in told) / len(told) if told else 0.0


def _carrying(told: Iterable[str]) -> Iterator[str]:
    """The words that carry a topic."""
    common = telling("common")
    return (word for word in told if len(word) > 3 and word not in common)
