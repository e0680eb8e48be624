"""From tag scores to spans: the best well-formed sequence of tags of every paragraph (Viterbi)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
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
    moves = np.array(transitions, np.float32)
    for group in stretches(starts):
        labels += best_paths(scores, group, moves)
    likely = probabilities(scores)
    chosen = likely[np.arange(len(labels)), labels]
    found = [
        Found(tags.ROLES[role], first, last, float(chosen[first : last + 1].mean()))
        for role, first, last in tags.spans(labels)
    ]
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


@lru_cache(maxsize=1)
def _edges() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Score of each tag for the first word of a paragraph, and for the last."""
    import numpy as np

    opens = np.array([0 if tags.opens(t) else NEVER for t in range(tags.COUNT)], np.float32)
    closes = np.array([0 if tags.closes(t) else NEVER for t in range(tags.COUNT)], np.float32)
    return opens, closes


def best_paths(
    scores: NDArray[np.float32], pieces: list[tuple[int, int]], moves: NDArray[np.float32]
) -> list[int]:
    """The best tags of several stretches of words, one after the other."""
    import numpy as np

    order = sorted(range(len(pieces)), key=lambda i: pieces[i][0] - pieces[i][1])
    lengths = np.array([pieces[i][1] - pieces[i][0] for i in order])
    depth = int(lengths[0])
    padded = np.zeros((depth, len(pieces), tags.COUNT), np.float32)
    for place, i in enumerate(order):
        padded[: lengths[place], place] = scores[slice(*pieces[i])]
    opens, closes = _edges()
    # The longest come first: at each word only those that are so long are looked at.
    longer = [int(np.count_nonzero(lengths > t)) for t in range(depth)]
    best = padded
    best[0] += opens
    for t in range(1, depth):
        # Without the method ``max``, which is a Python function and costs as much as the comparison.
        best[t, : longer[t]] += np.maximum.reduce(best[t - 1, : longer[t], :, None] + moves, 1)
    path = np.zeros((depth, len(pieces)), np.int64)
    for t in range(depth - 1, -1, -1):
        on = longer[t + 1] if t + 1 < depth else 0
        points = best[t, : longer[t]] + closes
        if on:
            points[:on] = best[t, :on] + moves[:, path[t + 1, :on]].T
        path[t, : longer[t]] = points.argmax(1)
    labels: list[int] = []
    for place in np.argsort(order):
        labels += path[: lengths[place], place].tolist()
    return labels
