"""What all of an archive costs, from measured rates and assumptions that stand beside the result.

``python -m bench.archive_cost --cpu-seconds 0.2``: processor seconds for one article, as
``reportedly batch --json`` gives them for a thousand. What cannot be run on one machine is simulated:
machines that take one file after the other, files of different sizes, machines that are taken away and
whose units are read again.
"""

from __future__ import annotations

import argparse
import heapq
import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Everything that is assumed; only the first is measured."""

    #: Processor seconds for one article.
    cpu_seconds: float
    articles: int = 1_000_000_000
    #: Articles in a file, on average, and how much that varies (a standard deviation as a share of it).
    in_file: int = 30_000
    spread: float = 0.4
    #: Processor seconds for one record that is no article, and such records for each article.
    other_seconds: float = 0.005
    others: float = 0.25
    cores: int = 16
    #: How much of a core a process gets where all are busy: shared caches and memory.
    yield_: float = 0.9
    #: Dollars for one core and hour.
    dollars: float = 0.04
    #: Hours until a machine is taken away, on average.
    between_losses: float = 100.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What it comes to."""

    machines: int
    core_hours: float
    dollars: float
    #: From the beginning to the last file.
    hours: float
    #: Machines that were taken away meanwhile.
    lost: int
    #: Core hours that were read twice.
    again: float


def cost(given: Assumptions, machines: int, seed: int = 1) -> Cost:
    """Simulate a run: every machine takes the next file when it has read one."""
    chosen = random.Random(seed)
    each = given.cpu_seconds + given.others * given.other_seconds
    count = round(given.articles / given.in_file)
    free = [0.0] * machines
    lost, again, busy = 0, 0.0, 0.0
    for _ in range(count):
        size = max(0.1, chosen.gauss(1, given.spread)) * given.in_file
        hours = size * each / 3600 / given.cores / given.yield_
        start = heapq.heappop(free)
        at = chosen.expovariate(1 / given.between_losses)
        if at < hours:
            # Taken away: what it had written of the file stays; the unit in each process is lost.
            lost += 1
            wasted = min(at, 500 * each / 3600)
            again += wasted * given.cores
            hours += wasted
        heapq.heappush(free, start + hours)
        busy += hours * given.cores
    return Cost(machines, busy, busy * given.dollars, max(free), lost, again)


def table(given: Assumptions, machines: tuple[int, ...] = (1, 10, 100, 1000)) -> list[str]:
    """The result in Markdown."""
    rows = ["| machines | hours | core hours | dollars | machines lost | core hours read again |"]
    rows.append("|---|---|---|---|---|---|")
    for number in machines:
        one = cost(given, number)
        rows.append(
            f"| {number:,} | {one.hours:,.0f} | {one.core_hours:,.0f} | {one.dollars:,.0f} | {one.lost:,} |"
            f" {one.again:,.0f} |"
        )
    return rows


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cpu-seconds", type=float, required=True)
    parser.add_argument("--dollars", type=float, default=0.04)
    parser.add_argument("--articles", type=int, default=1_000_000_000)
    given = parser.parse_args()
    print("\n".join(table(Assumptions(given.cpu_seconds, given.articles, dollars=given.dollars))))


if __name__ == "__main__":
    main()
