"""Read the words of a text through the network, in windows of whole paragraphs with context on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.extract.decode import probabilities
from reportedly.extract.tags import by_role
from reportedly.extract.words import FEATURE_SIZES, Words, features, shown
from reportedly.models.attention import Attention, Seen
from reportedly.models.network import CLS, SEP, Network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Word pieces whose scores are used from one window.
CORE = 288
#: Word pieces of context shown before and after the core.
BEFORE, AFTER = 16, 4
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
    encoded = _empty(words, network)
    for window, row, at in _rows(words, network):
        _keep(encoded, window, at, *network.run(*row))
    return encoded


def encode_looking(words: Words, network: Network) -> tuple[Encoded, Attention]:
    """As :func:`encode`, and what the layers looked at."""
    encoded, seen = _empty(words, network), []
    for window, row, at in _rows(words, network):
        scores, links, layers = network.run_looking(*row)
        _keep(encoded, window, at, scores, links)
        if layers:
            seen.append(_seen(words, window, [*at, len(scores[0]) - 1], tuple(layer[0] for layer in layers)))
    return encoded, Attention(tuple(seen), words.spans, by_role(probabilities(encoded.scores)))


def _empty(words: Words, network: Network) -> Encoded:
    import numpy as np

    parameters = network.parameters
    return Encoded(
        np.zeros((len(words), len(parameters.transitions)), np.float32),
        np.zeros((len(words), 4 * parameters.link + 1), np.float32),
    )


def _rows(
    words: Words, network: Network
) -> Iterator[tuple[Window, tuple[NDArray[np.int64], NDArray[np.int64]], list[int]]]:
    """Every window, what the network is given of it, and the place of each word's first piece."""
    import numpy as np

    pieces = [network.pieces(form) for form in shown(words)]
    looks = features(words)
    for window in windows([len(p) for p in pieces], words.starts):
        flat, shapes, at = row(pieces, looks, window)
        yield window, (np.array([flat], np.int64), np.array([shapes], np.int64)), at


def _keep(
    encoded: Encoded, window: Window, at: list[int], scores: NDArray[np.float32], links: NDArray[np.float32]
) -> None:
    kept = at[window.start - window.first : window.end - window.first]
    encoded.scores[window.start : window.end] = scores[0, kept]
    encoded.links[window.start : window.end] = links[0, kept]


def _seen(words: Words, window: Window, at: list[int], layers: tuple[NDArray[np.float32], ...]) -> Seen:
    core = words.spans[window.start][0], words.spans[window.end - 1][1]
    return Seen(words.spans[window.first : window.last], at, core, window.first == 0, layers)


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
