"""Full text over statements and articles."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from reportedly.ledger import listing, schema
from reportedly.ledger.database import Dialect
from reportedly.ledger.narrowing import conditions
from reportedly.ledger.query import Filters, Query
from reportedly.ledger.rows import ArticleRow, Hit, StatementRow
from reportedly.types import Span

#: Of more rows than this only those added last are ranked: a word that stands everywhere ranks nothing.
RANKED = 2000
#: A window on the rows added last is at first one in so many; the next holds as many as are wanted, and this
#: much more; and it is no wider than this share of all.
_PART, _SURELY, _MOST = 16, 1.5, 0.6

#: Characters from which a statement tells something by itself, and what the rank of one of none is worth.
_TELLING, _LEAST = 32, 0.25

_OPEN, _CLOSE = "\x02", "\x03"


def statements(
    connection: sa.Connection,
    dialect: Dialect,
    query: Query,
    filters: Filters,
    *,
    limit: int = 20,
    offset: int = 0,
) -> tuple[Hit[StatementRow], ...]:
    """Statements whose words, or whose source's name, answer a query; the best first."""
    table = schema.attributions
    narrowed = conditions(connection, filters)
    weight = _telling(table.c.content)
    # Few rows are of one source or article, and they are found by that.
    windowed = dialect.windowed and filters.source is None and filters.document is None
    found = dialect.found(table, query, narrowed)
    if windowed:
        keys = _newest(connection, table, found, limit, offset, weight)
    else:
        keys, _ = _best(connection, found, limit, offset, weight)
    rows = listing.statements_of(connection, [key for key, _ in keys])
    marks = _marks(connection, dialect, table, query, [key for key, _ in keys], excerpt=False)
    return tuple(
        Hit(row, -rank, row.content, marks[key][1] if key in marks else ())
        for (key, rank), row in zip(keys, rows, strict=True)
    )


def articles(
    connection: sa.Connection, dialect: Dialect, query: Query, *, limit: int = 20, offset: int = 0
) -> tuple[Hit[ArticleRow], ...]:
    """Articles whose headline and text answer a query; the best first."""
    table = schema.documents
    keys, _ = _best(connection, dialect.found(table, query, [table.c.current]), limit, offset)
    rows = listing.articles_of(connection, [key for key, _ in keys])
    marks = _marks(connection, dialect, table, query, [key for key, _ in keys], excerpt=True)
    return tuple(
        Hit(row, -rank, *marks.get(key, ("", ()))) for (key, rank), row in zip(keys, rows, strict=True)
    )


def unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without the marks of the database, and where they stood."""
    spans: list[Span] = []
    plain, *found = text.split(_OPEN)
    for part in found:
        words, _, after = part.partition(_CLOSE)
        spans.append((len(plain), len(plain) + len(words)))
        plain += words + after
    return plain, tuple(spans)


def _telling(content: sa.ColumnElement[str]) -> sa.ColumnElement[float]:
    """What a rank is worth: short texts have the best ones, and of a word or two nothing is to be learnt."""
    length = sa.func.length(content)
    share = _LEAST + (1 - _LEAST) * sa.cast(length, sa.Float) / _TELLING
    return sa.case((length >= _TELLING, 1.0), else_=share)


def _newest(
    connection: sa.Connection,
    table: sa.Table,
    found: sa.Select,  # type: ignore[type-arg]
    limit: int,
    offset: int,
    weight: sa.ColumnElement[float],
) -> list[tuple[int, float]]:
    """As ``_best``, in a window on the rows added last that holds as many as are ranked, where there is one.

    How wide it has to be is told from a first one.
    """
    last = connection.scalar(sa.select(sa.func.max(table.c.pk))) or 0
    width = last // _PART
    for _ in range(2 if width > RANKED else 0):
        best, ranked = _best(connection, found.where(table.c.pk > last - width), limit, offset, weight)
        if ranked == RANKED:
            return best
        width = int(width * _SURELY * RANKED / max(ranked, 1))
        if width >= last * _MOST:
            break
    return _best(connection, found, limit, offset, weight)[0]


def _best(
    connection: sa.Connection,
    found: sa.Select,  # type: ignore[type-arg]
    limit: int,
    offset: int,
    weight: sa.ColumnElement[float] | None = None,
) -> tuple[list[tuple[int, float]], int]:
    """Key and rank of the best of those added last, and how many were ranked (0: none on this page).

    ``weight``: of a statement, with which its rank counts.
    """
    newest = found.limit(RANKED).subquery()
    ranks: sa.ColumnElement[float] = newest.c.rank if weight is None else newest.c.rank * weight
    rank = ranks.label("rank")
    query = sa.select(newest.c.pk, rank, sa.func.count().over().label("ranked"))
    if weight is not None:
        query = query.join_from(newest, schema.attributions, schema.attributions.c.pk == newest.c.pk)
    query = query.order_by(rank, newest.c.pk.desc()).limit(limit).offset(offset)
    rows = connection.execute(query).all()
    return [(row.pk, float(row.rank)) for row in rows], rows[0].ranked if rows else 0


def _marks(
    connection: sa.Connection,
    dialect: Dialect,
    table: sa.Table,
    query: Query,
    keys: Sequence[int],
    *,
    excerpt: bool,
) -> dict[int, tuple[str, tuple[Span, ...]]]:
    if not keys:
        return {}
    found = connection.execute(dialect.marked(table, query, keys, excerpt=excerpt))
    return {key: unmark(marked) for key, marked in found if marked is not None}
