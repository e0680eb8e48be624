"""Many pairs of statements beside each other at once: the features of ``pairing.pair``, row by row.

A row depends on its two statements alone and not on what is compared beside them: words are filled up to a
number that follows from the pair, and sums run over these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.trace.pairing import NAMES, NEAR, QUOTED, counted, dated, opposites
from reportedly.trace.shelf import Flags, Places, Rows, Shelf

#: Words are filled up to a multiple of this.
_STEP = 4
#: Words times words of the pairs that are compared in one go: what fits into the processor's memory.
_AT_ONCE = 60_000
_UNIT = np.float32(127 * 127)
_AT = {name: place for place, name in enumerate(NAMES)}
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Side:
    """The statements on one side of some pairs, with the best counterpart of each word [pairs, words]."""

    of: Places
    words: Places
    weights: Rows
    under: Flags
    naming: Flags
    quoted: Flags
    near: Rows
    at: Places

    def share(self, values: Any, weights: Rows | None = None) -> Values:
        """Mean of values, weighted; 0 of nothing."""
        weights = self.weights if weights is None else weights
        total = summed(weights)
        return np.where(total > 0, summed(weights * values) / np.where(total > 0, total, 1), 0.0)


def features(shelf: Shelf, one: Places, other: Places) -> Rows:
    """The features of pairs [pairs, features].

    Args:
        shelf: the statements.
        one, other: by number, those of each pair.
    """
    return completed(shelf, one, other, at_once(shelf, one, other))


def at_once(shelf: Shelf, one: Places, other: Places) -> Rows:
    """The features that take little time; zeros in the places of the others."""
    found = np.zeros((len(one), len(NAMES)), np.float32)
    _by_sets(shelf, one, other, found)
    return found


def completed(shelf: Shelf, one: Places, other: Places, found: Rows) -> Rows:
    """The same rows with the other features in their places."""
    for some in _parts(shelf, one, other):
        _by_words(shelf, one[some], other[some], found, some)
    _by_figures(shelf, one, other, found)
    return found


def _parts(shelf: Shelf, one: Places, other: Places) -> Iterator[Places]:
    """Pairs with about as many words, a few at a time."""
    lengths = shelf.said.lengths
    here, there = -(-lengths[one] // _STEP), -(-lengths[other] // _STEP)
    kind = here * 1000 + there
    order = np.argsort(kind, kind="stable")
    ends = np.flatnonzero(np.diff(kind[order])) + 1
    for group in np.split(order, ends):
        if len(group):
            size = max(1, int(here[group[0]] * there[group[0]]) * _STEP * _STEP)
            most = max(1, _AT_ONCE // size)
            for start in range(0, len(group), most):
                yield group[start : start + most]


def _by_words(shelf: Shelf, one: Places, other: Places, found: Rows, some: Places) -> None:
    here, there, rows = aligned(shelf, one, other)
    left = (here.weights * (1 - here.near), there.weights * (1 - there.near))
    lone = [side.max(axis=1, initial=0) for side in left]
    for name, a, b in (
        ("covered", here.share(here.near), there.share(there.near)),
        ("in words", here.share(here.near > 0.99), there.share(there.near > 0.99)),
        ("sharp", here.share(np.maximum(here.near, 0) ** 3), there.share(np.maximum(there.near, 0) ** 3)),
    ):
        _put(found, some, f"least {name}", np.minimum(a, b))
        _put(found, some, f"most {name}", np.maximum(a, b))
    _names(shelf, here, there, found, some)
    turned = (_against(shelf, here, there), _against(shelf, there, here))
    _put(found, some, "opposed", np.maximum(*turned))
    _put(found, some, "opposed least", np.minimum(*turned))
    _put(found, some, "same order", (_ordered(here) + _ordered(there)) / 2)
    _put(found, some, "best left over", np.maximum(*lone))
    _put(found, some, "least left over", np.minimum(*lone))
    _put(found, some, "left over", np.minimum(summed(left[0]), summed(left[1])))
    _put(found, some, "heads", _heads(shelf, here, there))
    shared = [summed(side.weights * (side.near > 0.99)) for side in (here, there)]
    _put(found, some, "shared total", np.minimum(np.minimum(*shared), 20.0))
    _put(found, some, "left meaning", _rest(left, rows))
    _quoted(here, there, found, some)
    _denial(shelf, here, there, found, some)


def aligned(shelf: Shelf, one: Places, other: Places) -> tuple[Side, Side, tuple[Rows, Rows]]:
    """The nearest word of the other statement for each word; and the meanings of the words."""
    none = len(shelf.rows) - 1
    first, second = _filled(shelf, one, none), _filled(shelf, other, none - 1)
    here, there = shelf.rows[first[0]], shelf.rows[second[0]]
    near = np.matmul(here, there.transpose(0, 2, 1)) / _UNIT
    near[first[0][:, :, None] == second[0][:, None, :]] = 1.0
    near = np.clip(near, 0, 1)
    if not near.shape[1] or not near.shape[2]:
        nothing = [np.zeros(side[0].shape, np.float32) for side in (first, second)]
        nowhere = [np.zeros(side[0].shape, np.int64) for side in (first, second)]
        return (
            Side(one, *first, nothing[0], nowhere[0]),
            Side(other, *second, nothing[1], nowhere[1]),
            (here, there),
        )
    turned = np.ascontiguousarray(near.transpose(0, 2, 1))
    return (
        Side(one, *first, near.max(axis=2), near.argmax(axis=2)),
        Side(other, *second, turned.max(axis=2), turned.argmax(axis=2)),
        (here, there),
    )


def names_alone(shelf: Shelf, one: int, other: int) -> tuple[str, str]:
    """The names of each statement that do not stand in the other one."""
    here, there, _ = aligned(shelf, np.array([one]), np.array([other]))
    found = [
        " ".join(shelf.words[word] for word in side.words[0][side.naming[0] & (side.near[0] < 0.9)])
        for side in (here, there)
    ]
    return found[0], found[1]


def turned_round(shelf: Shelf, one: int, other: int) -> list[tuple[str, str]]:
    """Words of two statements of which one says the opposite of the other."""
    sides = (one, other)
    words = [shelf.spoken(number) for number in sides]
    under = [shelf.under[slice(*shelf.said.starts[number : number + 2])] for number in sides]
    return opposites(words[0], words[1], under[0], under[1])


def _filled(shelf: Shelf, of: Places, none: int) -> tuple[Places, Rows, Flags, Flags, Flags]:
    """Words, weights and what holds of them [pairs, words]; without weight where there is no word."""
    lengths = shelf.said.lengths[of]
    width = -(-int(lengths.max(initial=0)) // _STEP) * _STEP
    places = np.arange(width)[None, :]
    there = places < lengths[:, None]
    at = np.where(there, shelf.said.starts[of][:, None] + places, 0)
    if not len(shelf.said.values):
        no = at.astype(np.bool_)
        return at, at.astype(np.float32), no, no, no
    return (
        np.where(there, shelf.said.values[at], none),
        np.where(there, shelf.weights[at], np.float32(0)),
        there & shelf.under[at],
        there & shelf.naming[at],
        there & shelf.quoted[at],
    )


def summed(values: NDArray[Any]) -> Values:
    """Of each row."""
    total: Values = np.ascontiguousarray(values).sum(axis=1).astype(np.float64)
    return total


def _put(found: Rows, some: Places, name: str, values: Any) -> None:
    found[some, _AT[name]] = values


def _names(shelf: Shelf, here: Side, there: Side, found: Rows, some: Places) -> None:
    covered, alone = [], []
    for side in (here, there):
        named = side.share(side.near > 0.9, side.weights * side.naming)
        covered.append(np.where(shelf.named[side.of], named, 0.5))
        alone.append((side.naming & (side.near < 0.9)).sum(axis=1))
    _put(found, some, "names covered", np.maximum(*covered))
    _put(found, some, "names least covered", np.minimum(*covered))
    _put(found, some, "names alone", np.minimum(alone[0] + alone[1], 8.0))
    _put(found, some, "names alone twice", np.minimum(np.minimum(*alone), 4.0))


def _quoted(here: Side, there: Side, found: Rows, some: Places) -> None:
    shares, best = [], []
    for side in (here, there):
        weights, stands = side.weights * side.quoted, side.near > 0.99
        shares.append(np.where(summed(weights) > QUOTED, side.share(stands, weights), 0.0))
        best.append((weights * stands * ~side.naming).max(axis=1, initial=0))
    _put(found, some, "quoted shared", np.maximum(*shares))
    _put(found, some, "quoted telling", np.maximum(*best))


def _denial(shelf: Shelf, here: Side, there: Side, found: Rows, some: Places) -> None:
    """As ``pairing.denial`` has it."""
    turned = [shelf.denied[side.of] | shelf.negated[side.of] for side in (here, there)]
    for side, other, alone in (
        (here, there, turned[0] & ~turned[1]),
        (there, here, turned[1] & ~turned[0]),
    ):
        at = np.flatnonzero(alone)
        if not len(at):
            continue
        whole = shelf.denied[side.of[at]][:, None]
        weights = side.weights[at] * (whole | side.under[at])
        near, total = side.near[at], summed(weights)
        for name, values in (("covered", near), ("in words", near > 0.99)):
            shares = summed(weights * values) / np.where(total > 0, total, 1)
            _put(found, some[at], f"denied {name}", shares)
        named = common(shelf.voices, side.of[at], other.of[at], shelf.bag)
        _put(found, some[at], "denier named", named > 0)


def _against(shelf: Shelf, one: Side, other: Side) -> Values:
    """Share of the words with a counterpart that are negated on one side only."""
    if not one.words.shape[1] or not other.words.shape[1]:
        return np.zeros(len(one.of))
    weight = one.weights * (one.near > NEAR) * one.near
    there = np.take_along_axis(other.under, one.at, axis=1) ^ shelf.denied[other.of][:, None]
    return one.share((one.under ^ shelf.denied[one.of][:, None]) != there, weight)


def _ordered(side: Side) -> Values:
    """Share of the neighbours with a counterpart whose counterparts stand in the same order."""
    if not side.words.shape[1]:
        return np.ones(len(side.of))
    has = side.near > NEAR
    last = np.maximum.accumulate(np.where(has, np.arange(has.shape[1])[None, :], -1), axis=1)
    before = np.concatenate([np.full((len(has), 1), -1, last.dtype), last[:, :-1]], axis=1)
    step = has & (before >= 0)
    onward = step & (side.at >= np.take_along_axis(side.at, np.maximum(before, 0), axis=1))
    steps = step.sum(axis=1)
    return np.where(steps > 0, onward.sum(axis=1) / np.maximum(steps, 1), 1.0)


def _heads(shelf: Shelf, here: Side, there: Side) -> Values:
    if not here.words.shape[1] or not there.words.shape[1]:
        return np.zeros(len(here.of))
    best = [np.take_along_axis(s.near, shelf.heads[s.of], axis=1).min(axis=1) for s in (here, there)]
    both: Values = (best[0] + best[1]).astype(np.float64) / 2
    return both


def _rest(left: tuple[Rows, Rows], rows: tuple[Rows, Rows]) -> Values:
    """Likeness of what is left over on both sides; 1 where nothing is."""
    one, other = (np.matmul(w[:, None, :], r)[:, 0, :] for w, r in zip(left, rows, strict=True))
    lengths = np.sqrt(_square(one) * _square(other))
    along = (one * other).sum(axis=1).astype(np.float64)
    return np.where(lengths > 0, along / np.where(lengths > 0, lengths, 1), 1.0)


def _square(rows: Rows) -> Values:
    found: Values = (rows * rows).sum(axis=1)
    return found


def _by_sets(shelf: Shelf, one: Places, other: Places, found: Rows) -> None:
    every = np.arange(len(one))
    _put(found, every, "meaning", (shelf.meaning[one] * shelf.meaning[other]).sum(axis=1))
    for name, columns in (("pieces", shelf.pieces), ("pairs", shelf.pairs), ("runs", shelf.runs)):
        both = common(columns, one, other)
        sizes = np.diff(columns.indptr)
        here, there = sizes[one], sizes[other]
        if name == "runs":
            _put(found, every, name, np.minimum(both, 20.0))
        else:
            _put(found, every, name, 2 * both / np.maximum(here + there, 1))
        if name != "pairs":
            _put(found, every, f"{name} contained", both / np.maximum(np.minimum(here, there), 1))
    lengths = np.minimum(shelf.said.lengths, 40)
    _put(found, every, "words least", np.minimum(lengths[one], lengths[other]))
    _put(found, every, "words most", np.maximum(lengths[one], lengths[other]))
    here, there = shelf.total[one].astype(np.float64), shelf.total[other].astype(np.float64)
    _put(found, every, "total least", np.minimum(np.minimum(here, there), 30.0))
    most = np.maximum(here, there)
    _put(
        found,
        every,
        "total ratio",
        np.where(most > 0, np.minimum(here, there) / np.where(most > 0, most, 1), 1.0),
    )
    _put(found, every, "denied by one", shelf.denied[one] != shelf.denied[other])
    _put(found, every, "negations differ", shelf.negated[one] != shelf.negated[other])
    _put(found, every, "open person", shelf.open_person[one] != shelf.open_person[other])
    _put(found, every, "clauses", shelf.clause[one].astype(int) + shelf.clause[other])
    _put(found, every, "one clause", shelf.clause[one] != shelf.clause[other])
    _put(found, every, "quoted both", shelf.quoting[one] & shelf.quoting[other])
    _put(found, every, "one speaker", _voices(shelf, one, other))
    _put(found, every, "plain", shelf.wording[one] == shelf.wording[other])


def _voices(shelf: Shelf, one: Places, other: Places) -> Values:
    """1: one speaker; -1: two; 0: not known, or one is named in what the other says."""
    here, there = shelf.voice[one], shelf.voice[other]
    initials = shelf.initials[one], shelf.initials[other]
    namesakes = (initials[0] != 0) & (initials[1] != 0) & (initials[0] & initials[1] == 0)
    found = np.where((here < 0) | (there < 0), 0.0, np.where((here == there) & ~namesakes, 1.0, -1.0))
    two = np.flatnonzero(found < 0)
    named = common(shelf.voices, one[two], other[two], shelf.bag)
    named += common(shelf.bag, one[two], other[two], shelf.voices)
    found[two[named > 0]] = 0.0
    return found


def common(columns: Any, one: Places, other: Places, others: Any = None) -> Places:
    """How many columns two rows have in common, pair by pair; ``others``: where the second rows stand."""
    both = columns[one].multiply((columns if others is None else others)[other])
    found: Places = np.asarray(both.sum(axis=1)).ravel()
    return found


def _by_figures(shelf: Shelf, one: Places, other: Places, found: Rows) -> None:
    """Numbers, dates, hedges and opposites: most statements have none."""
    every = np.arange(len(one))
    count = shelf.count
    _put(found, every, "numbers alone", np.minimum(count[one] + count[other], 6.0))
    for n in np.flatnonzero((count[one] > 0) & (count[other] > 0)):
        values, _ = counted(shelf.numbers[one[n]], shelf.numbers[other[n]])
        for name, value in zip(("agree", "differ", "alone", "both"), values, strict=True):
            found[n, _AT[f"numbers {name}"]] = value
    for n in np.flatnonzero(shelf.dated[one] & shelf.dated[other]):
        agree, differ = dated(shelf.dates[one[n]], shelf.dates[other[n]])
        found[n, _AT["dates agree"]], found[n, _AT["dates differ"]] = agree, differ
    for n in np.flatnonzero(shelf.hedged[one] | shelf.hedged[other]):
        found[n, _AT["hedges differ"]] = len(shelf.hedges[one[n]] ^ shelf.hedges[other[n]])
    for n in np.flatnonzero(common(shelf.opposed, one, other, shelf.bag)):
        turned = turned_round(shelf, int(one[n]), int(other[n]))
        found[n, _AT["opposites"]] = min(len(turned), 3)
