"""A ledger in one SQLite file: WAL, so that readers and one writer do not wait for each other; FTS5."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

from reportedly.errors import LedgerError, LedgerLocked, LedgerReadOnly, LedgerUnavailable, NotALedger
from reportedly.ledger import schema
from reportedly.ledger.location import Location
from reportedly.ledger.query import Query, Term

#: Of the search index of a table: name, and the column whose words are shown.
_INDEXES = {
    schema.attributions.name: ("statements_fts", 0),
    schema.documents.name: ("articles_fts", 1),
}
#: Kibibytes of pages kept in memory, bytes of the file mapped into it.
_CACHE, _MAPPED = 65536, 1 << 27
_EXCERPT_WORDS = 24


class SQLite:
    """See :class:`reportedly.ledger.database.Dialect`."""

    def engine(self, location: Location, *, read_only: bool, patience: float) -> sa.Engine:
        """Connections to the file."""
        assert location.path is not None
        name = _uri(location.path, read_only=read_only)

        def connect() -> sqlite3.Connection:
            made = sqlite3.connect(
                name, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
            )
            try:
                _set_up(made, read_only=read_only)
            except sqlite3.Error:
                made.close()
                raise
            return made

        engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.QueuePool)
        sa.event.listen(engine, "begin", _begin)
        return engine

    def lock(self, connection: sa.Connection) -> None:
        """``BEGIN IMMEDIATE`` has it."""

    def reserve(self, connection: sa.Connection, table: sa.Table, count: int) -> Sequence[int]:
        """From ``sqlite_sequence``, which the inserts then move on."""
        last = connection.exec_driver_sql(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)
        ).scalar()
        return range((last or 0) + 1, (last or 0) + 1 + count)

    def insert(self, connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """One statement, run for each."""
        connection.execute(table.insert(), rows)

    def match(self, table: sa.Table, query: Query) -> sa.ColumnElement[bool]:
        """The rows whose number the index gives."""
        index = _index(table)
        return table.c.pk.in_(sa.select(index.c.rowid).where(_matches(index, query)))

    @property
    def windowed(self) -> bool:
        """The index gives rows in order, and stops."""
        return False

    def found(
        self, table: sa.Table, query: Query, conditions: Sequence[sa.ColumnElement[bool]]
    ) -> sa.Select[Any]:
        """By bm25."""
        index = _index(table)
        chosen = sa.select(index.c.rowid.label("pk"), index.c.rank.label("rank")).where(
            _matches(index, query)
        )
        if conditions:
            chosen = chosen.join(table, table.c.pk == index.c.rowid).where(*conditions)
        return chosen.order_by(index.c.rowid.desc())

    def marked(self, table: sa.Table, query: Query, keys: Sequence[int], *, excerpt: bool) -> sa.Select[Any]:
        """``highlight`` of the whole, ``snippet`` of a long text."""
        index = _index(table)
        column = _INDEXES[table.name][1]
        name: sa.ColumnElement[Any] = sa.literal_column(index.name)
        words = (
            sa.func.snippet(name, column, "\x02", "\x03", "…", _EXCERPT_WORDS)
            if excerpt
            else sa.func.highlight(name, column, "\x02", "\x03")
        )
        return sa.select(index.c.rowid.label("pk"), words.label("marked")).where(
            _matches(index, query), index.c.rowid.in_(keys)
        )

    def trouble(self, error: sa.exc.DBAPIError, location: Location) -> LedgerError | None:
        """By SQLite's own code."""
        return explain(error.orig, location)

    def lost(self, error: sa.exc.DBAPIError) -> bool:
        """A file is never lost; a lock was waited for by SQLite already."""
        return False


def explain(error: object, location: Location) -> LedgerError | None:
    """What an error of SQLite means."""
    if not isinstance(error, sqlite3.Error):
        return None
    name, code = str(location), getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerLocked(name, "is locked by another program", "wait for it, or end the one that holds it")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return LedgerReadOnly(name, "may not be written", "check the rights of the file and its folder")
    if code == sqlite3.SQLITE_FULL:
        return LedgerUnavailable(
            name, "has no room left on its disk", "make room and run it again: nothing is lost"
        )
    if code == sqlite3.SQLITE_NOTADB:
        return NotALedger(name, "is not a ledger", "give the name of another file")
    if code == sqlite3.SQLITE_CORRUPT:
        return NotALedger(
            name, "is damaged", "restore it from a copy, or save what is left with sqlite3 FILE .recover"
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return LedgerUnavailable(name, "cannot be opened", "check that its folder exists and may be entered")
    if code == sqlite3.SQLITE_IOERR:
        return LedgerUnavailable(name, f"cannot be read or written: {error}", "check the disk")
    return None


def _uri(path: Path, *, read_only: bool) -> str:
    plain = f"file:{quote(str(path.absolute()))}"
    if not read_only:
        return plain
    # Without the right to make the files of WAL beside it only a file at rest can be read.
    beside = path.with_name(path.name + "-shm")
    locked = not beside.exists() and not os.access(path.absolute().parent, os.W_OK)
    return f"{plain}?mode=ro" + ("&immutable=1" if locked else "")


def _set_up(made: sqlite3.Connection, *, read_only: bool) -> None:
    made.execute("PRAGMA foreign_keys = ON")
    made.execute(f"PRAGMA cache_size = -{_CACHE}")
    made.execute(f"PRAGMA mmap_size = {_MAPPED}")
    made.execute("PRAGMA temp_store = MEMORY")
    if not read_only:
        made.execute("PRAGMA journal_mode = WAL")
        # A commit survives the program's end at any moment; a power cut may take the last ones whole.
        made.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _index(table: sa.Table) -> sa.TableClause:
    return sa.table(_INDEXES[table.name][0], sa.column("rowid", sa.Integer), sa.column("rank", sa.Float))


def _matches(index: sa.TableClause, query: Query) -> sa.ColumnElement[bool]:
    return sa.literal_column(index.name).op("MATCH")(_expression(query))


def _expression(query: Query) -> str:
    """In the language of FTS5."""
    wanted = " AND ".join("(" + " OR ".join(map(_phrase, group)) + ")" for group in query.groups)
    return f"({wanted})" + "".join(f" NOT {_phrase(term)}" for term in query.without)


def _phrase(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + (" *" if term.prefix else "")
