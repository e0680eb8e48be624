"""Read the words of a text through the network, in windows of whole paragraphs with context on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.extract.words import FEATURE_SIZES, Words, features, shown
from reportedly.models.network import CLS, SEP, Network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Word pieces whose scores are used from one window.
CORE = 288
#: Word pieces of context shown before and after the core.
BEFORE, AFTER = 40, 24
#: The longest row the network's position table takes, less its two special pieces.
LONGEST = 510


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the network says of each word."""

    #: Tag scores [words, tags].
    scores: NDArray[np.float32]
    #: Link vectors [words, 4 * link + 1].
    links: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``first`` to ``last`` are read; those from ``start`` to ``end`` are kept. Ends are exclusive."""

    first: int
    start: int
    end: int
    last: int


def encode(words: Words, network: Network) -> Encoded:
    """Tag scores and link vectors of all words."""
    import numpy as np

    pieces = [network.pieces(form) for form in shown(words)]
    looks = features(words)
    parameters = network.parameters
    scores = np.zeros((len(words), len(parameters.transitions)), np.float32)
    links = np.zeros((len(words), 4 * parameters.link + 1), np.float32)
    for window in windows([len(p) for p in pieces], words.starts):
        flat, shapes, at = row(pieces, looks, window)
        got_scores, got_links = network.run(np.array([flat], np.int64), np.array([shapes], np.int64))
        kept = at[window.start - window.first : window.end - window.first]
        scores[window.start : window.end] = got_scores[0, kept]
        links[window.start : window.end] = got_links[0, kept]
    return Encoded(scores, links)


def row(
    pieces: list[list[int]], looks: list[tuple[int, int, int, int]], window: Window
) -> tuple[list[int], list[tuple[int, ...]], list[int]]:
    """Piece ids and features of one window, and the place of each word's first piece."""
    nothing = (0,) * len(FEATURE_SIZES)
    flat: list[int] = [CLS]
    shapes: list[tuple[int, ...]] = [nothing]
    at: list[int] = []
    for word in range(window.first, window.last):
        at.append(len(flat))
        flat += pieces[word]
        shapes += [looks[word]] * len(pieces[word])
    flat.append(SEP)
    shapes.append(nothing)
    return flat, shapes, at


def windows(sizes: list[int], starts: list[int]) -> Iterator[Window]:
    """Cut a text into windows: cores end with paragraphs wherever a paragraph fits into one.

    Args:
        sizes: word pieces of each word.
        starts: first word of each paragraph, and one past the last word.
    """
    for start, end in cores(sizes, starts):
        room = LONGEST - sum(sizes[start:end])
        first, last = start, end
        before, after = min(BEFORE, room), min(AFTER, max(0, room - BEFORE))
        while first > 0 and sizes[first - 1] <= before:
            first -= 1
            before -= sizes[first]
        while last < len(sizes) and sizes[last] <= after:
            after -= sizes[last]
            last += 1
        yield Window(first, start, end, last)


def cores(sizes: list[int], starts: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of words of at most ``CORE`` pieces, whole paragraphs where possible; together the text."""
    begin, filled = 0, 0
    for start, end in pairwise(starts):
        size = sum(sizes[start:end])
        if filled and filled + size > CORE:
            yield begin, start
            begin, filled = start, 0
        if size <= CORE:
            filled += size
            continue
        for cut in range(start, end):
            if filled and filled + sizes[cut] > CORE:
                yield begin, cut
                begin, filled = cut, 0
            filled += min(sizes[cut], LONGEST - BEFORE - AFTER)
    if filled:
        yield begin, starts[-1]
