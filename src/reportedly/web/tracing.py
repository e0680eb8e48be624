"""Traces for readers elsewhere: what they name is in the ledger, and never a file of this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.settings import DEFAULTS

if TYPE_CHECKING:
    from reportedly.bulk import Ledger
    from reportedly.trace.article_values import ArticleTrace
    from reportedly.trace.values import Trace


def traced(ledger: Ledger, target: str) -> Trace | ArticleTrace:
    """Trace a claim, a statement, an article of the ledger, or free text; nothing is related first.

    Raises:
        NotInLedger: nothing of that name, or nothing that says so.
        UsageError: there is nothing to look for.
    """
    from reportedly.tracing.target import trace

    return trace(ledger, target, DEFAULTS, files=False)
