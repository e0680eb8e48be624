"""How alike two spans are, and which gold attribution goes with which predicted one."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.measures.tokens import TokenSet

#: Two spans meet from this similarity on.
BAR = 0.5


def dice(a: TokenSet, b: TokenSet) -> float:
    """Dice coefficient 2|a∩b| / (|a|+|b|); 1 where both are empty."""
    if not a and not b:
        return 1.0
    return 2.0 * len(a & b) / (len(a) + len(b))


def overlap_coefficient(a: TokenSet, b: TokenSet) -> float:
    """Szymkiewicz-Simpson coefficient |a∩b| / min(|a|,|b|); two empty sets 1, an empty and a full one 0."""
    if not a or not b:
        return float(not a and not b)
    return len(a & b) / min(len(a), len(b))


def equality(a: TokenSet, b: TokenSet) -> float:
    """1 where the two are the same, else 0."""
    return float(a == b)


def best_pairs(
    similarities: Sequence[Sequence[Sequence[float]]], gold: int, predicted: int
) -> tuple[tuple[int, int], ...]:
    """Pair gold and predicted items one to one, so that the sum of similarities over all pairs is greatest.

    A pair is allowed only where every similarity reaches `BAR`; its weight is their sum.

    Args:
        similarities: one matrix per aspect compared, ``gold`` rows by ``predicted`` columns.
        gold: number of gold items.
        predicted: number of predicted items.

    Returns:
        ``(gold index, predicted index)`` of each pair, in order of the gold.
    """
    if not gold or not predicted:
        return ()
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    stack = np.asarray(similarities, dtype=float)
    allowed = np.all(stack >= BAR, axis=0)
    weight = np.where(allowed, stack.sum(axis=0), 0.0)
    rows, columns = linear_sum_assignment(weight, maximize=True)
    return tuple((int(i), int(j)) for i, j in zip(rows, columns, strict=True) if allowed[i, j])
