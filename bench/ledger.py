"""How a ledger does with many attributions: ``python -m bench.ledger --ledger L --rows N --shared DIR``.

Real readings are varied until there are N attributions: names of persons, outlets, days, and numbers and
words in
the contents change by a seed, so that indexes see many values and common words alike. Figures go to standard
output and, with ``--out``, into a page.
"""

from __future__ import annotations

import argparse
import pickle
import random
import re
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from reportedly.ledger.adding import Entry
from reportedly.ledger.query import Filters
from reportedly.ledger.record import Record
from reportedly.types import Reading

_BATCH, _REPEATS = 50, 7
_DAYS, _NAMES = ("Morning", "Daily", "Evening", "Sunday"), ("Post", "Echo", "Mail", "Sun")
_OUTLETS = [f"The {day} {name}" for day in _DAYS for name in _NAMES]
_FIRST = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gita", "Hugo", "Ines", "Jon", "Kaya", "Liam")
_HEADS, _TAILS = ("Har", "Mar", "Bel", "Tor", "Win", "Sal"), ("mann", "ley", "son", "ford", "berg", "ova")
_LAST = [head + tail for head in _HEADS for tail in _TAILS]
_WORD = re.compile(r"[A-Za-z]{5,}")

#: What is searched for: a common word, a rare one, a phrase, words with filters.
QUERIES: tuple[tuple[str, Filters], ...] = (
    ("president", Filters(kind=("direct",))),
    ("trade", Filters(outlet=("The Daily Post",))),
    ("government", Filters(since="2018-03-01", until="2018-03-31")),
    ("said OR people", Filters(source="Ada Harmann")),
    ("russia", Filters(source_kind=("named_organization",), stance=("neutral",))),
    ('"white house"', Filters(source_kind=("named_person",))),
    ("court", Filters(factuality=("CT-",))),
    ("tariff*", Filters(outlet=("The Sunday Echo",), since="2018-06-01")),
)


def vary(reading: Reading, number: int) -> Reading:
    """Another article that is as long and as full as this one; offsets hold."""
    random_ = random.Random(number)
    words = sorted(set(_WORD.findall(reading.text)))
    swapped = dict(zip(words, _same_length(words, random_), strict=True))
    text = _WORD.sub(lambda m: swapped[m[0]] if random_.random() < 0.1 else m[0], reading.text)
    sources = tuple(
        replace(source, name=_name(random_)) if source.kind == "named_person" else source
        for source in reading.sources
    )
    document = replace(
        reading.document,
        id=f"bench-{number}",
        url=f"https://bench.example/{number}",
        text=text,
        outlet=random_.choice(_OUTLETS),
        published=f"2018-{random_.randint(1, 12):02}-{random_.randint(1, 28):02}",
    )
    return replace(reading, document=document, sources=sources)


def measure(ledger: Record, readings: list[Reading], rows: int) -> Iterator[tuple[str, str]]:
    """Name and figure of everything that is measured."""
    rates, memory, number, done = [], [], 0, ledger.count_statements()
    while done < rows:
        batch = [vary(readings[n % len(readings)], n) for n in range(number, number + _BATCH)]
        number += _BATCH
        started = time.perf_counter()
        outcomes = ledger.keep([Entry(one) for one in batch])
        took = time.perf_counter() - started
        added = sum(len(r.attributions) for r, o in zip(batch, outcomes, strict=True) if o == "added")
        done += added
        if added:
            rates.append(added / took)
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    yield "attributions", f"{ledger.count_statements():,}"
    yield "articles", f"{ledger.count():,}"
    if rates:
        tenth = max(1, len(rates) // 10)
        yield "added, rows/s, median", f"{statistics.median(rates):,.0f}"
        yield (
            "added, rows/s, first and last tenth",
            " · ".join(f"{statistics.median(part):,.0f}" for part in (rates[:tenth], rates[-tenth:])),
        )
        yield "memory, MB, after a tenth and at the end", f"{memory[tenth - 1]:.0f} · {memory[-1]:.0f}"
    times = [_times(partial(ledger.search, query, filters)) for query, filters in QUERIES]
    every = [one for found in times for one in found]
    yield "filtered search, ms, median", f"{1000 * statistics.median(every):.0f}"
    yield "filtered search, ms, slowest query", f"{1000 * max(map(statistics.median, times)):.0f}"
    most = ledger.sources(limit=1)[0].name
    for label, name in (("the most quoted source", most), ("a rare source", "Liam Salova")):
        found = _times(partial(ledger.statements, source=name, order="oldest", limit=100))
        yield f"timeline of {label}, ms, median", f"{1000 * statistics.median(found):.0f}"
    yield (
        "one reading, ms, median",
        f"{1000 * statistics.median(_times(lambda: ledger.reading('bench-7'))):.0f}",
    )
    yield "list of outlets, ms, median", f"{1000 * statistics.median(_times(ledger.outlets)):.0f}"


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger")
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="keeps the readings that are varied")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    readings = _readings(options.shared, options.cache)
    with Record(options.ledger, create=True) as ledger:
        lines = ["| what | figure |", "|---|---|"]
        for name, figure in measure(ledger, readings, options.rows):
            lines.append(f"| {name} | {figure} |")
            print(lines[-1], flush=True)
    if options.out:
        heading = "# A ledger with many attributions\n\nWritten by `make bench-ledger`.\n\n"
        options.out.write_text(heading + "\n".join(lines) + "\n", "utf-8")


def _readings(shared: Path, cache: Path | None) -> list[Reading]:
    if cache is not None and cache.exists():
        kept: list[Reading] = pickle.loads(cache.read_bytes())
        return kept
    from reportedly.pipeline import read_inputs

    found = read_inputs([str(shared / "data" / "newsroom" / "articles.jsonl.gz")], stdin=bytes)
    readings = list(islice((one for one in found if isinstance(one, Reading)), 120))
    if cache is not None:
        cache.write_bytes(pickle.dumps(readings))
    return readings


def _name(random_: random.Random) -> str:
    """A few last names are common, most are rare."""
    rank = min(int(random_.expovariate(0.2)), len(_LAST) - 1)
    return f"{random_.choice(_FIRST)} {_LAST[rank]}"


def _same_length(words: list[str], random_: random.Random) -> list[str]:
    """For every word one of the same length: offsets hold."""
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(word)
    return [random_.choice(by_length[len(word)]) for word in words]


def _times(work: Callable[[], object]) -> list[float]:
    found = []
    for _ in range(_REPEATS):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return found


if __name__ == "__main__":
    main()
