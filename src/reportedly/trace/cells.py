"""Which statements are worth comparing: those that share a key. A rule over one statement alone.

Keys name a cell of the space of meanings together with a word of the statement, its rarest words two by two,
and its exact words. What keys a statement has depends on nothing but the statement, so that it does not
matter which of two comes first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelError
from reportedly.trace.looks import Look

#: Unit vectors in the middle of the cells, int8 of 127 [cells, 160]; by ``python -m training.claims``.
CENTRES = "cells.npy"
#: Cells that a statement is put into, and those among them that count with a word.
NEAREST, WITH_WORDS = 2, 4
#: Words that count together with a cell, and words that count two by two: those that tell most.
ANCHORS, RAREST = 4, 5
#: A word as telling as this counts.
TELLING = 0.7
#: Cells that are nearer by no more than this are told apart exactly.
_CLEAR = 1e-5


def keys(look: Look) -> tuple[int, ...]:
    """The keys of a statement, each from 0 to 2 ** 63 - 1, sorted.

    Two statements with a key in common are to be compared by ``compare.relate``; two without hardly ever
    say the same.
    A statement without any word has none.
    """
    return numbers(look, nearest(look))


def keys_of(looks: Sequence[Look]) -> Iterator[tuple[int, ...]]:
    """The keys of many statements, each as ``keys`` gives them."""
    if not looks:
        return
    scores = np.array([look.meaning for look in looks]) @ centres().T
    first, best = _largest(scores, WITH_WORDS + 1)
    # The sums of one statement alone decide where those of many together could go either way.
    clear = (best[:, :-1] - best[:, 1:]).min(axis=1) > _CLEAR
    for look, near, sure in zip(looks, first[:, :WITH_WORDS].tolist(), clear.tolist(), strict=True):
        yield numbers(look, near if sure else nearest(look))


def _largest(scores: NDArray[np.float32], count: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Places of the largest scores of each row, and these, the largest first; the scores are used up."""
    every = np.arange(len(scores))
    places = np.empty((len(scores), count), np.intp)
    values = np.empty((len(scores), count), np.float32)
    for rank in range(count):
        places[:, rank] = at = scores.argmax(axis=1)
        values[:, rank] = scores[every, at]
        scores[every, at] = -np.inf
    return places, values


def numbers(look: Look, near: Sequence[int]) -> tuple[int, ...]:
    """The keys of a statement of which the nearest cells are known."""
    return tuple(sorted({number(name) for name in names(look, near)}))


def number(name: str) -> int:
    """The same 63 bits for the same name on every machine."""
    return (
        int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
    )


def names(look: Look, near: Sequence[int]) -> Iterator[str]:
    """What the keys stand for."""
    if not look.plain:
        return
    yield f"exact {look.plain}"
    telling = rarest(look)
    for one, other in combinations(sorted(telling[:RAREST]), 2):
        yield f"words {one} {other}"
    for cell in near[:NEAREST]:
        yield f"cell {cell} {len(telling) > 2} {look.voice}"
    for cell in near[:WITH_WORDS]:
        for word in telling[:ANCHORS]:
            yield f"cell {cell} {word}"


def rarest(look: Look) -> list[str]:
    """The words that tell most, those first; of equals in the order of the alphabet."""
    weight: dict[str, float] = {}
    for word, telling in zip(look.words, look.weights.tolist(), strict=True):
        weight[word] = max(weight.get(word, 0.0), telling)
    return sorted(
        (word for word in weight if weight[word] >= TELLING), key=lambda word: (-weight[word], word)
    )


def nearest(look: Look) -> list[int]:
    """The cells nearest to a statement's meaning, the nearest first."""
    if not look.meaning.any():
        return []
    scores = centres() @ look.meaning
    return [int(cell) for cell in np.argsort(-scores, kind="stable")[:WITH_WORDS]]


@cache
def centres() -> NDArray[np.float32]:
    """The middles of the cells [cells, 160], loaded once.

    Raises:
        ModelError: the file is missing.
    """
    path = files("reportedly.trace") / CENTRES
    if not path.is_file():
        raise ModelError(f"{path}: the model file is missing; install the package again")
    with path.open("rb") as data:
        table: NDArray[np.int8] = np.load(data, allow_pickle=False)
    middles: NDArray[np.float32] = table.astype(np.float32) / np.float32(127)
    return middles
