"""What it takes to relate one new article to a ledger, by how many statements the ledger has.

``python -m bench.tracing --ledger FILE --sizes 1000,10000,100000`` fills a new ledger with articles of
30 statements each that share passages and keys: six in ten with nobody, three in ten with twenty articles of
one story, one in ten with many others, the commonest of them with a fixed share of the whole. At each size it
relates new articles, one a transaction. The marks and what is kept are made up; the tables, the candidates,
the comparison of the statements and the transactions are the real ones. The figures go to standard output;
the processor time, which other programs disturb least, goes with ``--out`` into a drawing. Of PostgreSQL it
leaves out the server.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bench.line_chart import Line, line_chart
from reportedly.ledger import loading, relating, schema
from reportedly.ledger.adding import Entry
from reportedly.ledger.applying import apply
from reportedly.ledger.derive import derive
from reportedly.ledger.identity import fingerprint, short_hash
from reportedly.ledger.marks import article_place, statement_place
from reportedly.ledger.record import Record
from reportedly.trace.shelf import shelve
from reportedly.tracing.relate import look_at_rows, related, standing_for
from reportedly.types import Document, Reading

_STATEMENTS, _MARKS, _KEYS = 30, 90, 8
#: Articles filled in at once, and new ones related at each size.
_PART, _REPEATS = 6_000, 15
_FILLED = (schema.documents, schema.assertions, schema.traced, schema.article_marks, schema.statement_marks)


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
    # The commonest of these is the key of a fixed share of all statements, whatever the size.
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
    compared(connection, sorted(contents))
    reuses = [relating.Reused(a, b, "rewrite", 0.5) for (a, b), shared in articles.items() if shared > 5]
    relating.put_reuses(connection, reuses)
    relations = [relating.Related(a, b, "same", 0.5) for a, b in contents if (a ^ b) % 10 == 0]
    relating.put_relations(connection, relations)
    return len(articles) + len(contents)


def compared(connection: sa.Connection, pairs: list[tuple[int, int]]) -> int:
    """Compare contents, as the trace does; how many pairs have something to keep."""
    said = standing_for(connection, sorted({one for pair in pairs for one in pair}))
    return len(related(shelve(look_at_rows(said.values())), list(said), pairs))


def fill(ledger: Record, first: int, last: int) -> None:
    """Put articles, their statements, marks and relations in, as adding and relating one by one would."""
    rows: dict[sa.Table, list[dict[str, Any]]] = {table: [] for table in _FILLED}
    with ledger.database.reading() as connection:
        seen = set(connection.scalars(sa.select(schema.statement_marks.c.content).distinct()))
    for number in range(first, last):
        reading = article(number)
        corrected = apply(reading, print_ := fingerprint(reading.document), ())
        day = (reading.document.published or "")[:10]
        rows[schema.documents].append(
            {
                "pk": number + 1,
                "id": reading.id,
                "address": reading.document.url,
                "version": 1,
                "current": True,
                "fingerprint": print_,
                "day": day,
                "published": day,
                "url": reading.document.url,
                "text": reading.text,
                "extra": {},
                "added_at": day,
            }
        )
        said = derive(corrected, print_).assertions
        rows[schema.assertions] += [{"document": number + 1, "attribution": None, **row} for row in said]
        rows[schema.traced].append({"document": number + 1, "version": "bench"})
        hashes, keys = marks(number, len(said))
        place = article_place(day, print_)
        rows[schema.article_marks] += [
            {"hash": hash, "place": place, "document": number + 1, "outlet": None} for hash in set(hashes)
        ]
        for row, own in zip(said, keys, strict=True):
            content = row["content_hash"]
            if content in seen:
                continue
            seen.add(content)
            rows[schema.statement_marks] += [
                {"key": key, "place": statement_place(key, own, content), "content": content}
                for key in set(own)
            ]
    _insert(ledger, rows)


def _insert(ledger: Record, rows: dict[sa.Table, list[dict[str, Any]]]) -> None:
    """In the order of their keys, the other indexes afterwards."""
    lists = {tuple(row.values()): row for row in rows[schema.statement_marks]}
    rows[schema.statement_marks] = [lists[name] for name in sorted(lists)]
    rows[schema.article_marks].sort(key=lambda row: (row["hash"], row["place"]))
    pairs = {
        (min(a["content"], b["content"]), max(a["content"], b["content"]))
        for a, b in pairwise(rows[schema.statement_marks])
        if a["key"] == b["key"] and a["content"] != b["content"]
    }
    with ledger.database.writing() as connection:
        indexes = [
            i for t in (schema.article_marks, schema.statement_marks, schema.assertions) for i in t.indexes
        ]
        for index in indexes:
            index.drop(connection)
        for table in _FILLED:
            for start in range(0, len(rows[table]), 10_000):
                connection.execute(table.insert(), rows[table][start : start + 10_000])
        standing = set(connection.execute(sa.select(schema.relations.c.one, schema.relations.c.other)).all())
        found = sorted(pair for pair in pairs if sum(pair) % 10 == 0 and pair not in standing)
        if found:
            values = [
                {"one": a, "other": b, "kind": "same", "confidence": 0.5, "reasons": []} for a, b in found
            ]
            connection.execute(schema.relations.insert(), values)
        for index in indexes:
            index.create(connection)
        if connection.dialect.name != "sqlite":
            for name in ("documents", "assertions"):
                last = f"(SELECT max(pk) FROM {name})"
                connection.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{name}', 'pk'), {last})")


def one_more(ledger: Record, number: int) -> tuple[float, float, int]:
    """Seconds to relate one new article, all in all and of this processor; the pairs it was compared in."""
    ledger.keep([Entry(article(number))])
    started, busy = time.perf_counter(), time.process_time()
    pairs = ledger.database.write(lambda c: relate(c, relating.pending(c, "bench", 1)))
    return time.perf_counter() - started, time.process_time() - busy, pairs


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m bench.tracing")
    parser.add_argument("--ledger", required=True, help="a new file, or the address of an empty database")
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--out", type=Path, help="the drawing")
    options = parser.parse_args()
    points = []
    print(
        "| statements | one new article, ms, median | slowest | of it processor, ms, median "
        "| pairs compared | memory, MB |"
    )
    print("|---|---|---|---|---|---|", flush=True)
    number = 0
    with Record(options.ledger, create=True) as ledger:
        for size in map(int, options.sizes.split(",")):
            while number * _STATEMENTS < size:
                upto = min(number + _PART, -(-size // _STATEMENTS))
                fill(ledger, number, upto)
                number = upto
            found = [one_more(ledger, number + n) for n in range(_REPEATS)]
            number += _REPEATS
            times = [1000 * seconds for seconds, _, _ in found]
            busy = 1000 * statistics.median(seconds for _, seconds, _ in found)
            pairs = statistics.median(pairs for _, _, pairs in found)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            points.append((float(size), busy))
            print(
                f"| {size:,} | {statistics.median(times):.0f} | {max(times):.0f} | {busy:.0f} "
                f"| {pairs:.0f} | {memory} |",
                flush=True,
            )
    if options.out:
        line = Line(
            "Processor time to relate one new article of 30 statements (SQLite)",
            "statements in the ledger",
            "ms, median",
            points,
        )
        options.out.write_text(line_chart(line), "utf-8")


if __name__ == "__main__":
    main()
