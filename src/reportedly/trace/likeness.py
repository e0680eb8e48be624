"""How alike two articles are in what they are about: their rare words, their openings and their dates."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from reportedly.trace.tokenising import Tokens, tokenise
from reportedly.types import Document

#: Words of an opening.
_OPENING = 120
#: Days that make no difference any more.
_FAR = 30


@dataclass(frozen=True, slots=True)
class Likeness:
    """Four figures, each 0 to 1."""

    #: Cosine of all words, weighted by their rarity.
    words: float
    #: The same for the openings.
    opening: float
    #: Of an opening here and all words there, the better of the two.
    contained: float
    #: 1: the same day; 0: far apart; between them where a date is missing.
    time: float


def likeness(one: Document, other: Document) -> Likeness:
    """How alike two articles are in what they are about."""
    return Likeness(*_alike(one.text, other.text), _nearness(one, other))


@lru_cache(maxsize=64)
def _alike(one: str, other: str) -> tuple[float, float, float]:
    """The figures that the words alone give; copies have them in common."""
    here, there = _bags(one), _bags(other)
    return (
        _cosine(here[0], there[0]),
        _cosine(here[1], there[1]),
        max(_cosine(here[1], there[0]), _cosine(here[0], there[1])),
    )


_Bag = tuple[NDArray[np.uint64], NDArray[np.float64]]


@lru_cache(maxsize=1024)
def _bags(text: str) -> tuple[_Bag, _Bag]:
    tokens = tokenise(text)
    opening = Tokens(tokens.words[:_OPENING], tokens.starts[:_OPENING], tokens.ends[:_OPENING])
    return _bag(tokens), _bag(opening)


def _bag(tokens: Tokens) -> _Bag:
    words, counts = np.unique(tokens.words, return_counts=True)
    rarity = _rarity()
    weights = (1 + np.log(counts)) * rarity[(words % np.uint64(len(rarity))).astype(np.int64)]
    length = float(np.sqrt((weights**2).sum()))
    return words, weights / length if length else weights


def _cosine(one: _Bag, other: _Bag) -> float:
    _, here, there = np.intersect1d(one[0], other[0], assume_unique=True, return_indices=True)
    return float((one[1][here] * other[1][there]).sum())


@cache
def _rarity() -> NDArray[np.float64]:
    """By hash of a word, how rare it is in news, in logarithms; ``training/reuse.py`` counts."""
    levels = json.loads(files(__package__).joinpath("rarity.json").read_text(encoding="ascii"))["levels"]
    return np.array([int(level, 36) / 4 for level in levels])


def _nearness(one: Document, other: Document) -> float:
    here, there = day(one), day(other)
    if here is None or there is None:
        return 0.5
    return max(0.0, 1 - abs((here - there).days) / _FAR)


def day(document: Document) -> date | None:
    """The day of publication; ``None``: none, or no day."""
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None
