"""How ledgers do with many attributions: ``python -m bench.ledger --ledger L --rows N --shared DIR``.

Real readings are varied until there are N attributions: names of persons, outlets, days, and numbers and
words in the contents change by a seed, so that indexes see many values and common words alike. ``--ledger``
may be given several times; ``postgresql`` alone is a server of its own, as Debian sets it up, gone
afterwards. Figures go to standard output and, with ``--out``, into a page.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from reportedly import Ledger
from reportedly.ledger.adding import Entry
from reportedly.ledger.query import Filters
from reportedly.ledger.similar import CANDIDATES, candidates
from reportedly.types import Reading

_BATCH, _REPEATS = 50, 7
#: Runs that are timed together: the server counts its processor time in hundredths of a second.
_AT_ONCE = 3
_DAYS, _NAMES = ("Morning", "Daily", "Evening", "Sunday"), ("Post", "Echo", "Mail", "Sun")
_OUTLETS = [f"The {day} {name}" for day in _DAYS for name in _NAMES]
_FIRST = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gita", "Hugo", "Ines", "Jon", "Kaya", "Liam")
_HEADS, _TAILS = ("Har", "Mar", "Bel", "Tor", "Win", "Sal"), ("mann", "ley", "son", "ford", "berg", "ova")
_LAST = [head + tail for head in _HEADS for tail in _TAILS]
_WORD = re.compile(r"[A-Za-z]{5,}")

HEADING = """# A ledger with a million attributions

`make bench-ledger`: one process, two shared cores. Readings of real articles are varied until there are a
million attributions; each is a row of its own and some four in other tables, with its place in the full text
and the vector of its meaning. Where there are two figures the second is processor time, of the process and of
the server's that works for it. A whole news corpus, read and added: [ledger-news.md](ledger-news.md).

"""
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


def measure(ledger: Ledger, readings: list[Reading], rows: int) -> Iterator[tuple[str, str]]:
    """Name and figure of everything that is measured."""
    yield from _added(ledger, readings, rows)
    yield "attributions", f"{ledger.count_statements():,}"
    yield "articles", f"{ledger.count():,}"
    yield "size, kB an article", f"{_size(ledger) / ledger.count() / 1000:.0f}"
    yield from _searched(ledger)
    yield from _listed(ledger)
    yield from _meant(ledger)


def _added(ledger: Ledger, readings: list[Reading], rows: int) -> Iterator[tuple[str, str]]:
    rates, busy, memory, number, done = [], [], [], 0, ledger.count_statements()
    while done < rows:
        batch = [vary(readings[n % len(readings)], n) for n in range(number, number + _BATCH)]
        number += _BATCH
        started, before = time.perf_counter(), _processor(ledger)
        outcomes = ledger.keep([Entry(one) for one in batch])
        took, worked = time.perf_counter() - started, _processor(ledger) - before
        added = sum(len(r.attributions) for r, o in zip(batch, outcomes, strict=True) if o == "added")
        done += added
        if added:
            rates.append(added / took)
            busy.append(added / worked)
            memory.append(_memory())
    if not rates:
        return
    tenth = max(1, len(rates) // 10)
    parts = rates[:tenth], rates[-tenth:]
    yield "added, rows/s, median", f"{statistics.median(rates):,.0f}"
    yield "added, rows a second of processor time, median", f"{statistics.median(busy):,.0f}"
    yield "added, rows/s, first and last tenth", " · ".join(f"{statistics.median(p):,.0f}" for p in parts)
    for name, place in (("own", 0), ("mapped files", 1)):
        found = [one[place] for one in memory]
        figures = " · ".join(f"{value:.0f}" for value in (found[tenth - 1], found[-1], max(found)))
        yield f"memory, {name}, MB: after a tenth, at the end, most", figures


def _searched(ledger: Ledger) -> Iterator[tuple[str, str]]:
    times = [_times(ledger, partial(ledger.search, query, filters)) for query, filters in QUERIES]
    yield "filtered search, ms, median", _milliseconds([one for found in times for one in found])
    yield "filtered search, ms, slowest query", _milliseconds(max(times, key=statistics.median))


def _listed(ledger: Ledger) -> Iterator[tuple[str, str]]:
    most = ledger.sources(limit=1)[0].name
    for label, name in (("the most quoted source", most), ("a rare source", "Liam Salova")):
        found = _times(ledger, partial(ledger.statements, source=name, order="oldest", limit=100))
        yield f"timeline of {label}, ms, median", _milliseconds(found)
    yield "one reading, ms, median", _milliseconds(_times(ledger, lambda: ledger.reading("bench-7")))
    yield "list of outlets, ms, median", _milliseconds(_times(ledger, ledger.outlets))


def _meant(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Without comparing the candidates again, which takes as long in a ledger of any size."""

    def found(filters: Filters) -> object:
        return candidates(ledger.database, "the bridge will be closed for repairs", filters, CANDIDATES)

    started = time.perf_counter()
    found(Filters())
    yield "index of meaning made, s", f"{time.perf_counter() - started:.0f}"
    yield "candidates by meaning, ms, median", _milliseconds(_times(ledger, lambda: found(Filters())))
    narrowed = Filters(outlet=("The Daily Post",), since="2018-06")
    yield (
        "candidates by meaning under a filter, ms, median",
        _milliseconds(_times(ledger, lambda: found(narrowed))),
    )


def _memory() -> tuple[float, float]:
    """Of this process, in megabytes: what is its own, and what are pages of files that are mapped into it."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    found = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith("Rss")}
    return int(found["RssAnon"]) / 1024, int(found["RssFile"]) / 1024


def _processor(ledger: Ledger) -> float:
    """Seconds of processor time of this process and of the server's that works for it, if it is here."""
    if ledger.location.path is not None:
        return time.process_time()
    with ledger.database.reading() as connection:
        backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    try:
        fields = Path(f"/proc/{backend}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return time.process_time()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _size(ledger: Ledger) -> int:
    if ledger.location.path is not None:
        return ledger.location.path.stat().st_size
    with ledger.database.reading() as connection:
        return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger")
    parser.add_argument("--ledger", required=True, action="append", dest="ledgers")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="keeps the readings that are varied")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    readings = _readings(options.shared, options.cache)
    found: dict[str, dict[str, str]] = {}
    for name in options.ledgers:
        with address_of(name) as address, Ledger(address) as ledger:
            for what, figure in measure(ledger, readings, options.rows):
                found.setdefault(what, {})[kind_of(address)] = figure
                print(f"| {kind_of(address)} | {what} | {figure} |", flush=True)
    if options.out:
        options.out.write_text(HEADING + table(found), "utf-8")


def kind_of(address: str) -> str:
    """The database behind an address."""
    return "PostgreSQL" if "://" in address else "SQLite"


def table(found: dict[str, dict[str, str]]) -> str:
    """The figures by name and database."""
    kinds = list(dict.fromkeys(kind for figures in found.values() for kind in figures))
    lines = [f"| what | {' | '.join(kinds)} |", "|---|" + "--:|" * len(kinds)]
    lines += [
        f"| {what} | {' | '.join(figures.get(kind, '') for kind in kinds)} |"
        for what, figures in found.items()
    ]
    return "\n".join(lines) + "\n"


@contextmanager
def address_of(name: str) -> Iterator[str]:
    """Where a ledger is; ``postgresql`` alone: a server made for it, gone afterwards."""
    if name != "postgresql":
        if "://" not in name:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
        yield name
        return
    from tests.ledger.postgres import running

    with running(durable=True) as server:
        yield server.create("bench")


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


def _milliseconds(found: list[tuple[float, float]]) -> str:
    """The median by the clock, and in processor time."""
    return " · ".join(f"{1000 * statistics.median(kind):.0f}" for kind in zip(*found, strict=True))


def _times(ledger: Ledger, work: Callable[[], object]) -> list[tuple[float, float]]:
    """Of every run the seconds by the clock and of processor time."""
    found = []
    for _ in range(_REPEATS):
        started, before = time.perf_counter(), _processor(ledger)
        for _ in range(_AT_ONCE):
            work()
        took, worked = time.perf_counter() - started, _processor(ledger) - before
        found.append((took / _AT_ONCE, worked / _AT_ONCE))
    return found


if __name__ == "__main__":
    main()
