"""What it takes to relate one new article to a ledger, by how many statements the ledger has.

``python -m bench.tracing --ledger FILE --sizes 1000,10000,100000`` fills a ledger with articles of 30
statements each that share passages and keys as real ones do: most with nobody, some with a few, a few with
many; and at each size relates new articles, one a transaction. The marks and the comparison are synthetic
(a relation is made up from the two hashes), the tables and the transactions are the real ones. The figures go
to standard output and with ``--out`` into a drawing.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from itertools import count
from pathlib import Path

import sqlalchemy as sa

from bench.line_chart import Line, line_chart
from reportedly.ledger import loading, relating
from reportedly.ledger.adding import Entry
from reportedly.ledger.identity import short_hash
from reportedly.ledger.record import Record
from reportedly.types import Document, Reading

_STATEMENTS, _MARKS, _KEYS = 30, 90, 8
_BATCH, _REPEATS = 50, 15
_NUMBERS = count()


def article(number: int) -> Reading:
    """Thirty sentences in the article's own voice; one in ten says what another article says."""
    chosen = random.Random(number)
    text, spans = "", []
    for place in range(_STATEMENTS):
        said = f"{chosen.randrange(1 + number // 2)}-shared" if chosen.random() < 0.1 else f"{number}-{place}"
        start = len(text)
        text += f"It happened at mile {said} of the long road.\n\n"
        spans.append((start, len(text) - 2))
    document = Document(
        f"bench-{number}",
        text,
        outlet=f"The Echo of {chosen.randrange(200)}",
        published=f"20{chosen.randrange(10, 24)}-{chosen.randint(1, 12):02}-{chosen.randint(1, 28):02}",
        url=f"https://bench.example/{number}",
    )
    return Reading(document, own_voice=tuple(spans), model="bench/1")


def marks(number: int, statements: int) -> tuple[list[int], list[list[int]]]:
    """Hashes of passages and keys of statements: some rare, some of a story, some of everything."""
    chosen = random.Random(-1 - number)
    story = number // 20
    hashes = [_any(chosen, number, story) for _ in range(_MARKS)]
    keys = [[_any(chosen, number * 100 + n, story) for _ in range(_KEYS)] for n in range(statements)]
    return hashes, keys


def _any(chosen: random.Random, own: int, story: int) -> int:
    kind = chosen.random()
    if kind < 0.6:
        return short_hash("own", str(own), str(chosen.randrange(1000)))
    if kind < 0.9:
        return short_hash("story", str(story), str(chosen.randrange(60)))
    # The commonest of these stands in one of twenty, whatever the size.
    return short_hash("all", str(int(chosen.paretovariate(0.3)) % 100_000))


def relate(connection: sa.Connection, numbers: list[int]) -> int:
    """Relate some documents, as the trace does but for the comparison; the number of pairs compared."""
    fresh: list[int] = []
    for one in loading.articles(connection, numbers):
        number = int(one.reading.id.rpartition("-")[2])
        hashes, keys = marks(number, len(one.statements))
        by_content = {s.content_hash: own for s, own in zip(one.statements, keys, strict=True)}
        fresh += relating.put_marks(connection, one.pk, "bench", hashes, by_content)
    articles = relating.articles_meeting(connection, numbers)
    contents = relating.statements_meeting(connection, fresh)
    said = loading.representatives(connection, {one for pair in contents for one in pair})
    loading.assertions(connection, list(said.values()))
    reuses = [relating.Reused(a, b, "rewrite", 0.5) for (a, b), shared in articles.items() if shared > 5]
    relating.put_reuses(connection, reuses)
    relations = [relating.Related(a, b, "same", 0.5) for a, b in contents if (a ^ b) % 10 == 0]
    relating.put_relations(connection, relations)
    return len(articles) + len(contents)


def grow(ledger: Record, statements: int) -> tuple[float, float]:
    """Fill the ledger up to that many statements; statements a second kept, and related."""
    kept = related = 0.0
    done = 0
    while (number := ledger.count()) * _STATEMENTS < statements:
        size = min(_BATCH, -(-statements // _STATEMENTS) - number)
        started = time.perf_counter()
        ledger.keep([Entry(article(next(_NUMBERS))) for _ in range(size)])
        kept += time.perf_counter() - started
        started = time.perf_counter()
        ledger.database.write(lambda c: relate(c, relating.pending(c, "bench", _BATCH)))
        related += time.perf_counter() - started
        done += size * _STATEMENTS
    return done / kept if kept else 0.0, done / related if related else 0.0


def one_more(ledger: Record) -> tuple[float, int]:
    """Seconds to relate one new article, transaction and all; the pairs it was compared in."""
    ledger.keep([Entry(article(next(_NUMBERS)))])
    started = time.perf_counter()
    pairs = ledger.database.write(lambda c: relate(c, relating.pending(c, "bench", 1)))
    return time.perf_counter() - started, pairs


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m bench.tracing")
    parser.add_argument("--ledger", required=True, help="a new file, or the address of an empty database")
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--out", type=Path, help="the drawing")
    options = parser.parse_args()
    points = []
    print("| statements | one new article, ms, median | slowest | pairs | kept/s | related/s | MB |")
    print("|---|---|---|---|---|---|---|", flush=True)
    with Record(options.ledger, create=True) as ledger:
        for size in map(int, options.sizes.split(",")):
            kept, related = grow(ledger, size)
            found = [one_more(ledger) for _ in range(_REPEATS)]
            times = [1000 * seconds for seconds, _ in found]
            pairs = statistics.median(pairs for _, pairs in found)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            points.append((float(size), statistics.median(times)))
            print(
                f"| {size:,} | {points[-1][1]:.0f} | {max(times):.0f} | {pairs:.0f} | {kept:,.0f} "
                f"| {related:,.0f} | {memory} |",
                flush=True,
            )
    if options.out:
        line = Line(
            "Relating one new article of 30 statements", "statements in the ledger", "ms, median", points
        )
        options.out.write_text(line_chart(line), "utf-8")


if __name__ == "__main__":
    main()
