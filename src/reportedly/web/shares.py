"""Shares with their uncertainty, drawn as a dot with an interval beside an average."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

#: Of the normal distribution: 95 of 100 intervals hold the true share.
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Share:
    """A share of something, in percent."""

    name: str
    #: ``None``: there is nothing of which it could be a share.
    value: float | None
    #: The interval within which it is, 95 times of 100.
    low: float
    high: float
    #: Of the whole ledger; ``None``: unknown.
    average: float | None
    count: int
    of: int
    #: What a search for those that have it is narrowed by: parameter and value, many times.
    found: tuple[tuple[str, str], ...] = ()

    @property
    def stands(self) -> str:
        """How it stands to the average, in words."""
        if self.value is None or self.average is None:
            return ""
        if self.low > self.average:
            return "above the average"
        return "below the average" if self.high < self.average else "no clear difference"


def share(
    name: str, pairs: Sequence[tuple[int, int]], average: float | None, *, everything: bool = False
) -> Share:
    """A share over articles, with Wilson's interval for as many independent observations as they are worth.

    Statements of one article go together, so ten of them tell less than ten of ten articles. The variance of
    the ratio is taken over articles (Cochran, *Sampling Techniques*, 1977, 6.3), and says how many
    independent statements would be as uncertain; where it says nothing, each article counts for one.

    Args:
        name: what it is called.
        pairs: of each article the number that have it, and the number that could.
        average: the ledger's share in percent.
        everything: the articles are all there are: no interval.
    """
    count, total = sum(one for one, _ in pairs), sum(of for _, of in pairs)
    if not total:
        return Share(name, None, 0.0, 100.0, average, 0, 0)
    p = count / total
    if everything:
        return Share(name, 100 * p, 100 * p, 100 * p, average, count, total)
    low, high = _wilson(p, _worth(p, pairs, total))
    return Share(name, round(100 * p, 2), round(100 * low, 2), round(100 * high, 2), average, count, total)


def _worth(p: float, pairs: Sequence[tuple[int, int]], total: int) -> float:
    """How many independent observations they are worth."""
    used = [(one, of) for one, of in pairs if of]
    many = len(used)
    if many < 2 or p in (0.0, 1.0):
        return float(many)
    spread = sum((one - p * of) ** 2 for one, of in used) * many / (many - 1) / total**2
    return min(float(total), p * (1 - p) / spread) if spread else float(many)


def _wilson(p: float, n: float) -> tuple[float, float]:
    middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    reach = _Z / (1 + _Z**2 / n) * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
    return max(0.0, min(p, middle - reach)), min(1.0, max(p, middle + reach))
