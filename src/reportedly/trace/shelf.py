"""Many statements in arrays, so that thousands of pairs of them are compared at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from reportedly.models import meaning
from reportedly.trace.figures import Number
from reportedly.trace.looks import Look
from reportedly.trace.pairing import opposite

#: Words that tell most in a statement, whose counterparts count by themselves.
HEADS = 3
Rows = NDArray[np.float32]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for each statement, the lists one behind the other."""

    starts: Places
    values: Places

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> Places:
        """Of each list."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What ``Look`` has, of many statements; the n-th row or list is of the n-th statement."""

    #: Every word once, and its meaning [words, 160]; two rows of zeros behind them stand for no word.
    words: tuple[str, ...]
    rows: Rows
    #: Of each statement its words by number, and for each of these words what ``Look`` has.
    said: Lists
    weights: Rows
    under: Flags
    naming: Flags
    #: Places of the words that tell most [statements, 3].
    heads: Places
    total: Rows
    meaning: Rows
    #: Numbers of the speakers' names in ``words``; -1: nobody.
    voice: Places
    denied: Flags
    negated: Flags
    named: Flags
    open_person: Flags
    clause: Flags
    numbers: tuple[tuple[Number, ...], ...]
    dates: tuple[frozenset[str], ...]
    hedges: tuple[frozenset[str], ...]
    plain: tuple[str, ...]
    #: The same number for the same words.
    wording: Places
    #: What each has, in columns [statements, pieces of three letters], [.., pairs of words], [.., runs].
    pieces: Any
    pairs: Any
    runs: Any
    #: The same in columns [statements, words]: the words, and words that say the opposite of one of them.
    bag: Any
    opposed: Any

    def __len__(self) -> int:
        return len(self.plain)

    def spoken(self, number: int) -> tuple[str, ...]:
        """The words of a statement."""
        start, end = self.said.starts[number : number + 2]
        return tuple(self.words[word] for word in self.said.values[start:end])


def shelve(looks: Sequence[Look]) -> Shelf:
    """Put statements into arrays."""
    known: dict[str, int] = {}
    rows: list[NDArray[np.int8]] = []
    for look in looks:
        for word, row in zip(look.words, look.rows, strict=True):
            if word not in known:
                known[word] = len(known)
                rows.append(row)
    count = len(known)
    voices = [-1 if look.voice is None else known.setdefault(look.voice, len(known)) for look in looks]
    table = np.zeros((len(known) + 2, meaning.DIMENSIONS), np.float32)
    if count:
        table[:count] = np.stack(rows)
    said = _lists([[known[word] for word in look.words] for look in looks])
    bag = csr_array(
        (np.ones(len(said.values), np.int32), said.values, said.starts), (len(looks), len(known) + 1)
    )
    wordings: dict[str, int] = {}
    return Shelf(
        words=tuple(known),
        rows=table,
        said=said,
        weights=_joined([look.weights for look in looks], np.float32),
        under=_joined([look.under for look in looks], np.bool_),
        naming=_joined([look.naming for look in looks], np.bool_),
        heads=np.array([_heads(look) for look in looks], np.int64).reshape(-1, HEADS),
        total=np.array([look.weights.sum() for look in looks], np.float32),
        meaning=np.array([look.meaning for look in looks], np.float32).reshape(-1, meaning.DIMENSIONS),
        voice=np.array(voices, np.int64),
        denied=np.array([look.denied for look in looks], np.bool_),
        negated=np.array([look.under.any() for look in looks], np.bool_),
        named=np.array([look.naming.any() for look in looks], np.bool_),
        open_person=np.array([look.open_person for look in looks], np.bool_),
        clause=np.array([look.clause for look in looks], np.bool_),
        numbers=tuple(look.numbers for look in looks),
        dates=tuple(look.dates for look in looks),
        hedges=tuple(look.hedges for look in looks),
        plain=tuple(look.plain for look in looks),
        wording=np.array([wordings.setdefault(look.plain, len(wordings)) for look in looks], np.int64),
        pieces=_columns([look.pieces for look in looks]),
        pairs=_columns([look.pairs for look in looks]),
        runs=_columns([look.runs for look in looks]),
        bag=bag,
        opposed=bag @ _opposites(known),
    )


def _opposites(known: dict[str, int]) -> Any:
    """Ones where a word says the opposite of another [words, words]."""
    found = [[known[other] for other in opposite(word) if other in known] for word in known]
    lists = _lists([*found, []])
    return csr_array(
        (np.ones(len(lists.values), np.int32), lists.values, lists.starts), (len(known) + 1,) * 2
    )


def _heads(look: Look) -> list[int]:
    first = np.argsort(-look.weights, kind="stable")[:HEADS].tolist()
    return (first + first[:1] * HEADS)[:HEADS] if first else [0] * HEADS


def _lists(lists: Sequence[Sequence[int]]) -> Lists:
    lengths = [len(one) for one in lists]
    starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)
    return Lists(starts, np.fromiter(chain.from_iterable(lists), np.int64, count=int(starts[-1])))


def _joined(parts: Sequence[NDArray[Any]], kind: type[Any]) -> NDArray[Any]:
    return np.concatenate([*parts, np.zeros(0, kind)]).astype(kind)


def _columns(sets: Sequence[Iterable[object]]) -> Any:
    """Ones where a statement has something, a column for each thing."""
    known: dict[object, int] = {}
    lists = _lists([sorted(known.setdefault(one, len(known)) for one in some) for some in sets])
    ones = np.ones(len(lists.values), np.int32)
    return csr_array((ones, lists.values.astype(np.int32), lists.starts), (len(sets), max(1, len(known))))
