"""What is told while a ledger relates its new articles: a count, where somebody looks at it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.bulk import Ledger


def relate(ledger: Ledger) -> None:
    """Bring a ledger up to date.

    Args:
        ledger: open for writing, or left as it is.
    """
    if ledger.database.read_only or not sys.stderr.isatty():
        return  # it relates what it needs by itself, and silently
    told = False

    def tell(count: int) -> None:
        nonlocal told
        told = True
        print(f"\rrelating new articles: {count:,}", end="", file=sys.stderr, flush=True)

    ledger.relate(tell)
    if told:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
