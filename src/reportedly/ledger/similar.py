"""Statements that say something like a text, whatever the words: by vectors of their meaning.

The vector of every content is kept in the record. An index over them lies beside a SQLite ledger, and in the
user's own folder for a ledger of PostgreSQL; statements added since it was made are looked at one by one, and
when they are many it is made anew. Candidates are compared again by the sentence network where that is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from reportedly.ledger import listing, meanings, schema
from reportedly.ledger.database import Database
from reportedly.ledger.narrowing import conditions
from reportedly.ledger.nearest import Index, exact, top, unpack
from reportedly.ledger.parts import batches
from reportedly.ledger.progress import Progress, silent
from reportedly.ledger.query import Filters
from reportedly.ledger.rows import Hit, StatementRow
from reportedly.models import meaning

#: Candidates that are compared again, which costs 20 ms each.
CANDIDATES = 100
#: Vectors drawn at once.
_DRAW = 20_000
#: An index is made anew once there are more new statements than this, and than this part of it.
_NEW, _NEW_PART = 2000, 0.05
#: For ledgers that are no file, below the user's own folder.
_CACHE = Path(".cache", "reportedly")

_A, _V = schema.attributions.c, schema.vectors.c
_Rows = Iterator[tuple[NDArray[np.int64], NDArray[np.int8]]]
_Narrowed = list[sa.ColumnElement[bool]]


def similar(
    database: Database, text: str, filters: Filters, *, limit: int = 20, progress: Progress = silent
) -> tuple[Hit[StatementRow], ...]:
    """Statements that are close in meaning, the closest first; the score is a cosine.

    Args:
        database: a ledger; where it may be written, contents without a vector get theirs first.
        text: what they are to be like.
        filters: what they have to fulfil.
        limit: at most so many.
        progress: is told what is being made first, how much of it is done, and of how much.
    """
    if not database.read_only:
        meanings.fill(database, progress)
    keys = candidates(database, text, filters, max(CANDIDATES, limit), progress)
    with database.reading() as connection:
        rows = listing.statements_of(connection, keys)
    scores = meaning.rescore(text, [row.content for row in rows])
    order = sorted(range(len(rows)), key=lambda place: (-float(scores[place]), rows[place].uid))
    return tuple(
        Hit(rows[place], round(float(scores[place]), 4), rows[place].content) for place in order[:limit]
    )


def candidates(
    database: Database, text: str, filters: Filters, count: int, progress: Progress = silent
) -> list[int]:
    """Keys of the statements whose vectors are closest, the closest first.

    Args:
        database: a ledger.
        text: what they are to be like.
        filters: what they have to fulfil.
        count: at most so many.
        progress: is told how far the index is, where it is made anew.
    """
    vector = meaning.encode([text])[0]
    with database.reading() as connection:
        narrowed = conditions(connection, filters)
        index = _index(database, connection, progress)
        if index is None:
            keys, _ = exact(_rows(connection, narrowed), vector, count)
        else:
            late = exact(_rows(connection, narrowed, after=index.last), vector, count)
            found = _indexed(connection, index, vector, count, narrowed)
            keys, _ = top(np.concatenate((found[0], late[0])), np.concatenate((found[1], late[1])), count)
    return [int(key) for key in keys]


def _indexed(
    connection: sa.Connection, index: Index, vector: NDArray[np.float32], count: int, narrowed: _Narrowed
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The closest of the index that are still there."""
    if narrowed:
        chosen = connection.scalars(sa.select(_A.pk).where(*narrowed))
        return index.search(vector, count, np.fromiter(chosen, dtype=np.int64))
    wanted = count
    while True:
        keys, scores = index.search(vector, wanted)
        stands = np.isin(keys, _standing(connection, keys))
        if stands.sum() >= min(count, len(keys)) or wanted >= len(index):
            return keys[stands][:count], scores[stands][:count]
        wanted *= 4


def _standing(connection: sa.Connection, keys: NDArray[np.int64]) -> list[int]:
    """Those of the statements that were not taken away."""
    wanted = [int(key) for key in keys]
    chosen = (sa.select(_A.pk).where(_A.pk.in_(part)) for part in batches(wanted))
    return [key for query in chosen for key in connection.scalars(query)]


def _index(database: Database, connection: sa.Connection, progress: Progress) -> Index | None:
    """The index of the ledger; ``None``: every vector has to be looked at."""
    noted = meanings.noted(connection)
    if meanings.NAME not in noted or noted.get(meanings.MODEL) != meaning.version():
        return None
    beside = _place(database, noted[meanings.NAME])
    generation = f"{noted[meanings.NAME]} {meaning.version()}"
    found = Index.open(beside, generation)
    if found is not None and not _outgrown(connection, found):
        return found
    if database.read_only and database.location.path is not None:
        return found
    try:
        beside.parent.mkdir(parents=True, exist_ok=True)
        rows = _told(connection, progress)
        return Index.build(beside, rows, generation=generation, dimensions=meaning.DIMENSIONS)
    except OSError:
        # A folder that may not be written, or a full disk: slower, and the same answer.
        return found


def _place(database: Database, name: str) -> Path:
    ledger = database.location.path
    if ledger is not None:
        return ledger.with_name(ledger.name + ".meaning")
    return Path.home() / _CACHE / f"{name}.meaning"


def _outgrown(connection: sa.Connection, index: Index) -> bool:
    """So many statements are new since that looking at each takes long."""
    most = max(_NEW, int(_NEW_PART * len(index)))
    late = sa.select(_V.attribution).where(_V.attribution > index.last).limit(most + 1).subquery()
    return (connection.scalar(sa.select(sa.func.count()).select_from(late)) or 0) > most


def _told(connection: sa.Connection, progress: Progress) -> _Rows:
    """Every vector; somebody is told how many there are."""
    total = connection.scalar(sa.select(sa.func.count()).select_from(schema.vectors)) or 0
    done = 0
    for keys, vectors in _rows(connection, []):
        yield keys, vectors
        done += len(keys)
        progress("index of meaning", done, total)


def _rows(connection: sa.Connection, narrowed: _Narrowed, *, after: int = 0) -> _Rows:
    while True:
        query = sa.select(_V.attribution, _V.vector).where(_V.attribution > after)
        if narrowed:
            query = query.join(schema.attributions, _A.pk == _V.attribution).where(*narrowed)
        rows = connection.execute(query.order_by(_V.attribution).limit(_DRAW)).all()
        if not rows:
            return
        keys = np.array([row.attribution for row in rows], dtype=np.int64)
        yield keys, unpack([bytes(row.vector) for row in rows])
        after = int(keys[-1])
