"""Many statements in arrays, so that thousands of pairs of them are compared at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b
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
    quoted: Flags
    #: Places of the words that tell most [statements, 3].
    heads: Places
    total: Rows
    meaning: Rows
    #: Numbers of the speakers' names in ``words``; -1: nobody.
    voice: Places
    #: As ``Look`` has them.
    initials: Places
    denied: Flags
    negated: Flags
    named: Flags
    quoting: Flags
    open_person: Flags
    clause: Flags
    person: Flags
    thing: Flags
    numbers: tuple[tuple[Number, ...], ...]
    dates: tuple[frozenset[str], ...]
    hedges: tuple[frozenset[str], ...]
    #: How many numbers each has, and whether it has a date, a hedge.
    count: Places
    dated: Flags
    hedged: Flags
    plain: tuple[str, ...]
    #: The same number for the same words.
    wording: Places
    #: What each has, in columns [statements, pieces of three letters], [.., pairs of words], [.., runs].
    pieces: Any
    pairs: Any
    runs: Any
    #: The same in columns [statements, words]: the words, and words that say the opposite of one of them.
    bag: Any
    voices: Any
    opposed: Any

    def __len__(self) -> int:
        return len(self.plain)

    def spoken(self, number: int) -> tuple[str, ...]:
        """The words of a statement."""
        start, end = self.said.starts[number : number + 2]
        return tuple(self.words[word] for word in self.said.values[start:end])


@dataclass(frozen=True, slots=True)
class Taken:
    """Some statements on their way to a shelf: small, and the same in every process."""

    words: tuple[str, ...]
    #: Of each word, int8 of 127.
    rows: NDArray[np.int8]
    said: Lists
    weights: Rows
    under: Flags
    naming: Flags
    quoted: Flags
    heads: Places
    total: Rows
    meaning: Rows
    voice: tuple[str | None, ...]
    initials: Places
    #: Denied, open person, clause, person, thing [statements, 5].
    flags: Flags
    numbers: tuple[tuple[Number, ...], ...]
    dates: tuple[frozenset[str], ...]
    hedges: tuple[frozenset[str], ...]
    plain: tuple[str, ...]
    #: Pieces of three letters and runs of words, by number.
    pieces: Lists
    runs: Lists


def shelve(looks: Sequence[Look]) -> Shelf:
    """Put statements into arrays."""
    return shelf([taken(looks)])


def taken(looks: Sequence[Look]) -> Taken:
    """Take from looks what a shelf has."""
    known: dict[str, int] = {}
    rows: list[NDArray[np.int8]] = []
    for look in looks:
        for word, row in zip(look.words, look.rows, strict=True):
            if word not in known:
                known[word] = len(known)
                rows.append(row)
    flags = [(look.denied, look.open_person, look.clause, look.person, look.thing) for look in looks]
    return Taken(
        words=tuple(known),
        rows=np.array(rows, np.int8).reshape(-1, meaning.DIMENSIONS),
        said=lists([[known[word] for word in look.words] for look in looks]),
        weights=_joined([look.weights for look in looks], np.float32),
        under=_joined([look.under for look in looks], np.bool_),
        naming=_joined([look.naming for look in looks], np.bool_),
        quoted=_joined([look.quoted for look in looks], np.bool_),
        heads=np.array([_heads(look) for look in looks], np.int64).reshape(-1, HEADS),
        total=np.array([look.weights.sum() for look in looks], np.float32),
        meaning=np.array([look.meaning for look in looks], np.float32).reshape(-1, meaning.DIMENSIONS),
        voice=tuple(look.voice for look in looks),
        initials=np.array([look.initials for look in looks], np.int64),
        flags=np.array(flags, np.bool_).reshape(-1, 5),
        numbers=tuple(look.numbers for look in looks),
        dates=tuple(look.dates for look in looks),
        hedges=tuple(look.hedges for look in looks),
        plain=tuple(look.plain for look in looks),
        pieces=lists([look.pieces for look in looks]),
        runs=lists([[_number(run) for run in look.runs] for look in looks]),
    )


def shelf(parts: Sequence[Taken]) -> Shelf:
    """Statements that were taken in parts, in their order."""
    known: dict[str, int] = {}
    rows: list[NDArray[np.int8]] = []
    said: list[Lists] = []
    for part in parts:
        before = len(known)
        numbers = [known.setdefault(word, len(known)) for word in part.words]
        rows.append(part.rows[[number >= before for number in numbers]])
        said.append(Lists(part.said.starts, np.array(numbers, np.int64)[part.said.values]))
    count = len(known)
    voices = [
        -1 if one is None else known.setdefault(one, len(known)) for part in parts for one in part.voice
    ]
    table = np.zeros((len(known) + 2, meaning.DIMENSIONS), np.float32)
    table[:count] = np.concatenate([*rows, np.zeros((0, meaning.DIMENSIONS), np.int8)])
    words = _chained(said)
    under = _joined([part.under for part in parts], np.bool_)
    naming = _joined([part.naming for part in parts], np.bool_)
    quoted = _joined([part.quoted for part in parts], np.bool_)
    flags = np.concatenate([*(part.flags for part in parts), np.zeros((0, 5), np.bool_)])
    plain = tuple(one for part in parts for one in part.plain)
    amounts = tuple(one for part in parts for one in part.numbers)
    dates = tuple(one for part in parts for one in part.dates)
    hedges = tuple(one for part in parts for one in part.hedges)
    wordings: dict[str, int] = {}
    bag = _ones(words, len(known))
    return Shelf(
        words=tuple(known),
        rows=table,
        said=words,
        weights=_joined([part.weights for part in parts], np.float32),
        under=under,
        naming=naming,
        quoted=quoted,
        heads=np.concatenate([*(part.heads for part in parts), np.zeros((0, HEADS), np.int64)]),
        total=_joined([part.total for part in parts], np.float32),
        meaning=np.concatenate([*(p.meaning for p in parts), np.zeros((0, meaning.DIMENSIONS), np.float32)]),
        voice=np.array(voices, np.int64),
        initials=_joined([part.initials for part in parts], np.int64),
        denied=flags[:, 0],
        negated=_any(under, words),
        named=_any(naming, words),
        quoting=_any(quoted, words),
        open_person=flags[:, 1],
        clause=flags[:, 2],
        person=flags[:, 3],
        thing=flags[:, 4],
        numbers=amounts,
        dates=dates,
        hedges=hedges,
        count=np.array([len(one) for one in amounts], np.int64),
        dated=np.array([bool(one) for one in dates], np.bool_),
        hedged=np.array([bool(one) for one in hedges], np.bool_),
        plain=plain,
        wording=np.array([wordings.setdefault(one, len(wordings)) for one in plain], np.int64),
        pieces=_columns(_chained([part.pieces for part in parts])),
        pairs=_columns(_neighbours(words, len(known))),
        runs=_columns(_chained([part.runs for part in parts])),
        bag=bag,
        voices=_ones(_some(np.array(voices, np.int64)), len(known)),
        opposed=bag @ _opposites(known),
    )


def some_of(given: Taken, places: Places) -> Taken:
    """Some of the statements that were taken, by their places, in this order."""
    starts, lengths = given.said.starts[places], given.said.lengths[places]
    at = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    used, said = np.unique(given.said.values[at], return_inverse=True)
    chosen = places.tolist()
    return Taken(
        words=tuple(given.words[word] for word in used.tolist()),
        rows=given.rows[used],
        said=Lists(np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)]), said.astype(np.int64)),
        weights=given.weights[at],
        under=given.under[at],
        naming=given.naming[at],
        quoted=given.quoted[at],
        heads=given.heads[places],
        total=given.total[places],
        meaning=given.meaning[places],
        voice=tuple(given.voice[place] for place in chosen),
        initials=given.initials[places],
        flags=given.flags[places],
        numbers=tuple(given.numbers[place] for place in chosen),
        dates=tuple(given.dates[place] for place in chosen),
        hedges=tuple(given.hedges[place] for place in chosen),
        plain=tuple(given.plain[place] for place in chosen),
        pieces=_picked(given.pieces, places),
        runs=_picked(given.runs, places),
    )


def lists(given: Sequence[Collection[int]]) -> Lists:
    """Lists of numbers, one behind the other."""
    starts = np.zeros(len(given) + 1, np.int64)
    np.cumsum([len(one) for one in given], out=starts[1:])
    return Lists(starts, np.fromiter(chain.from_iterable(given), np.int64, count=int(starts[-1])))


def _picked(given: Lists, places: Places) -> Lists:
    return lists([given.values[slice(*given.starts[at : at + 2])].tolist() for at in places.tolist()])


def _heads(look: Look) -> list[int]:
    first = np.argsort(-look.weights, kind="stable")[:HEADS].tolist()
    return (first + first[:1] * HEADS)[:HEADS] if first else [0] * HEADS


def _number(run: str) -> int:
    """The same 63 bits for the same words on every machine."""
    return int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1


def _chained(parts: Sequence[Lists]) -> Lists:
    lengths = np.concatenate([np.zeros(1, np.int64), *(part.lengths for part in parts)])
    return Lists(np.cumsum(lengths), _joined([part.values for part in parts], np.int64))


def _joined(parts: Sequence[NDArray[Any]], kind: type[Any]) -> NDArray[Any]:
    return np.concatenate([*parts, np.zeros(0, kind)]).astype(kind, copy=False)


def _some(numbers: Places) -> Lists:
    """A list of one number each, of none where it is -1."""
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(numbers >= 0)])
    return Lists(starts, numbers[numbers >= 0])


def _any(flags: Flags, of: Lists) -> Flags:
    """Whether one of each statement's words is flagged."""
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(flags)])
    found: Flags = before[of.starts[1:]] > before[of.starts[:-1]]
    return found


def _neighbours(words: Lists, count: int) -> Lists:
    """Pairs of words that stand side by side, as numbers."""
    inside = np.ones(len(words.values), np.bool_)
    ends = words.starts[1:][words.lengths > 0] - 1
    inside[ends] = False
    first = np.flatnonzero(inside)
    values = words.values[first] * count + words.values[first + 1]
    lengths = np.maximum(words.lengths - 1, 0)
    return Lists(np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)]), values)


def _columns(given: Lists) -> Any:
    """Ones where a statement has something, a column for each thing."""
    names, columns = np.unique(given.values, return_inverse=True)
    return _ones(Lists(given.starts, columns), len(names))


def _ones(given: Lists, width: int) -> Any:
    """The same of numbers that begin at 0."""
    ones = np.ones(len(given.values), np.int32)
    found = csr_array((ones, given.values, given.starts), (len(given), max(1, width)), copy=True)
    found.sum_duplicates()
    found.data[:] = 1
    return found


def _opposites(known: dict[str, int]) -> Any:
    """Ones where a word says the opposite of another [words, words]."""
    found = [[known[other] for other in opposite(word) if other in known] for word in known]
    return _ones(lists(found or [[]]), max(1, len(known)))
