"""Makes what is derived from an article anew: another reading, a correction, a return to its text."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from reportedly.ledger import derived_rows, schema
from reportedly.ledger.applying import apply
from reportedly.ledger.article_rows import clean, reading_row, shown_row
from reportedly.ledger.corrections import Correction
from reportedly.ledger.database import Dialect
from reportedly.ledger.derive import derive
from reportedly.ledger.moment import now
from reportedly.types import Reading


def renew(
    connection: sa.Connection, dialect: Dialect, key: int, reading: Reading, corrections: Iterable[Correction]
) -> None:
    """Put a newer reading of an article in place of the one that counts; what people corrected stays.

    Args:
        connection: within a writing transaction.
        dialect: of its database.
        key: of the document.
        reading: the new one.
        corrections: all of the document.
    """
    reading = clean(reading)
    row, of = reading_row(key, reading, now()), schema.readings.c
    same = sa.and_(of.body == row["body"], of.model == row["model"], of.program == row["program"])
    standing = sa.select(of.pk).where(of.document == key, of.current, same)
    # It stands already where the answer to an earlier try was lost.
    if connection.scalar(standing) is None:
        connection.execute(schema.readings.update().where(of.document == key).values(current=False))
        connection.execute(schema.readings.insert(), [row])
    rederive(connection, dialect, key, reading, corrections)


def rederive(
    connection: sa.Connection, dialect: Dialect, key: int, reading: Reading, corrections: Iterable[Correction]
) -> None:
    """Make the derived rows of an article anew.

    Args:
        connection: within a writing transaction.
        dialect: of its database.
        key: of the document.
        reading: as read, not yet corrected.
        corrections: all of the document.
    """
    documents = schema.documents
    row = connection.execute(
        sa.select(documents.c.fingerprint, documents.c.current).where(documents.c.pk == key)
    ).one()
    corrected = apply(reading, row.fingerprint, corrections)
    document = corrected.reading.document
    outlet = derived_rows.outlets(connection, [document.outlet]).get(document.outlet or "")
    connection.execute(
        documents.update().where(documents.c.pk == key).values(**shown_row(document), outlet=outlet)
    )
    derived_rows.forget(connection, [key])
    if row.current:
        derived_rows.put(connection, dialect, [(key, outlet, derive(corrected, row.fingerprint))])
