"""Whether a ledger is consistent: its database, its record, and that the derived rows follow from that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import sqlalchemy as sa

from reportedly.ledger import check_trace, documents, identity, schema
from reportedly.ledger.database import Database
from reportedly.ledger.derive import derive
from reportedly.ledger.opening import revision
from reportedly.ledger.renewing import rederive

_D, _R, _A, _S = schema.documents.c, schema.readings.c, schema.attributions.c, schema.sources.c
_BATCH = 200
_Link = tuple[str, str, int]
_Rows = list[dict[str, Any]]
_Found = tuple[_Rows, _Rows, list[_Link], _Rows]
#: Columns of ``attributions`` and ``sources`` that only the ledger knows.
_KEYS = ("pk", "document", "source", "speaker", "outlet", "search", "attribution")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not fit."""

    #: ``database``, ``record``, ``derived``, ``trace``.
    part: str
    #: The article's id; ``None``: the whole ledger.
    document: str | None
    problem: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found."""

    articles: int
    statements: int
    problems: tuple[Problem, ...]
    #: Articles whose derived rows were made anew.
    repaired: int = 0

    @property
    def consistent(self) -> bool:
        """Nothing is wrong."""
        return not self.problems


def check(database: Database) -> Iterator[Problem]:
    """Every problem of a ledger, as it is found."""
    yield from _database(database)
    yield from _record(database)
    yield from _derived(database)
    with database.reading() as connection:
        yield from (Problem("trace", None, text) for text in check_trace.stray(connection))


def repair(database: Database) -> int:
    """Make the derived rows of every article anew that has a problem; the number of them."""
    broken = sorted({key for key, _ in _differing(database)})
    for key in broken:

        def work(connection: sa.Connection, key: int = key) -> None:
            (kept,) = documents.load(connection, [key])
            rederive(connection, database.dialect, key, kept.reading, kept.corrections)

        database.write(work)
    database.write(check_trace.mend)
    return len(broken)


def _database(database: Database) -> Iterator[Problem]:
    with database.reading() as connection:
        found = revision(connection)
        if found != schema.REVISION:
            yield Problem("database", None, f"has schema {found}, not {schema.REVISION}")
        if connection.dialect.name != "sqlite":
            return
        for (line,) in connection.exec_driver_sql("PRAGMA quick_check(20)"):
            if line != "ok":
                yield Problem("database", None, f"SQLite says: {line}")
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(20):
            yield Problem("database", None, f"a row of {row[0]} refers to a missing row of {row[2]}")
    if database.read_only:
        return
    with database.writing() as connection:
        for index in ("statements_fts", "articles_fts"):
            try:
                with connection.begin_nested():
                    connection.exec_driver_sql(
                        f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
                    )
            except sa.exc.DatabaseError:
                yield Problem("database", None, f"the index {index} does not fit its table")


def _record(database: Database) -> Iterator[Problem]:
    with database.reading() as connection:
        for id, count in connection.execute(
            sa.select(_D.id, sa.func.count(_R.pk))
            .outerjoin(schema.readings, sa.and_(_R.document == _D.pk, _R.current))
            .group_by(_D.pk, _D.id)
            .having(sa.func.count(_R.pk) != 1)
        ):
            yield Problem("record", id, f"has {count} current readings, not one")
        for address, count in connection.execute(
            sa.select(_D.address, sa.func.sum(sa.case((_D.current, 1), else_=0)))
            .group_by(_D.address)
            .having(sa.func.sum(sa.case((_D.current, 1), else_=0)) != 1)
        ):
            yield Problem("record", address, f"has {count} current versions, not one")
        for address, last, count in connection.execute(
            sa.select(_D.address, sa.func.max(_D.version), sa.func.count())
            .group_by(_D.address)
            .having(sa.func.max(_D.version) != sa.func.count())
        ):
            yield Problem("record", address, f"has {count} versions, numbered up to {last}")


def _derived(database: Database) -> Iterator[Problem]:
    for _, problem in _differing(database):
        yield problem


def _differing(database: Database) -> Iterator[tuple[int, Problem]]:
    """Articles whose derived rows are not what their reading and corrections give."""
    after = 0
    while True:
        with database.reading() as connection:
            keys = documents.keys(connection, after=after, limit=_BATCH, versions=True)
            if not keys:
                return
            rows, sources = (
                _rows(connection, schema.attributions, keys),
                _rows(connection, schema.sources, keys),
            )
            links, assertions = _links(connection, keys), _asserted(connection, keys)
            for kept in documents.load(connection, keys):
                id = kept.reading.document.id
                if kept.fingerprint != identity.fingerprint(kept.reading.document):
                    yield kept.key, Problem("record", id, "is not the article that was added")
                found = (
                    rows.get(kept.key, []),
                    sources.get(kept.key, []),
                    links.get(kept.key, []),
                    assertions.get(kept.key, []),
                )
                yield from ((kept.key, Problem("derived", id, text)) for text in _differences(kept, found))
        after = keys[-1]


def _differences(kept: documents.Kept, found: _Found) -> Iterator[str]:
    rows, sources, links, assertions = found
    if not kept.current:
        if rows or sources or assertions:
            yield "was superseded and still has statements"
        return
    corrected = kept.corrected()
    wanted = derive(corrected, kept.fingerprint)
    length = len(corrected.reading.text)
    if [_comparable(row) for row in rows] != [_comparable(row) for row in wanted.attributions]:
        yield f"has {len(rows)} statements that are not the {len(wanted.attributions)} of its reading"
    if sorted(map(repr, map(_comparable, sources))) != sorted(map(repr, map(_comparable, wanted.sources))):
        yield f"has {len(sources)} sources that are not the {len(wanted.sources)} of its reading"
    said = [row["id"] for row in wanted.attributions]
    made = [{**row, "said": id} for row, id in zip_longest(wanted.assertions, said)]
    if sorted(map(repr, map(_comparable, assertions))) != sorted(map(repr, map(_comparable, made))):
        yield f"has {len(assertions)} assertions that are not the {len(made)} of its reading"
    pairs = sorted(
        (row["uid"], wanted.sources[place]["id"], rank)
        for row, places in zip(wanted.attributions, wanted.links, strict=True)
        for rank, place in enumerate(places)
    )
    if sorted(links) != pairs:
        yield "has statements linked to other sources than in its reading"
    if any(end > length for one in corrected.reading.attributions for _, end in one.content):
        yield f"has spans beyond its {length} characters"


def _comparable(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in sorted(row.items()) if name not in _KEYS}


def _rows(connection: sa.Connection, table: sa.Table, keys: list[int]) -> dict[int, list[dict[str, Any]]]:
    order = table.c.position if "position" in table.c else table.c.pk
    query = sa.select(table).where(table.c.document.in_(keys)).order_by(table.c.document, order)
    found: dict[int, list[dict[str, Any]]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["document"], []).append(dict(row))
    return found


def _asserted(connection: sa.Connection, keys: list[int]) -> dict[int, _Rows]:
    """Rows of ``assertions`` with the id of their attribution as ``said``."""
    query = (
        sa.select(schema.assertions, _A.id.label("said"))
        .outerjoin(schema.attributions, _A.pk == schema.assertions.c.attribution)
        .where(schema.assertions.c.document.in_(keys))
    )
    found: dict[int, _Rows] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["document"], []).append(dict(row))
    return found


def _links(connection: sa.Connection, keys: list[int]) -> dict[int, list[_Link]]:
    links = schema.attribution_sources.c
    query = (
        sa.select(_A.document, _A.uid, _S.id, links.rank)
        .join(schema.attribution_sources, links.attribution == _A.pk)
        .join(schema.sources, _S.pk == links.source)
        .where(_A.document.in_(keys))
    )
    found: dict[int, list[_Link]] = {}
    for document, uid, source, rank in connection.execute(query):
        found.setdefault(document, []).append((uid, source, rank))
    return found
