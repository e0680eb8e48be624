"""How many articles are still to be related."""

from __future__ import annotations

import sqlalchemy as sa

from reportedly.ledger import schema

_T = schema.traced.c


def unrelated(connection: sa.Connection, version: str) -> int:
    """Number of current articles that this version of the trace has not marked."""
    other = sa.or_(_T.version.is_(None), _T.version != version)
    return connection.scalar(sa.select(sa.func.count()).select_from(schema.traced).where(other)) or 0
