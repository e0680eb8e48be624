"""Relates what is new in a ledger to everything in it: marks, candidates, comparisons, what came of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

import numpy as np
import sqlalchemy as sa

from reportedly.ledger import loading, relating
from reportedly.ledger.database import Database
from reportedly.ledger.identity import own_uid
from reportedly.ledger.loading import Assertion, Loaded
from reportedly.ledger.postings import Pair
from reportedly.ledger.relating import Related
from reportedly.trace import cells, reuse, shingles
from reportedly.trace.agency import passes_on
from reportedly.trace.articles import article
from reportedly.trace.compare_many import relate_many
from reportedly.trace.looks import Look, looks
from reportedly.trace.shelf import Shelf, shelve
from reportedly.trace.values import COPIED, Article, RelationKind, Reuse, Statement
from reportedly.tracing.stored import stored_reuse
from reportedly.tracing.version import VERSION
from reportedly.types import Factuality

_V = TypeVar("_V")
#: Articles of one transaction: how long others wait for the ledger.
BATCH = 20
#: Articles and statements kept in memory between comparisons.
_ARTICLES, _LOOKS = 400, 20_000
#: Kinds of relation that are kept; what is merely related stands in no trace.
KEPT: tuple[RelationKind, ...] = ("same", "denies", "differs")


def relate(database: Database, progress: Callable[[int], None] = lambda count: None) -> int:
    """Relate every article that is not related yet.

    Args:
        database: of a ledger that may be written.
        progress: is told the number of articles done, batch by batch.

    Returns:
        How many there were.
    """
    from reportedly.tracing.whole import relate_whole, worth

    total = 0
    with database.reading() as connection:
        much = worth(connection)
    if much:
        total = relate_whole(database, progress) or 0
    worker = Worker()
    while True:
        count = database.write(worker.step)
        if count is None:
            return total
        total += count
        progress(count)


@dataclass(slots=True)
class Worker:
    """Relates one batch after another, and remembers what it has seen."""

    articles: OrderedDict[int, Article] = field(default_factory=OrderedDict)
    looks: OrderedDict[int, Look] = field(default_factory=OrderedDict)

    def step(self, connection: sa.Connection) -> int | None:
        """Relate the next batch, within a writing transaction; ``None``: nothing is left to do."""
        _forget(self.articles, _ARTICLES)
        _forget(self.looks, _LOOKS)
        documents = relating.pending(connection, VERSION, BATCH)
        if not documents and not relating.has_due(connection):
            return None
        contents = self.mark(connection, documents)
        pairs = relating.articles_meeting(connection, documents)
        self.compare_articles(connection, {**pairs, **relating.due_articles(connection)})
        meeting = relating.statements_meeting(connection, contents)
        self.compare_statements(connection, meeting | relating.due_statements(connection))
        return len(documents)

    def mark(self, connection: sa.Connection, documents: Sequence[int]) -> list[int]:
        """Put the marks of articles; hashes of the contents that are new with them."""
        contents: list[int] = []
        for loaded in loading.articles(connection, documents):
            made = self.remember(loaded)
            by_uid = {statement.uid: statement for statement in made.statements}
            said = {one.content_hash: by_uid[one.uid] for one in loaded.statements if one.uid in by_uid}
            fresh = {content: statement for content, statement in said.items() if content not in self.looks}
            self.looks.update(zip(fresh, look_at(fresh.values()), strict=True))
            keys = dict(zip(said, cells.keys_of([self.looks[content] for content in said]), strict=True))
            hashes = shingles.fingerprints(made.document.text)
            contents += relating.put_marks(connection, loaded.pk, VERSION, hashes, keys)
        return contents

    def remember(self, loaded: Loaded) -> Article:
        """An article as the trace looks at it."""
        made = self.articles[loaded.pk] = to_article(loaded)
        return made

    def compare_articles(self, connection: sa.Connection, pairs: Iterable[Pair]) -> None:
        """Compare pairs of articles and keep what they have in common."""
        found = []
        for one, other in sorted(pairs):
            here, there = self.article(connection, one), self.article(connection, other)
            result = compared(here, there)
            if result is not None:
                found.append(stored_reuse(result, {here.key: one, there.key: other}, one, other))
        relating.put_reuses(connection, found)

    def article(self, connection: sa.Connection, key: int) -> Article:
        """One article, loaded where it is not in memory."""
        if key not in self.articles:
            for loaded in loading.articles(connection, [key]):
                self.remember(loaded)
        self.articles.move_to_end(key)
        return self.articles[key]

    def compare_statements(self, connection: sa.Connection, pairs: Iterable[Pair]) -> None:
        """Compare pairs of contents and keep how they stand to each other."""
        wanted = sorted(pairs)
        contents = sorted({hash for pair in wanted for hash in pair})
        self.load(connection, set(contents))
        shelf = shelve([self.looks[hash] for hash in contents])
        relating.put_relations(connection, related(shelf, contents, wanted))

    def load(self, connection: sa.Connection, contents: set[int]) -> None:
        """Look at the contents that are not in memory."""
        missing = [hash for hash in sorted(contents) if hash not in self.looks]
        rows = standing_for(connection, missing)
        self.looks.update(zip(rows, look_at_rows(rows.values()), strict=True))


def compared(one: Article, other: Article) -> Reuse | None:
    """What two articles have in common; ``None``: nothing that is kept."""
    found = reuse.compare(one, other)
    return found if found.kind in (*COPIED, "shared_quotes") else None


def related(shelf: Shelf, contents: Sequence[int], pairs: Sequence[Pair]) -> list[Related]:
    """How pairs of contents stand to each other, those between which there is something to keep.

    Args:
        shelf: the contents.
        contents: their hashes.
        pairs: of hashes.
    """
    if not pairs:
        return []
    hashes = np.array(contents, np.int64)
    order = np.argsort(hashes)
    places = order[np.searchsorted(hashes, np.array(pairs, np.int64), sorter=order)]
    return [
        Related(*pairs[found.place], found.kind, round(found.confidence, 4), found.reasons)
        for found in relate_many(shelf, places[:, 0], places[:, 1], KEPT)
    ]


def look_at(statements: Iterable[Statement]) -> list[Look]:
    """What statements say, as they are compared."""
    said = list(statements)
    names = [_voice(statement.source.name if statement.source else None) for statement in said]
    return looks([one.text for one in said], names, [one.factuality for one in said])


def look_at_rows(rows: Iterable[Assertion]) -> list[Look]:
    """The same, of rows of a ledger."""
    said = list(rows)
    firmness = [cast("Factuality | None", row.factuality) for row in said]
    return looks([row.content for row in said], [_voice(row.source) for row in said], firmness)


def _voice(name: str | None) -> str | None:
    """Who speaks, as far as that is told: an outlet that reports something is not who says so."""
    return None if name is None or passes_on(name) else name


def standing_for(connection: sa.Connection, contents: Sequence[int]) -> dict[int, Assertion]:
    """The statement that stands for each content."""
    numbers = loading.representatives(connection, contents)
    rows = {row.pk: row for row in loading.assertions(connection, list(numbers.values()))}
    return {hash: rows[number] for hash, number in numbers.items() if number in rows}


def to_article(loaded: Loaded) -> Article:
    """An article of a ledger as the trace looks at it."""
    uids = {one.attribution: one.uid for one in loaded.statements if one.attribution}
    return article(loaded.key, loaded.reading, uids, lambda span: own_uid(loaded.key, span))


def _forget(memory: OrderedDict[int, _V], most: int) -> None:
    """Between batches only: what a batch has looked at, it still needs."""
    while len(memory) > most:
        memory.popitem(last=False)
