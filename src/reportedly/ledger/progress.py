"""Who is told how far a long piece of work is."""

from __future__ import annotations

from collections.abc import Callable

#: What is being made, how many are done, of how many.
Progress = Callable[[str, int, int], None]


def silent(what: str, done: int, total: int) -> None:
    """Nobody."""
