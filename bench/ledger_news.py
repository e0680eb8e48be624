"""How long a whole news corpus takes into an empty ledger, as a user adds it: read, kept and related."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from reportedly import Ledger

_COMMAND = "from reportedly.cli import main; main()"


def added(address: str, articles: Path) -> Iterator[tuple[str, str]]:
    """Name and figure of everything that is measured.

    Args:
        address: of a ledger that has nothing yet.
        articles: a file that ``reportedly add`` takes.

    Raises:
        subprocess.CalledProcessError: nothing could be added; the messages went to standard error.
    """
    started, before = time.perf_counter(), _children()
    told = _add(address, articles)
    read, read_busy = time.perf_counter() - started, _children() - before
    with Ledger(address) as ledger:
        started, before = time.perf_counter(), _all()
        ledger.relate()
        related, busy = time.perf_counter() - started, _all() - before
        yield "added, unchanged, failed", told
        yield "articles that count", f"{ledger.count():,}"
        yield "statements", f"{ledger.count_statements():,}"
        yield "read and kept, minutes", f"{read / 60:.1f} · {read_busy / 60:.1f}"
        yield "related, minutes", f"{related / 60:.1f} · {busy / 60:.1f}"
        yield "together, minutes on the clock", f"{(read + related) / 60:.1f}"
        yield "problems that `check` finds", f"{len(ledger.check().problems)}"


def _add(address: str, articles: Path) -> str:
    command = [sys.executable, "-c", _COMMAND, "add", str(articles), "--ledger", address, "--no-relate"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode > 1:
        raise subprocess.CalledProcessError(done.returncode, command)
    return " · ".join(word for word in done.stdout.replace(",", "").split() if word.isdecimal())


def _children() -> float:
    """Seconds of processor time of processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _all() -> float:
    """The same, and of this one."""
    here = os.times()
    return here.user + here.system + here.children_user + here.children_system
