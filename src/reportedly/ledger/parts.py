"""Many values in parts that fit into one statement of a database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

_Value = TypeVar("_Value")

#: Keys in one ``IN (…)``; SQLite takes 32,766.
_MANY = 500


def batches(values: Sequence[_Value]) -> Iterable[Sequence[_Value]]:
    """Parts that fit into one statement."""
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]
