"""Opens a ledger: makes it where there is none, brings an older one up to date, refuses what is none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from reportedly.errors import LedgerUnavailable, NewerLedger, NotALedger
from reportedly.ledger import schema
from reportedly.ledger.database import Database, Dialect
from reportedly.ledger.location import Location, locate
from reportedly.ledger.postgresql import PostgreSQL
from reportedly.ledger.sqlite import SQLite, explain

_MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION = sa.table(schema.VERSION_TABLE, sa.column("version_num"))


def open_database(
    ledger: str | Path | Location, *, create: bool = False, read_only: bool = False, patience: float = 30.0
) -> Database:
    """A ledger, ready to be used.

    Args:
        ledger: a file or ``postgresql://…``.
        create: make it if there is none.
        read_only: never write, not even to bring it up to date.
        patience: seconds to wait for a lock or for a server that restarts.

    Raises:
        LedgerError: one sentence on what is in the way.
        UsageError: the name is no ledger's.
    """
    location = locate(ledger)
    dialect: Dialect = PostgreSQL() if location.path is None else SQLite()
    if location.path is not None:
        _check_file(location, location.path, create=create, read_only=read_only)
    engine = dialect.engine(location, read_only=read_only, patience=patience)
    database = Database(location, engine, dialect, read_only=read_only, patience=patience)
    try:
        _bring_up_to_date(database, create=create)
    except BaseException:
        database.close()
        raise
    return database


def revision(connection: sa.Connection) -> str | None:
    """The schema a ledger has; ``None``: it has none."""
    if not sa.inspect(connection).has_table(schema.VERSION_TABLE):
        return None
    found = connection.scalar(sa.select(_VERSION.c.version_num))
    return None if found is None else str(found)


def _check_file(location: Location, path: Path, *, create: bool, read_only: bool) -> None:
    """Before anything is written: that there is nothing else in the file."""
    name = str(location)
    if path.is_dir():
        raise NotALedger(name, "is a folder, not a ledger", "name a file in it")
    if not path.exists() or path.stat().st_size == 0:
        if not create:
            raise LedgerUnavailable(
                name, "no such ledger", "make one with reportedly add INPUT... --ledger FILE"
            )
        if not path.absolute().parent.is_dir():
            raise LedgerUnavailable(name, "its folder does not exist", "make the folder first")
        return
    try:
        opened = sqlite3.connect(f"file:{path.absolute()}?mode=ro", uri=True)
        try:
            mark = opened.execute("PRAGMA application_id").fetchone()[0]
            tables = opened.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        finally:
            opened.close()
    except sqlite3.Error as error:
        # The files of WAL may not be made beside it: it is opened as a file at rest.
        resting = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if read_only and getattr(error, "sqlite_errorcode", 0) & 0xFF in resting:
            return
        raise (explain(error, location) or error) from error
    if mark != schema.APPLICATION_ID and tables:
        raise NotALedger(name, "is a database of another program", "give the name of another file")


def _bring_up_to_date(database: Database, *, create: bool) -> None:
    name = str(database.location)
    with database.reading() as connection:
        found = revision(connection)
    if found == schema.REVISION:
        return
    if found is not None and found > schema.REVISION:
        raise NewerLedger(
            name, "was written by a newer reportedly", "update this one: pip install -U reportedly"
        )
    if found is None and not create:
        raise NotALedger(name, "holds no ledger", "make one with reportedly add INPUT... --ledger LEDGER")
    if database.read_only:
        raise NotALedger(name, "has to be brought up to date first", "open it once with the right to write")
    with database.writing() as connection:
        if revision(connection) != schema.REVISION:
            migrate(connection)
    if found is not None:
        _fill(database)


def _fill(database: Database) -> None:
    """Make the rows of tables that are new, from the readings."""
    from reportedly.ledger.check import repair

    with database.reading() as connection:
        empty = connection.scalar(sa.select(schema.assertions.c.pk).limit(1)) is None
        said = connection.scalar(sa.select(schema.attributions.c.pk).limit(1)) is not None
    if empty and said:
        repair(database)


def migrate(connection: sa.Connection, target: str = "head") -> None:
    """Run the migrations that are still to be run, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    configuration = Config(attributes={"connection": connection})
    configuration.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    command.upgrade(configuration, target)
