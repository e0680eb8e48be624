"""A list for a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rows:
    """A list: what its rows are, and the rows, made while they are written."""

    kind: type[Any]
    rows: Iterable[Any]
