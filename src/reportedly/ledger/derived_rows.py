"""Puts the rows derived from readings into a ledger, with keys that only it knows, and takes them away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

import sqlalchemy as sa

from reportedly.ledger import marks, meanings, schema
from reportedly.ledger.database import Dialect
from reportedly.ledger.derive import Derived, Row
from reportedly.ledger.parts import batches


@dataclass(slots=True)
class _Rows:
    """What goes into each table."""

    sources: list[Row] = field(default_factory=list)
    attributions: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    assertions: list[Row] = field(default_factory=list)


def put(
    connection: sa.Connection, dialect: Dialect, derived: Sequence[tuple[int, int | None, Derived]]
) -> None:
    """Put in the rows of articles that have none.

    Args:
        connection: within a writing transaction.
        dialect: of its database.
        derived: of each article its number, its outlet's, and its rows.
    """
    speakers = _speakers(connection, [one for _, _, rows in derived for one in rows.speakers if one])
    made = _keyed(connection, dialect, derived, speakers)
    for table, found in (
        (schema.sources, made.sources),
        (schema.attributions, made.attributions),
        (schema.attribution_sources, made.links),
        (schema.assertions, made.assertions),
        (schema.vectors, meanings.rows(connection, made.attributions)),
        (schema.traced, [{"document": document, "version": None} for document, _, _ in derived]),
    ):
        if found:
            dialect.insert(connection, table, found)


def forget(connection: sa.Connection, documents: Sequence[int]) -> None:
    """Take the derived rows of articles away."""
    marks.forget(connection, documents)
    for part in batches(documents):
        connection.execute(schema.assertions.delete().where(schema.assertions.c.document.in_(part)))
        theirs = sa.select(schema.attributions.c.pk).where(schema.attributions.c.document.in_(part))
        for table in (schema.vectors, schema.attribution_sources):
            connection.execute(table.delete().where(table.c.attribution.in_(theirs)))
        for table in (schema.attributions, schema.sources):
            connection.execute(table.delete().where(table.c.document.in_(part)))


def outlets(connection: sa.Connection, names: Iterable[str | None]) -> dict[str, int]:
    """The number of each outlet by its name; new ones get theirs."""
    wanted = sorted({name for name in names if name})
    return _keys(connection, schema.outlets, "name", [{"name": name} for name in wanted])


def _keyed(
    connection: sa.Connection,
    dialect: Dialect,
    derived: Sequence[tuple[int, int | None, Derived]],
    speakers: dict[str, int],
) -> _Rows:
    """The rows with their keys, and linked by these."""
    named = sum(len(rows.sources) for _, _, rows in derived)
    said = sum(len(rows.attributions) for _, _, rows in derived)
    source_keys = iter(dialect.reserve(connection, schema.sources, named))
    keys = iter(dialect.reserve(connection, schema.attributions, said))
    made = _Rows()
    for document, outlet, rows in derived:
        whose = [speakers[one["key"]] if one else None for one in rows.speakers]
        theirs = [(next(source_keys), who) for who in whose]
        made.sources += [
            {"pk": key, "document": document, "speaker": who, **row}
            for (key, who), row in zip(theirs, rows.sources, strict=True)
        ]
        mine = [next(keys) for _ in rows.attributions]
        for key, row, places in zip(mine, rows.attributions, rows.links, strict=True):
            source, speaker = theirs[places[0]] if places else (None, None)
            of = {"document": document, "outlet": outlet, "source": source, "speaker": speaker}
            made.attributions.append({"pk": key, **of, **row})
            made.links += [
                {"attribution": key, "source": theirs[place][0], "rank": rank}
                for rank, place in enumerate(places)
            ]
        made.assertions += [
            {"document": document, "attribution": key, **row}
            for row, key in zip_longest(rows.assertions, mine)
        ]
    return made


def _speakers(connection: sa.Connection, rows: Iterable[Row]) -> dict[str, int]:
    wanted = {row["key"]: row for row in rows}
    return _keys(connection, schema.speakers, "key", [wanted[key] for key in sorted(wanted)])


def _keys(connection: sa.Connection, table: sa.Table, name: str, rows: list[Row]) -> dict[str, int]:
    """The primary key by name, of rows that are put in where they are missing."""
    found = _find(connection, table, name, [row[name] for row in rows])
    missing = [row for row in rows if row[name] not in found]
    if missing:
        connection.execute(table.insert(), missing)
        found |= _find(connection, table, name, [row[name] for row in missing])
    return found


def _find(connection: sa.Connection, table: sa.Table, name: str, values: list[str]) -> dict[str, int]:
    column = table.c[name]
    return {
        value: key
        for part in batches(values)
        for key, value in connection.execute(sa.select(table.c.pk, column).where(column.in_(part)))
    }
