"""From tag scores to spans: the best well-formed sequence of tags of every paragraph (Viterbi)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.extract import tags

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Longer paragraphs are decoded in pieces; a span cannot cross the cut.
LONGEST = 2_000
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Found:
    """One span over words, ends inclusive."""

    role: tags.Role
    first: int
    last: int
    #: Mean probability of the span's words for their tags, 0 to 1.
    certainty: float


def decode(
    scores: NDArray[np.float32], starts: list[int], transitions: list[list[float]]
) -> tuple[list[Found], NDArray[np.float32]]:
    """The spans of a text and the probability of each word for each tag.

    Args:
        scores: tag scores [words, tags].
        starts: first word of each paragraph, and one past the last word.
        transitions: score of each tag behind each other one.
    """
    import numpy as np

    labels: list[int] = []
    for group in stretches(starts):
        labels += best_paths(scores, group, np.array(transitions, np.float32))
    likely = probabilities(scores)
    found = []
    for role, first, last in tags.spans(labels):
        certainty = float(likely[np.arange(first, last + 1), labels[first : last + 1]].mean())
        found.append(Found(tags.ROLES[role], first, last, certainty))
    return found, likely


def probabilities(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Softmax over tags."""
    import numpy as np

    powers = np.exp(scores - scores.max(1, keepdims=True))
    result: NDArray[np.float32] = powers / powers.sum(1, keepdims=True)
    return result


def stretches(starts: list[int], together: int = 64) -> list[list[tuple[int, int]]]:
    """Paragraphs (cut where too long) in order, in groups that are decoded side by side."""
    pieces = [
        (at, min(at + LONGEST, end)) for start, end in pairwise(starts) for at in range(start, end, LONGEST)
    ]
    return [pieces[i : i + together] for i in range(0, len(pieces), together)]


def best_paths(
    scores: NDArray[np.float32], pieces: list[tuple[int, int]], moves: NDArray[np.float32]
) -> list[int]:
    """The best tags of several stretches of words, one after the other."""
    import numpy as np

    depth = max(end - start for start, end in pieces)
    lengths = np.array([end - start for start, end in pieces])
    padded = np.zeros((len(pieces), depth, tags.COUNT), np.float32)
    for i, (start, end) in enumerate(pieces):
        padded[i, : end - start] = scores[start:end]
    opens = np.array([0 if tags.opens(t) else NEVER for t in range(tags.COUNT)], np.float32)
    closes = np.array([0 if tags.closes(t) else NEVER for t in range(tags.COUNT)], np.float32)
    best = padded[:, 0] + opens
    back = np.zeros((depth, len(pieces), tags.COUNT), np.int8)
    ends = np.zeros((len(pieces), tags.COUNT), np.float32)
    ends[lengths == 1] = best[lengths == 1]
    for t in range(1, depth):
        through = best[:, :, None] + moves
        back[t] = through.argmax(1)
        best = through.max(1) + padded[:, t]
        ends[lengths == t + 1] = best[lengths == t + 1]
    labels: list[int] = []
    for i, length in enumerate(lengths):
        path = [int((ends[i] + closes).argmax())]
        for t in range(int(length) - 1, 0, -1):
            path.append(int(back[t, i, path[-1]]))
        labels += path[::-1]
    return labels
