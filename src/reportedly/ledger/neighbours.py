"""The neighbours in many lists at once, in memory: those that ``postings`` finds one by one in the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
#: Contents whose places are worked out in one go.
_AT_ONCE = 500
_LEAST = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Marked:
    """Marks as columns; ``items`` are numbers that stand in the order of what they name."""

    keys: Numbers
    places: Numbers
    items: Numbers
    #: -1: everything counts.
    outlets: Numbers | None = None

    def sorted(self) -> Marked:
        """In the order of the lists, each mark once."""
        order = np.argsort(self.keys)
        keys = self.keys[order]
        same = keys[1:] == keys[:-1]
        # Most lists hold one thing: only the others have an order within them.
        shared = np.flatnonzero(np.append(same, False) | np.append(False, same))
        within = order[shared]
        order[shared] = within[np.lexsort((self.items[within], self.places[within], keys[shared]))]
        items = self.items[order]
        new = np.ones(len(order), np.bool_)
        new[1:] = (keys[1:] != keys[:-1]) | (items[1:] != items[:-1])
        order = order[new]
        outlets = None if self.outlets is None else self.outlets[order]
        return Marked(self.keys[order], self.places[order], self.items[order], outlets)


def pairs(marks: Marked, width: int, common: int | None = None) -> Numbers:
    """The pairs of neighbours, each once, the smaller number first [pairs, 2].

    Args:
        marks: as ``Marked.sorted`` gives them.
        width, common: see ``postings.Postings``.
    """
    found = [part for apart in range(1, width + 1) for part in _apart(marks, apart, _crowded(marks, common))]
    whole = _once(np.concatenate([*found, np.zeros(0, np.int64)]))
    return np.stack([whole >> 32, whole & 0xFFFFFFFF], axis=1)


def _once(numbers: Numbers) -> Numbers:
    """Each once, ascending. ``np.unique`` looks each up in a table, which takes ten times longer."""
    numbers = np.sort(numbers)
    return numbers[np.append(True, numbers[1:] != numbers[:-1])] if len(numbers) else numbers


def _apart(marks: Marked, apart: int, crowded: NDArray[np.bool_] | None) -> Iterator[Numbers]:
    """Pairs that stand so far apart in a list, both numbers in one."""
    meet = marks.keys[apart:] == marks.keys[:-apart]
    if crowded is not None and marks.outlets is not None:
        meet &= ~(crowded[apart:] & (marks.outlets[apart:] == marks.outlets[:-apart]))
    one, other = marks.items[:-apart][meet], marks.items[apart:][meet]
    yield _once(np.minimum(one, other) << 32 | np.maximum(one, other))


def _crowded(marks: Marked, common: int | None) -> NDArray[np.bool_] | None:
    """Of each mark whether its outlet has too many in its list."""
    if common is None or marks.outlets is None:
        return None
    outlets = marks.outlets
    order = np.lexsort((outlets, marks.keys))
    new = np.ones(len(order), np.bool_)
    new[1:] = np.diff(marks.keys[order]).astype(bool) | np.diff(outlets[order]).astype(bool)
    group = np.cumsum(new) - 1
    many = np.bincount(group)[group] > common if len(order) else new
    crowded = np.zeros(len(order), np.bool_)
    crowded[order] = many
    return crowded & (outlets >= 0)


def statement_places(keys: Numbers, starts: Numbers, contents: Numbers) -> Numbers:
    """What ``marks.statement_place`` gives, for every key of many contents.

    Args:
        keys: of all contents, one content's behind the other's; each of a content once.
        starts: where the keys of each content begin, and where the last ones end.
        contents: their hashes.
    """
    lengths = np.diff(starts)
    found = np.zeros(len(keys), np.int64)
    for length in np.unique(lengths[lengths > 0]).tolist():
        of = np.flatnonzero(lengths == length)
        for begin in range(0, len(of), _AT_ONCE):
            some = of[begin : begin + _AT_ONCE]
            at = starts[some][:, None] + np.arange(length)
            smallest = _smallest(keys[at].astype(np.uint64))
            high = (smallest >> np.uint64(32) << np.uint64(32)).astype(np.int64)
            found[at] = high | (contents[some] & 0xFFFFFFFF)[:, None]
    return found


def _smallest(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Of each key [contents, keys] the smallest mixture with another one."""
    if keys.shape[1] == 1:
        return mixed(keys)
    each = mixed(keys[:, :, None] ^ keys[:, None, :])
    places = np.arange(keys.shape[1])
    each[:, places, places] = np.iinfo(np.uint64).max
    smallest: NDArray[np.uint64] = each.min(axis=2)
    return smallest


def mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Splitmix64, its upper 63 bits."""
    numbers = numbers + np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    found: NDArray[np.uint64] = (numbers ^ (numbers >> np.uint64(31))) >> np.uint64(1)
    return found
