"""How long a whole news corpus takes into an empty ledger, as a user adds it: read, kept and related.

``python -m bench.ledger_news --ledger L --shared DIR``; ``--ledger`` may be given several times, as for
``bench.ledger``. Figures go to standard output and, with ``--out``, into a page.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.ledger import address_of, kind_of, table
from reportedly import Ledger

HEADING = """# A news corpus into a ledger

`make bench-ledger`: 2,107 news articles into an empty ledger, as `reportedly add` takes them, with both cores
of one machine. Where there are two figures the second is processor time, of all processes but the server's.

"""
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


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger_news")
    parser.add_argument("--ledger", required=True, action="append", dest="ledgers")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    found: dict[str, dict[str, str]] = {}
    for name in options.ledgers:
        with address_of(name) as address:
            articles = options.shared / "data" / "newsroom" / "articles.jsonl.gz"
            for what, figure in added(address, articles):
                found.setdefault(what, {})[kind_of(address)] = figure
                print(f"| {kind_of(address)} | {what} | {figure} |", flush=True)
    if options.out:
        options.out.write_text(HEADING + table(found), "utf-8")


if __name__ == "__main__":
    main()
