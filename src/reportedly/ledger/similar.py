"""Statements that say something like a text, whatever the words: by vectors of their meaning.

The vector of every content is kept in the record; an index over them lies beside a SQLite ledger and is made
anew when it is not of this state. Candidates are compared again by the sentence network where that is there.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from reportedly.ledger import listing, schema
from reportedly.ledger.database import Database
from reportedly.ledger.narrowing import conditions
from reportedly.ledger.nearest import Index, exact, pack, unpack
from reportedly.ledger.query import Filters
from reportedly.ledger.rows import Hit, StatementRow
from reportedly.models import meaning

#: Candidates that are compared again, which costs 20 ms each.
CANDIDATES = 100
#: Contents encoded in one transaction, vectors drawn at once.
_FILL, _DRAW = 2000, 20_000

#: Rows of ``meta``: the model that made the vectors, and what tells this ledger from others of its name.
_MODEL, _NAME = "vectors", "ledger"

_A, _V = schema.attributions.c, schema.vectors.c
_Rows = Iterator[tuple[NDArray[np.int64], NDArray[np.int8]]]


def similar(
    database: Database, text: str, filters: Filters, *, limit: int = 20
) -> tuple[Hit[StatementRow], ...]:
    """Statements that are close in meaning, the closest first; the score is a cosine.

    Args:
        database: a ledger; where it may be written, contents without a vector get theirs first.
        text: what they are to be like.
        filters: what they have to fulfil.
        limit: at most so many.
    """
    if not database.read_only:
        fill(database)
    keys = _candidates(database, text, filters, max(CANDIDATES, limit))
    with database.reading() as connection:
        rows = listing.statements_of(connection, keys)
    scores = meaning.rescore(text, [row.content for row in rows])
    order = sorted(range(len(rows)), key=lambda place: (-float(scores[place]), rows[place].uid))
    return tuple(
        Hit(rows[place], round(float(scores[place]), 4), rows[place].content) for place in order[:limit]
    )


def fill(database: Database) -> int:
    """Give every content its vector that has none; the number of them."""
    _same_model(database)
    missing = (
        sa.select(_A.pk, _A.content)
        .outerjoin(schema.vectors, _V.attribution == _A.pk)
        .where(_V.attribution.is_(None))
        .order_by(_A.pk)
        .limit(_FILL)
    )

    def work(connection: sa.Connection) -> int:
        rows = connection.execute(missing).all()
        if rows:
            packed = pack(meaning.encode([row.content for row in rows]))
            values = [
                {"attribution": row.pk, "vector": vector} for row, vector in zip(rows, packed, strict=True)
            ]
            connection.execute(schema.vectors.insert(), values)
        return len(rows)

    total = 0
    while filled := database.write(work):
        total += filled
    return total


def _same_model(database: Database) -> None:
    """Vectors of another model are worth nothing; and the ledger has a name of its own for its index."""
    with database.reading() as connection:
        found = _noted(connection)
    if found.get(_MODEL) == meaning.version() and _NAME in found:
        return

    def work(connection: sa.Connection) -> None:
        noted, meta = _noted(connection), schema.meta
        if noted.get(_MODEL) != meaning.version():
            connection.execute(schema.vectors.delete())
            connection.execute(meta.delete().where(meta.c.name == _MODEL))
            connection.execute(meta.insert().values(name=_MODEL, value=meaning.version()))
        if _NAME not in noted:
            connection.execute(meta.insert().values(name=_NAME, value=secrets.token_hex(16)))

    database.write(work)


def _noted(connection: sa.Connection) -> dict[str, str]:
    return {row.name: row.value for row in connection.execute(sa.select(schema.meta))}


def _candidates(database: Database, text: str, filters: Filters, count: int) -> list[int]:
    vector = meaning.encode([text])[0]
    with database.reading() as connection:
        narrowed = conditions(connection, filters)
        allowed = None
        if narrowed:
            chosen = connection.scalars(sa.select(_A.pk).where(*narrowed))
            allowed = np.fromiter(chosen, dtype=np.int64)
        index = _index(database, connection)
        if index is None:
            keys, _ = exact(_rows(connection, narrowed), vector, count)
        else:
            keys, _ = index.search(vector, count, allowed)
    return [int(key) for key in keys]


def _index(database: Database, connection: sa.Connection) -> Index | None:
    """The index beside the file, of this very state; ``None``: every vector has to be looked at."""
    ledger = database.location.path
    if ledger is None:
        return None
    last, number = connection.execute(
        sa.select(sa.func.max(_V.attribution), sa.func.count()).select_from(schema.vectors)
    ).one()
    name = _noted(connection).get(_NAME)
    if name is None:
        return None
    generation = f"{name} {meaning.version()} {last} {number}"
    beside = ledger.with_name(ledger.name + ".meaning")
    found = Index.open(beside, generation)
    if found is not None or database.read_only:
        return found
    try:
        return Index.build(
            beside, _rows(connection, []), generation=generation, dimensions=meaning.DIMENSIONS
        )
    except OSError:
        # A folder that may not be written, or a full disk: slower, and the same answer.
        return None


def _rows(connection: sa.Connection, narrowed: list[sa.ColumnElement[bool]]) -> _Rows:
    after = 0
    while True:
        query = (
            sa.select(_V.attribution, _V.vector)
            .join(schema.attributions, _A.pk == _V.attribution)
            .where(_V.attribution > after, *narrowed)
            .order_by(_V.attribution)
            .limit(_DRAW)
        )
        rows = connection.execute(query).all()
        if not rows:
            return
        keys = np.array([row.attribution for row in rows], dtype=np.int64)
        yield keys, unpack([bytes(row.vector) for row in rows])
        after = int(keys[-1])
