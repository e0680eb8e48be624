"""What it takes to relate and to trace very many copies of one text.

``python -m bench.copies --ledger FILE --copies 10000`` reads one made-up article of some 700 words and puts
it into a new ledger so many times, as 300 outlets would have printed it over two years: adds, relates, traces
and lists them; then one more copy and one other article come. Each step is measured in processor time, of
this process and those it started. The copies are not read again: what reading costs is elsewhere.
"""

from __future__ import annotations

import argparse
import os
import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import reportedly
from reportedly.bulk import Ledger
from reportedly.trace.values import Trace
from reportedly.types import Reading

_EXAMPLES = Path(__file__).parents[1] / "examples"
#: Together some 700 words.
_TEXTS = ("court-foundation.txt", "council-tip.txt")
_OTHER = "investigation-ferries.html"
_OUTLETS, _DAYS = 300, 730
_START = date(2029, 3, 1)
_T = TypeVar("_T")


def read() -> Reading:
    """The text that is copied, read."""
    text = "\n\n".join((_EXAMPLES / name).read_text("utf-8").strip() for name in _TEXTS)
    return reportedly.read(text)


def copies(first: Reading, start: int, end: int, of: int) -> Iterator[Reading]:
    """The text as outlet after outlet printed it, evenly over two years.

    Args:
        first: as it was read.
        start, end: the numbers of the copies.
        of: how many there are in all.
    """
    for number in range(start, end):
        day = _START + timedelta(days=number * _DAYS // of)
        outlet = number * 7 % _OUTLETS
        yield replace(
            first,
            document=replace(
                first.document,
                id=f"copy-{number}",
                url=f"https://outlet{outlet}.example/{number}",
                outlet=f"Outlet {outlet}",
                published=day.isoformat(),
            ),
        )


def busy() -> float:
    """Seconds of processor time of this process and those that it started."""
    return sum(os.times()[:4])


def measured(name: str, do: Callable[[], _T]) -> _T:
    """Do it, and print what it took and how much memory there was at most so far."""
    before = busy()
    found = do()
    took = busy() - before
    peak = [
        resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(f"| {name} | {took:.1f} | {peak[0]} | {peak[1]} |", flush=True)
    return found


def figures(found: Trace) -> str:
    """What the trace says."""
    articles = f"{found.articles} articles, {found.outlets} outlets"
    return f"{articles}, {found.origins} origins, {found.parties} parties"


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m bench.copies")
    parser.add_argument("--ledger", required=True, help="a new file, or the address of an empty database")
    parser.add_argument("--copies", type=int, default=10_000)
    options = parser.parse_args()
    first, count = read(), options.copies
    statements = len(first.attributions) + len(first.own_voice)
    print(f"{len(first.text.split())} words, {statements} statements, {count} copies\n")
    print("| step | processor time, s | memory at most, MB | of a process started, MB |")
    print("| --- | ---: | ---: | ---: |")
    said = max(first.attributions, key=lambda one: sum(b - a for a, b in one.content))
    claim = first.quote(said.content)
    with Ledger(options.ledger) as ledger:
        measured("add", lambda: ledger.add(*copies(first, 0, count, count)))
        measured("relate", ledger.relate)
        found = measured("trace", lambda: ledger.trace(claim))
        measured("claims", ledger.claims)
        measured("add one more copy", lambda: ledger.add(*copies(first, count, count + 1, count)))
        measured("relate it", ledger.relate)
        other = reportedly.read(str(_EXAMPLES / _OTHER))
        measured("add another article", lambda: ledger.add(other))
        measured("relate it", ledger.relate)
        again = measured("trace again", lambda: ledger.trace(claim))
    for one in (found, again):
        if isinstance(one, Trace):
            print(f"\n{figures(one)}")


if __name__ == "__main__":
    main()
