"""All that the trace knows of a ledger, written at once: what relating one by one would have stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import sqlalchemy as sa

from reportedly.ledger import identity, marks, schema
from reportedly.ledger.adding import batches
from reportedly.ledger.neighbours import Marked, Numbers, pairs, statement_places
from reportedly.ledger.relating import Related, Reused, row

_T, _D = schema.traced.c, schema.documents.c
_AT_ONCE = 50_000
#: A hash without its sign.
BITS = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Lists:
    """Marks, and the pairs of neighbours among them."""

    marks: Marked
    #: What the numbers in ``marks`` and ``pairs`` name.
    names: Numbers
    #: By place in ``names``, as they are to be compared [pairs, 2].
    pairs: Numbers


@dataclass(frozen=True, slots=True)
class State:
    """Two equal ones: nothing that is related has changed between them."""

    #: Every document that is to be related, and the version of the trace that last did.
    documents: tuple[tuple[int, str | None], ...]
    #: The last number of an assertion: what is read anew or corrected has new ones.
    last: int


def state(connection: sa.Connection) -> State:
    """What a ledger has to relate."""
    query = sa.select(_T.document, _T.version).order_by(_T.document)
    rows = tuple((one.document, one.version) for one in connection.execute(query))
    return State(rows, connection.scalar(sa.select(sa.func.max(schema.assertions.c.pk))) or 0)


def pending(connection: sa.Connection, version: str) -> tuple[int, int]:
    """How many documents this version of the trace has not marked, and how many there are."""
    other = sa.or_(_T.version.is_(None), _T.version != version)
    count = sa.select(sa.func.count()).select_from(schema.traced)
    return connection.scalar(count.where(other)) or 0, connection.scalar(count) or 0


def statements(parts: Sequence[tuple[Numbers, Marked]]) -> Lists:
    """The lists of contents.

    Args:
        parts: the hashes of contents, ascending, and their marks by ``statement_marks``; no two parts have
            one content.
    """
    nothing = np.zeros(0, np.int64)
    contents = np.concatenate([*(contents for contents, _ in parts), nothing])
    order = np.argsort(contents)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    starts = np.cumsum([0, *(len(contents) for contents, _ in parts)])
    marked = Marked(
        np.concatenate([*(one.keys for _, one in parts), nothing]),
        np.concatenate([*(one.places for _, one in parts), nothing]),
        rank[
            np.concatenate(
                [*(one.items + at for at, (_, one) in zip(starts[:-1], parts, strict=True)), nothing]
            )
        ],
    ).sorted()
    return Lists(marked, contents[order], pairs(marked, marks.STATEMENTS.width))


def statement_marks(contents: Sequence[int], keys: Sequence[Iterable[int]]) -> Marked:
    """The marks of contents, which stand in the order of their hashes.

    Args:
        contents: hashes, ascending.
        keys: of each.
    """
    mine = [sorted({key & BITS for key in some}) for some in keys]
    starts = np.zeros(len(mine) + 1, np.int64)
    np.cumsum([len(some) for some in mine], out=starts[1:])
    flat = np.fromiter(chain.from_iterable(mine), np.int64, count=int(starts[-1]))
    names = np.array(contents, np.int64)
    items = np.repeat(np.arange(len(mine)), np.diff(starts))
    return Marked(flat, statement_places(flat, starts, names), items)


def articles(connection: sa.Connection, documents: Sequence[int], hashes: Sequence[Iterable[int]]) -> Lists:
    """The lists of articles; of each pair the one with the smaller fingerprint comes first.

    Args:
        connection: of a ledger.
        documents: numbers, ascending.
        hashes: of the passages of each.
    """
    known = _known(connection, documents)
    rows: list[tuple[int, int, int, int]] = []
    for number, (document, some) in enumerate(zip(documents, hashes, strict=True)):
        place, outlet, body = known[document][1:]
        mine = {hash & BITS: outlet for hash in some} | {body: -1}
        rows += [(hash, place, number, of) for hash, of in mine.items()]
    columns = np.array(rows, np.int64).reshape(-1, 4).T
    marked = Marked(columns[0], columns[1], columns[2], columns[3]).sorted()
    found = pairs(marked, marks.ARTICLES.width, marks.ARTICLES.common)
    prints = [(known[document][0], document) for document in documents]
    turned = [prints[one] > prints[other] for one, other in found.tolist()]
    found[turned] = found[turned][:, ::-1]
    return Lists(marked, np.array(documents, np.int64), found)


def write(
    connection: sa.Connection,
    version: str,
    lists: tuple[Lists, Lists],
    reuses: Iterable[Reused],
    relations: Iterable[Related],
) -> None:
    """Put all of it in the place of what the ledger has.

    Args:
        connection: within a writing transaction, in which every document is as it was looked at.
        version: of the trace.
        lists: of articles, of statements.
        reuses, relations: of their pairs; drawn when the marks are written.
    """
    marks.clear(connection)
    for table, marked in zip((schema.article_marks, schema.statement_marks), lists, strict=True):
        _insert(connection, table, _columns(marked))
    found: tuple[tuple[sa.Table, Iterable[Reused | Related]], ...]
    found = (schema.reuses, reuses), (schema.relations, relations)
    for table, kept in found:
        if rows := [row(one) for one in kept]:
            connection.execute(table.insert(), rows)
    connection.execute(schema.traced.update().values(version=version))


def _known(connection: sa.Connection, documents: Sequence[int]) -> dict[int, tuple[str, int, int, int]]:
    """Of each document its fingerprint, its place, its outlet and the hash of its body."""
    found = {}
    for part in batches(documents):
        query = sa.select(_D.pk, _D.fingerprint, _D.day, _D.outlet, _D.text).where(_D.pk.in_(part))
        for one in connection.execute(query):
            outlet = -1 if one.outlet is None else one.outlet
            place = marks.article_place(one.day, one.fingerprint)
            found[one.pk] = (one.fingerprint, place, outlet, identity.body_hash(one.text))
    return found


def _columns(found: Lists) -> list[Numbers]:
    """In the order of the table's columns."""
    columns = [found.marks.keys, found.marks.places, found.names[found.marks.items]]
    return columns if found.marks.outlets is None else [*columns, found.marks.outlets]


def _insert(connection: sa.Connection, table: sa.Table, columns: Sequence[Numbers]) -> None:
    """Many rows; where that is possible the indexes come afterwards. What is below 0 is empty."""
    indexes = table.indexes if connection.dialect.name == "sqlite" else ()
    for index in indexes:
        index.drop(connection)
    sign = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    signs = ", ".join([sign] * len(table.columns))
    question = f"INSERT INTO {table.name} VALUES ({signs})"
    for start in range(0, len(columns[0]), _AT_ONCE):
        part = [_plain(column[start : start + _AT_ONCE]) for column in columns]
        connection.exec_driver_sql(question, list(zip(*part, strict=True)))
    for index in indexes:
        index.create(connection)


def _plain(numbers: Numbers) -> list[int | None]:
    found: list[int | None] = numbers.tolist()
    for place in np.flatnonzero(numbers < 0).tolist():
        found[place] = None
    return found
