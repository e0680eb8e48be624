"""What is shown while a ledger relates its new articles or makes an index, where somebody looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.bulk import Ledger

#: Seconds from which on a pause of a watch is one between two looks, and none for politeness.
_LONG = 30


def relate(ledger: Ledger) -> None:
    """Bring a ledger up to date.

    Args:
        ledger: open for writing, or left as it is.
    """
    if ledger.database.read_only or not sys.stderr.isatty():
        return  # it relates what it needs by itself, and silently
    finish(ledger)


def finish(ledger: Ledger, *, quiet: bool = False) -> None:
    """Relate what is new, with a bar where somebody looks at it."""
    from reportedly.cli.progress import NoProgress, progress

    waiting = ledger.unrelated()
    bar = NoProgress() if quiet or not waiting else progress(waiting, doing="relating")
    with bar:
        ledger.relate(bar.advance)


def resting(
    ledger: Ledger, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
) -> Callable[[float], None]:
    """A sleep that relates what is new before a long one, and sleeps for the rest of the time.

    Args:
        ledger: open for writing.
        clock: seconds.
        sleep: waits so many seconds.
    """

    def rest(seconds: float) -> None:
        start = clock()
        if seconds >= _LONG:
            ledger.relate()
        sleep(max(0.0, seconds - (clock() - start)))

    return rest


def made_first(what: str, done: int, total: int) -> None:
    """Tell what a search by meaning makes before it can answer; the line goes when all is there."""
    if sys.stderr.isatty():
        line = f"making the {what}: {done:,} of {total:,}"
        print(f"\r{line}" if done < total else "\r\x1b[K", end="", file=sys.stderr, flush=True)
