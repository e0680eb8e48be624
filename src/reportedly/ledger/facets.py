"""How statements divide: by kind of source, outlet, stance and so on, in a bounded time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.ledger import schema
from reportedly.ledger.database import Dialect
from reportedly.ledger.narrowing import conditions
from reportedly.ledger.query import Filters, Query

#: Of more statements than this only the first are counted.
COUNTED = 2000

_A, _O = schema.attributions.c, schema.outlets.c


@dataclass(frozen=True, slots=True)
class Facets:
    """Values with how many statements have them, the most frequent first; ``None``: undetermined."""

    #: Statements counted.
    counted: int
    #: There are more, which were not.
    more: bool
    source_kind: tuple[tuple[str | None, int], ...]
    kind: tuple[tuple[str | None, int], ...]
    outlet: tuple[tuple[str | None, int], ...]
    stance: tuple[tuple[str | None, int], ...]
    factuality: tuple[tuple[str | None, int], ...]
    year: tuple[tuple[str | None, int], ...]


def facets(connection: sa.Connection, dialect: Dialect, query: Query | None, filters: Filters) -> Facets:
    """How the statements that answer a query divide.

    Args:
        connection: of a ledger.
        dialect: of its database.
        query: ``None``: every statement that the filters leave.
        filters: what they have to fulfil.
    """
    narrowed = conditions(connection, filters)
    if query is None:
        order = (_A.day.desc().nulls_last(), _A.document.desc(), _A.position)
        keys = sa.select(_A.pk).where(*narrowed).order_by(*order)
    else:
        keys = sa.select(dialect.found(schema.attributions, query, narrowed).subquery().c.pk)
    chosen = keys.limit(COUNTED + 1).subquery()
    columns = (_A.source_kind, _A.kind, _O.name, _A.stance, _A.factuality, sa.func.substr(_A.day, 1, 4))
    table = schema.attributions.outerjoin(schema.outlets, _O.pk == _A.outlet)
    rows = connection.execute(
        sa.select(*columns).select_from(table).where(_A.pk.in_(sa.select(chosen.c.pk)))
    ).all()
    counts = [Counter(column).most_common() for column in zip(*rows[:COUNTED], strict=True)]
    divided = [tuple(count) for count in counts] or [()] * len(columns)
    return Facets(min(len(rows), COUNTED), len(rows) > COUNTED, *divided)
