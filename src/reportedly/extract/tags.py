"""The label scheme: source, cue and content as Begin, Inside, End and Single words, and what may follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")

#: Tag 0 is Outside; role ``r`` has tags ``1 + 4 * r + (B, I, E, S)``.
B, I, E, S = range(4)
OUTSIDE = 0
COUNT = 1 + 4 * len(ROLES)


def tag(role: int, position: int) -> int:
    """The tag of a role (index into :data:`ROLES`) at a position (``B``, ``I``, ``E`` or ``S``)."""
    return 1 + 4 * role + position


def by_role(likely: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities of tags [words, tags] as those of roles [words, roles]."""
    roles: NDArray[np.float32] = likely[:, 1:].reshape(len(likely), len(ROLES), 4).sum(2)
    return roles


def opens(label: int) -> bool:
    """Whether a span may begin with this tag, or no span is there."""
    return label == OUTSIDE or (label - 1) % 4 in (B, S)


def closes(label: int) -> bool:
    """Whether a span may end with this tag, or no span is there."""
    return label == OUTSIDE or (label - 1) % 4 in (E, S)


def may_follow(before: int, after: int) -> bool:
    """Whether tag ``after`` may stand directly behind tag ``before``."""
    if closes(before):
        return opens(after)
    return not opens(after) and (before - 1) // 4 == (after - 1) // 4


def write(labels: list[int], role: int, first: int, last: int) -> None:
    """Write one span over the words ``first`` to ``last``, both inclusive."""
    if first == last:
        labels[first] = tag(role, S)
        return
    labels[first] = tag(role, B)
    for i in range(first + 1, last):
        labels[i] = tag(role, I)
    labels[last] = tag(role, E)


def spans(labels: list[int]) -> list[tuple[int, int, int]]:
    """``(role, first word, last word)`` of each span of a well-formed sequence."""
    found: list[tuple[int, int, int]] = []
    start = 0
    for i, label in enumerate(labels):
        if label == OUTSIDE:
            continue
        role, position = divmod(label - 1, 4)
        if position in (B, S):
            start = i
        if position in (E, S):
            found.append((role, start, i))
    return found
