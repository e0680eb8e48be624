"""Which version of an article counts: the one that came last, be it new or an old one that came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from reportedly.ledger import derived_rows, documents, schema
from reportedly.ledger.database import Dialect
from reportedly.ledger.parts import batches
from reportedly.ledger.renewing import rederive

_D = schema.documents.c


def supersede(connection: sa.Connection, addresses: Sequence[str]) -> None:
    """The versions of these articles until now count no more; their rows leave the searched tables."""
    for part in batches(addresses):
        keys = list(connection.scalars(sa.select(_D.pk).where(_D.address.in_(part), _D.current)))
        derived_rows.forget(connection, keys)
        connection.execute(schema.documents.update().where(_D.pk.in_(keys)).values(current=False))


def bring_back(connection: sa.Connection, dialect: Dialect, versions: Mapping[str, int]) -> None:
    """Old versions count again, as they were read last and with what people corrected in them.

    Args:
        connection: within a writing transaction.
        dialect: of its database.
        versions: number by address; no other version of the article counts.
    """
    for address, number in sorted(versions.items()):
        key = connection.scalars(sa.select(_D.pk).where(_D.address == address, _D.version == number)).one()
        connection.execute(schema.documents.update().where(_D.pk == key).values(current=True))
        (kept,) = documents.load(connection, [key])
        rederive(connection, dialect, key, kept.reading, kept.corrections)


def come_back(connection: sa.Connection, dialect: Dialect, raws: Iterable[str]) -> int:
    """Articles that are again what they were when these inputs were read; the number of them.

    Args:
        connection: within a writing transaction.
        dialect: of its database.
        raws: hashes of inputs that have been read into the ledger before.
    """
    wanted: dict[str, int] = {}
    for part in batches(sorted(set(raws))):
        query = sa.select(_D.address, _D.version).where(_D.raw.in_(part), ~_D.current)
        wanted |= dict(connection.execute(query.order_by(_D.version)).all())
    supersede(connection, sorted(wanted))
    bring_back(connection, dialect, wanted)
    return len(wanted)
