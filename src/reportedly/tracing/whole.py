"""Relates a whole ledger at once, with every core: what relating one by one gives, many times faster."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
import sqlalchemy as sa

from reportedly.ledger import loading, whole
from reportedly.ledger.database import Database
from reportedly.ledger.neighbours import Numbers
from reportedly.ledger.relating import Related, Reused
from reportedly.pool import hand_out, processes
from reportedly.trace.shelf import shelf
from reportedly.tracing.shares import (
    Articles,
    Relation,
    Seen,
    Some,
    Statements,
    compare_articles,
    compare_statements,
    see,
    uncollected,
)
from reportedly.tracing.version import VERSION

#: Articles from which on it is worth starting processes, and the share of the ledger they are of: one by one
#: an article takes four times as long and more.
_MANY, _SHARE = 60, 0.2
#: Articles looked at, pairs of them and pairs of statements compared in one piece of work.
_ARTICLES, _PAIRS_OF_ARTICLES, _PAIRS = 40, 400, 20_000
Progress = Callable[[int], None]
_Result = TypeVar("_Result")


@dataclass(slots=True)
class _Ledger:
    """A ledger as it was looked at."""

    state: whole.State
    #: Of each article, by number, the file that has it.
    files: dict[int, Path] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)

    @property
    def contents(self) -> Numbers:
        """Every content once, in the order in which they were looked at."""
        return np.concatenate([*(one.contents for one in self.seen), np.zeros(0, np.int64)])


def worth(connection: sa.Connection) -> bool:
    """Whether so much is to be related that all of it is done anew."""
    count, of = whole.pending(connection, VERSION)
    return count >= _MANY and count >= _SHARE * of


@uncollected()
def relate_whole(database: Database, progress: Progress) -> int | None:
    """Relate every article of a ledger.

    Args:
        database: of a ledger that may be written.
        progress: is told of articles done.

    Returns:
        How many there were; ``None``: somebody else wrote meanwhile, nothing was done.
    """
    told = _Told(progress)
    try:
        with processes(os.cpu_count() or 1) as pool, TemporaryDirectory() as folder:
            with database.reading() as connection:
                seen = _look(connection, pool, Path(folder), told)
                hashes = [hash for one in seen.seen for hash in one.hashes]
                articles = whole.articles(connection, list(seen.files), hashes)
            common = _articles_compared(pool, seen, articles)
            lists = articles, whole.statements([(one.contents, one.marks) for one in seen.seen])
            related = _statements_compared(pool, Path(folder), seen, lists[1])
            reuses = [one for some in _results(common, told, 0.4, 0.6) for one in some]
            relations = list(_gathered(related, lists[1], told))
    except BrokenProcessPool:
        return None

    def put(connection: sa.Connection) -> bool:
        if whole.state(connection) != seen.state:
            return False
        whole.write(connection, VERSION, lists, reuses, relations)
        return True

    return told.of if database.write(put) else None


@dataclass(slots=True)
class _Told:
    """Tells of articles done, in whole numbers."""

    progress: Progress
    of: int = 0
    done: int = 0

    def share(self, share: float) -> None:
        upto = int(share * self.of)
        if upto > self.done:
            self.progress(upto - self.done)
            self.done = upto


def _look(connection: sa.Connection, pool: ProcessPoolExecutor, folder: Path, told: _Told) -> _Ledger:
    """Hand all articles out, for the processes to look at what they state."""
    found = _Ledger(whole.state(connection))
    documents = sorted(document for document, _ in found.state.documents)
    told.of, _ = whole.pending(connection, VERSION)
    out: list[Future[Seen]] = []
    known: set[int] = set()
    for start in range(0, len(documents), _ARTICLES):
        articles = tuple(loading.packed(connection, documents[start : start + _ARTICLES]))
        fresh = {content for packed in articles for _, _, content, _, _ in packed.statements} - known
        known |= fresh
        file = folder / f"articles-{start}"
        found.files |= {packed.article.key: file for packed in articles}
        out.append(hand_out(pool, see, Some(articles, frozenset(fresh), file)))
    found.seen.extend(_results(out, told, 0.0, 0.4))
    return found


def _results(out: list[Future[_Result]], told: _Told, low: float, high: float) -> Iterator[_Result]:
    for number, future in enumerate(out, 1):
        yield future.result()
        told.share(low + (high - low) * number / len(out))


def _articles_compared(
    pool: ProcessPoolExecutor, seen: _Ledger, lists: whole.Lists
) -> list[Future[list[Reused]]]:
    """Let the processes compare the pairs of articles, those of the same files one after another."""
    pairs = sorted(
        map(tuple, lists.names[lists.pairs].tolist()),
        key=lambda pair: (*sorted(str(seen.files[one]) for one in pair), pair),
    )
    parts = [pairs[n : n + _PAIRS_OF_ARTICLES] for n in range(0, len(pairs), _PAIRS_OF_ARTICLES)]
    return [
        hand_out(
            pool,
            compare_articles,
            Articles(tuple(part), {one: seen.files[one] for pair in part for one in pair}),
        )
        for part in parts
    ]


def _statements_compared(
    pool: ProcessPoolExecutor, folder: Path, seen: _Ledger, lists: whole.Lists
) -> list[Future[list[Relation]]]:
    """Let the processes compare the pairs of statements."""
    places = np.argsort(seen.contents)
    path = folder / "shelf"
    path.write_bytes(pickle.dumps(shelf([one.statements for one in seen.seen]), protocol=5))
    return [
        hand_out(pool, compare_statements, Statements(path, places[some[:, 0]], places[some[:, 1]]))
        for some in np.split(lists.pairs, range(_PAIRS, len(lists.pairs), _PAIRS))
    ]


def _gathered(out: list[Future[list[Relation]]], lists: whole.Lists, told: _Told) -> Iterator[Related]:
    for number, found in enumerate(_results(out, told, 0.6, 1.0)):
        ends = lists.names[lists.pairs[number * _PAIRS : (number + 1) * _PAIRS]].tolist()
        for place, kind, confidence, reasons in found:
            one, other = ends[place]
            yield Related(one, other, kind, confidence, reasons)
