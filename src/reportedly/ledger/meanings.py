"""The vectors of what is said, as rows: made when a statement is added, and all anew for another model.

Only the vectors of one model compare; which one it is stands in ``meta``.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence

import sqlalchemy as sa

from reportedly.errors import ModelError
from reportedly.ledger import schema
from reportedly.ledger.database import Database, Dialect
from reportedly.ledger.derive import Row
from reportedly.ledger.nearest import pack
from reportedly.ledger.progress import Progress, silent
from reportedly.models import meaning

#: Contents encoded in one transaction.
_FILL = 2000
#: Rows of ``meta``: the model that made the vectors, and what tells this ledger from others of its name.
MODEL, NAME = "vectors", "ledger"
#: That every statement has its vector, of this model.
_WHOLE = "vectors_whole"

_A, _V = schema.attributions.c, schema.vectors.c
_MISSING = (
    sa.select(_A.pk, _A.content)
    .outerjoin(schema.vectors, _V.attribution == _A.pk)
    .where(_V.attribution.is_(None))
    .order_by(_A.pk)
)


def rows(connection: sa.Connection, attributions: Sequence[Row]) -> list[Row]:
    """Rows of ``vectors`` for new statements; none where the ledger's vectors are another model's.

    Args:
        connection: within a writing transaction.
        attributions: rows of ``attributions`` with their keys.
    """
    if not attributions:
        return []
    found = noted(connection)
    try:
        version = meaning.version()
        if MODEL not in found:
            _name(connection, version, whole=attributions[0]["pk"] == 1)
        elif found[MODEL] != version:
            return []
        packed = pack(meaning.encode([row["content"] for row in attributions]))
    except ModelError:
        # The table of vectors is missing or altered: a search by meaning says so, adding goes on.
        connection.execute(schema.meta.delete().where(schema.meta.c.name == _WHOLE))
        return []
    return [
        {"attribution": row["pk"], "vector": vector} for row, vector in zip(attributions, packed, strict=True)
    ]


def fill(database: Database, progress: Progress = silent) -> int:
    """Give every content its vector that has none; the number of them.

    Args:
        database: a ledger that may be written.
        progress: is told how many are done, of how many.
    """
    if _settle(database):
        return 0
    with database.reading() as connection:
        wanted = connection.scalar(sa.select(sa.func.count()).select_from(_MISSING.subquery())) or 0
    total = 0
    while filled := database.write(lambda connection: _some(connection, database.dialect)):
        total += filled
        progress("vectors of meaning", total, max(total, wanted))
    return total


def _some(connection: sa.Connection, dialect: Dialect) -> int:
    """Make some of the vectors that are missing; the number of them. 0: there are all, which is noted."""
    found = connection.execute(_MISSING.limit(_FILL)).all()
    if not found:
        connection.execute(schema.meta.delete().where(schema.meta.c.name == _WHOLE))
        connection.execute(schema.meta.insert().values(name=_WHOLE, value=meaning.version()))
        return 0
    packed = pack(meaning.encode([row.content for row in found]))
    made = [{"attribution": row.pk, "vector": vector} for row, vector in zip(found, packed, strict=True)]
    dialect.insert(connection, schema.vectors, made)
    return len(found)


def noted(connection: sa.Connection) -> dict[str, str]:
    """All of ``meta``."""
    return {row.name: row.value for row in connection.execute(sa.select(schema.meta))}


def _settle(database: Database) -> bool:
    """Vectors of another model go; whether there are all of this one."""
    with database.reading() as connection:
        found = noted(connection)
    version = meaning.version()
    if found.get(MODEL) == version:
        return found.get(_WHOLE) == version

    def work(connection: sa.Connection) -> None:
        if noted(connection).get(MODEL) != version:
            connection.execute(schema.vectors.delete())
            _name(connection, version, whole=False)

    database.write(work)
    return False


def _name(connection: sa.Connection, version: str, *, whole: bool) -> None:
    """This model makes the vectors from now on; and the ledger has a name of its own for its index."""
    rows, meta = {MODEL: version}, schema.meta
    if NAME not in noted(connection):
        rows[NAME] = secrets.token_hex(16)
    if whole:
        rows[_WHOLE] = version
    connection.execute(meta.delete().where(meta.c.name.in_([MODEL, _WHOLE])))
    connection.execute(meta.insert(), [{"name": name, "value": value} for name, value in rows.items()])
