"""Markdown tables."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from reportedly.measures import Tally


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is text and whose other columns are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def percent(share: float) -> str:
    """A share from 0 to 1 in percent."""
    return f"{100 * share:.1f}"


def prf(tally: Tally) -> list[str]:
    """Precision, recall and F1 in percent."""
    return [percent(tally.precision), percent(tally.recall), percent(tally.f1)]


def section(title: str, prose: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A headline, a paragraph and a table."""
    return f"## {title}\n\n{fill(prose)}\n\n{table(head, rows)}"


def fill(prose: str) -> str:
    """A paragraph in lines of readable length."""
    return textwrap.fill(prose, 110, break_long_words=False, break_on_hyphens=False)
