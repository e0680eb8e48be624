"""Relates a whole ledger at once, with every core: what relating one by one gives, many times faster."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import sqlalchemy as sa

from reportedly.ledger import loading, whole
from reportedly.ledger.database import Database
from reportedly.ledger.neighbours import Numbers
from reportedly.ledger.relating import Related, Reused
from reportedly.pool import hand_out, processes
from reportedly.trace import cells, shingles
from reportedly.trace.compare_many import relate_many
from reportedly.trace.shelf import Shelf, Taken, shelf, taken
from reportedly.trace.values import Article, Statement
from reportedly.tracing.relate import KEPT, compared, look_at, to_article
from reportedly.tracing.stored import stored_reuse
from reportedly.tracing.version import VERSION

#: Articles from which on it is worth starting processes, and the share of the ledger they are of.
_MANY, _SHARE = 60, 0.4
#: Articles read at once, and pairs of statements compared at once.
_ARTICLES, _PAIRS = 40, 20_000
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Some:
    """Articles for another process: their texts, and the statements that are new with them."""

    texts: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the other process saw in them."""

    hashes: tuple[tuple[int, ...], ...]
    keys: tuple[tuple[int, ...], ...]
    statements: Taken


@dataclass(slots=True)
class _Ledger:
    """A ledger as it was looked at."""

    state: list[tuple[int, str | None]]
    articles: dict[int, Article] = field(default_factory=dict)
    contents: dict[int, None] = field(default_factory=dict)
    seen: list[_Seen] = field(default_factory=list)


def worth(connection: sa.Connection) -> bool:
    """Whether so much is to be related that all of it is done anew."""
    count, of = whole.pending(connection, VERSION)
    return count >= _MANY and count >= _SHARE * of


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
                seen = _look(connection, pool, told)
                hashes = [hash for one in seen.seen for hash in one.hashes]
                lists = whole.articles(connection, list(seen.articles), hashes), _statements(seen)
            related = _compared(pool, Path(folder), seen, lists[1], told)
            reuses = list(_reuses(seen, lists[0]))
            relations = list(related)
    except BrokenProcessPool:
        return None

    def put(connection: sa.Connection) -> bool:
        if whole.state(connection) != seen.state:
            return False
        whole.write(connection, VERSION, lists, reuses, relations)
        return True

    return len(seen.articles) if database.write(put) else None


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


def _look(connection: sa.Connection, pool: ProcessPoolExecutor, told: _Told) -> _Ledger:
    """Read all articles, and let the processes look at what they state."""
    found = _Ledger(whole.state(connection))
    documents = sorted(document for document, _ in found.state)
    told.of = len(documents)
    out: list[Future[_Seen]] = []
    for start in range(0, len(documents), _ARTICLES):
        some = _some(found, loading.articles(connection, documents[start : start + _ARTICLES]))
        out.append(hand_out(pool, _see, some))
    for number, future in enumerate(out, 1):
        found.seen.append(future.result())
        told.share(0.4 * number / len(out))
    return found


def _some(found: _Ledger, articles: Iterable[loading.Loaded]) -> _Some:
    texts, statements = [], []
    for loaded in articles:
        made = found.articles[loaded.pk] = to_article(loaded)
        texts.append(made.document.text)
        by_uid = {statement.uid: statement for statement in made.statements}
        for one in loaded.statements:
            if one.uid in by_uid and one.content_hash not in found.contents:
                found.contents[one.content_hash] = None
                statements.append(by_uid[one.uid])
    return _Some(tuple(texts), tuple(statements))


def _see(some: _Some) -> _Seen:
    """In another process."""
    seen = look_at(some.statements)
    hashes = tuple(shingles.fingerprints(text) for text in some.texts)
    return _Seen(hashes, tuple(cells.keys_of(seen)), taken(seen))


def _statements(seen: _Ledger) -> whole.Lists:
    keys = [some for one in seen.seen for some in one.keys]
    contents = np.fromiter(seen.contents, np.int64, count=len(seen.contents))
    order = np.argsort(contents)
    return whole.statements(contents[order].tolist(), [keys[n] for n in order])


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of statements for another process, by their places on the shelf in a file."""

    shelf: Path
    one: Numbers
    other: Numbers


def _compared(
    pool: ProcessPoolExecutor, folder: Path, seen: _Ledger, lists: whole.Lists, told: _Told
) -> Iterator[Related]:
    """Let the processes compare the pairs of statements."""
    place = {content: number for number, content in enumerate(seen.contents)}
    places = np.array([place[content] for content in lists.names.tolist()], np.int64)
    path = folder / "shelf"
    path.write_bytes(pickle.dumps(shelf([one.statements for one in seen.seen]), protocol=5))
    out = [
        hand_out(pool, _compare, _Pairs(path, places[some[:, 0]], places[some[:, 1]]))
        for some in np.split(lists.pairs, range(_PAIRS, len(lists.pairs), _PAIRS))
    ]
    return _gathered(out, lists, told)


def _gathered(
    out: list[Future[list[tuple[int, str, float, tuple[tuple[str, str, str], ...]]]]],
    lists: whole.Lists,
    told: _Told,
) -> Iterator[Related]:
    for number, future in enumerate(out):
        for place, kind, confidence, reasons in future.result():
            one, other = lists.names[lists.pairs[number * _PAIRS + place]].tolist()
            yield Related(one, other, kind, confidence, reasons)
        told.share(0.4 + 0.6 * (number + 1) / len(out))


def _compare(pairs: _Pairs) -> list[tuple[int, str, float, tuple[tuple[str, str, str], ...]]]:
    """In another process."""
    found = relate_many(_shelf(pairs.shelf), pairs.one, pairs.other, KEPT)
    return [(one.place, one.kind, round(one.confidence, 4), one.reasons) for one in found]


@lru_cache(maxsize=1)
def _shelf(path: Path) -> Shelf:
    found: Shelf = pickle.loads(path.read_bytes())
    return found


def _reuses(seen: _Ledger, lists: whole.Lists) -> Iterator[Reused]:
    for one, other in lists.names[lists.pairs].tolist():
        here, there = seen.articles[one], seen.articles[other]
        result = compared(here, there)
        if result is not None:
            yield stored_reuse(result, {here.key: one, there.key: other}, one, other)
