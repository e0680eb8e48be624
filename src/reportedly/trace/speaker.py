"""Who said first what a statement says."""

from __future__ import annotations

from reportedly.trace.values import Statement
from reportedly.types import Source


def speaker(statement: Statement) -> Source | None:
    """The first speaker of a statement."""
    return statement.chain[0] if statement.chain else statement.source
