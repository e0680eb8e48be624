"""The passages that two texts share: word sequences found in both, extended, and joined across small edits.

Linear in the number of words, whatever they are: the n-th occurrence of a sequence here is compared with the
n-th there, and never each with each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reportedly.trace.shingles import sequences
from reportedly.trace.tokenising import Tokens
from reportedly.trace.values import Passage

#: Words of a sequence that both texts must have on end.
SEED = 4
#: Words that may be put in, left out or changed inside one passage.
GAP = 6
#: Fewest words that a passage has in common.
LEAST = 6
#: Words looked at beyond each end of what the sequences cover.
_REACH = 64
#: Runs that the next one may follow.
_OPEN = 16


@dataclass(slots=True)
class _Run:
    """Words on end (or with small gaps) in both texts: token indexes, ends exclusive."""

    here: int
    there: int
    here_end: int
    there_end: int
    words: int


def align(one: Tokens, other: Tokens, *, least: int = LEAST) -> tuple[Passage, ...]:
    """The shared passages of two texts, longest first; none overlaps another by half or more.

    Args:
        one: the first text's words.
        other: the second one's.
        least: fewest words in common.
    """
    return _aligned(one, other, least)


@lru_cache(maxsize=64)
def _aligned(one: Tokens, other: Tokens, least: int) -> tuple[Passage, ...]:
    """The same; of copies the words are one object."""
    runs = _joined(_runs(one, other))
    chosen = _apart([run for run in runs if run.words >= least], len(one), len(other))
    return tuple(_passage(run, one, other) for run in chosen)


def _passage(run: _Run, one: Tokens, other: Tokens) -> Passage:
    return Passage(
        here=(int(one.starts[run.here]), int(one.ends[run.here_end - 1])),
        there=(int(other.starts[run.there]), int(other.ends[run.there_end - 1])),
        words=run.words,
    )


def _runs(one: Tokens, other: Tokens) -> list[_Run]:
    """Stretches of equal words, in the order of the first text."""
    here, there = _seeds(one, other)
    if not len(here):
        return []
    order = np.lexsort((here, there - here))
    here, there = here[order], there[order]
    new = np.flatnonzero((np.diff(here) > SEED) | (np.diff(there - here) != 0)) + 1
    firsts, lasts = np.append(0, new), np.append(new, len(here)) - 1
    found = [
        _extended(int(here[a]), int(there[a]), int(here[b]) + SEED, one, other)
        for a, b in zip(firsts, lasts, strict=True)
    ]
    return sorted(found, key=lambda run: (run.here, run.there))


def _seeds(one: Tokens, other: Tokens) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places of equal sequences: the n-th occurrence here with the n-th there."""
    here, ranked_here = _ranked(one)
    there, ranked_there = _ranked(other)
    _, a, b = np.intersect1d(ranked_here, ranked_there, assume_unique=True, return_indices=True)
    return here[a], there[b]


@lru_cache(maxsize=512)
def _ranked(tokens: Tokens) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The places of a text's sequences in order of hash, and hashes of which no two occurrences have one.

    A text is compared with many; its words, as ``tokenise`` gives them, are one object.
    """
    hashes = sequences(tokens, SEED)
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(ordered) else order
    rank = np.arange(len(ordered)) - np.repeat(starts, np.diff(np.append(starts, len(ordered))))
    marked = ordered + rank.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    distinct, places = np.unique(marked, return_index=True)
    return order[places].astype(np.int64), distinct


def _extended(here: int, there: int, here_end: int, one: Tokens, other: Tokens) -> _Run:
    there_end = there + here_end - here
    right = min(_REACH, len(one) - here_end, len(other) - there_end)
    after = _equal(one.words[here_end : here_end + right], other.words[there_end : there_end + right])
    left = min(_REACH, here, there)
    before = _equal(one.words[here - left : here][::-1], other.words[there - left : there][::-1])
    return _Run(
        here - before, there - before, here_end + after, there_end + after, here_end + after - here + before
    )


def _equal(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> int:
    """Number of equal words before the first that differs."""
    differing = one != other
    return int(differing.argmax()) if differing.any() else len(one)


def _joined(runs: Sequence[_Run]) -> list[_Run]:
    """Runs that follow each other closely in both texts become one."""
    done: list[_Run] = []
    open_: list[_Run] = []
    for run in runs:
        done += [o for o in open_ if run.here - o.here_end > GAP]
        open_ = [o for o in open_ if run.here - o.here_end <= GAP]
        into = next((o for o in open_ if _follows(run, o)), None)
        if into is None:
            done += open_[: -_OPEN + 1]
            open_ = [*open_[-_OPEN + 1 :], run]
        else:
            lost = max(0, into.here_end - run.here, into.there_end - run.there)
            into.words += run.words - lost
            into.here_end, into.there_end = run.here_end, run.there_end
    return done + open_


def _follows(run: _Run, before: _Run) -> bool:
    gaps = (run.here - before.here_end, run.there - before.there_end)
    further = run.here_end > before.here_end and run.there_end > before.there_end
    return further and all(-SEED <= gap <= GAP for gap in gaps) and run.words > -min(gaps)


def _apart(runs: list[_Run], here: int, there: int) -> list[_Run]:
    """The longest runs, without those that half stand in longer ones."""
    taken_here, taken_there = np.zeros(here, dtype=bool), np.zeros(there, dtype=bool)
    chosen = []
    for run in sorted(runs, key=lambda r: (-r.words, r.here, r.there)):
        parts = (taken_here[run.here : run.here_end], taken_there[run.there : run.there_end])
        if all(part.mean() < 0.5 for part in parts):
            chosen.append(run)
            for part in parts:
                part[:] = True
    return chosen
