"""What is no ledger, or cannot be one, gets one clear sentence."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reportedly.errors import (
    LedgerLocked,
    LedgerReadOnly,
    LedgerUnavailable,
    NewerLedger,
    NotALedger,
    UsageError,
)
from reportedly.ledger import schema
from reportedly.ledger.location import locate
from reportedly.ledger.record import Record
from tests.ledger.making import entries, ferry
from tests.ledger.postgres import Server

#: Made by the migrations and not by the metadata, as each database has its own: full text.
OWN = {"statements_fts", "articles_fts", "attributions_search", "documents_search", "search"}


def test_the_migrations_make_the_tables_that_are_used(ledger: Record) -> None:
    with ledger.database.reading() as connection:
        options = {"version_table": schema.VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert [one for one in compare_metadata(context, schema.metadata) if not _own(one)] == []


def _own(difference: Any) -> bool:
    """It takes away what belongs to full text: a table, an index, a column."""
    kind, *parts = difference
    named = parts[2] if kind == "remove_column" else parts[0]
    name = str(named.name)
    return kind in ("remove_table", "remove_index", "remove_column") and (
        name in OWN or name.rpartition("_")[0] in OWN
    )


def test_views_can_be_read(ledger: Record) -> None:
    ledger.keep(entries(ferry()))
    with ledger.database.reading() as connection:
        rows = connection.execute(sa.text("SELECT said_by, outlet FROM statements ORDER BY pk")).all()
        assert rows[0] == ("Jane Doe", "The Gazette")
        assert connection.execute(sa.text("SELECT statements FROM articles")).scalar() == 3
        counts = connection.execute(sa.text("SELECT statements FROM sources_across_articles ORDER BY name"))
        assert list(counts.scalars()) == [2, 1]


def test_a_ledger_of_before_the_trace(address: str) -> None:
    new = ("assertions", "traced", "article_marks", "statement_marks", "due", "reuses", "relations")
    with Record(address, create=True) as ledger:
        ledger.keep(entries(ferry()))
        with ledger.database.writing() as connection:
            before = connection.execute(sa.select(schema.assertions.c.uid)).scalars().all()
            for table in new:
                connection.exec_driver_sql(f"DROP TABLE {table}")
            connection.exec_driver_sql("DROP INDEX documents_current")
            connection.exec_driver_sql("ALTER TABLE sources DROP COLUMN party")
            connection.exec_driver_sql(f"UPDATE {schema.VERSION_TABLE} SET version_num = '0001'")
    with Record(address) as ledger:
        with ledger.database.reading() as connection:
            after = connection.execute(sa.select(schema.assertions.c.uid)).scalars().all()
        assert sorted(after) == sorted(before)
        assert before
        assert ledger.check().consistent


def test_a_newer_ledger(address: str) -> None:
    with Record(address, create=True) as ledger, ledger.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(NewerLedger, match="newer reportedly"):
        Record(address)


def test_read_only(address: str) -> None:
    with Record(address, create=True) as ledger:
        ledger.keep(entries(ferry()))
    with Record(address, read_only=True) as ledger:
        assert ledger.count() == 1
        with pytest.raises(LedgerReadOnly):
            ledger.keep(entries(ferry(marked="[S|A] [C|said] [T|b]")))


def test_no_ledger_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnavailable, match="no such ledger"):
        Record(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(LedgerUnavailable, match="folder does not exist"):
        Record(tmp_path / "no" / "ledger.db", create=True)


def test_other_files(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database " * 50)
    with pytest.raises(NotALedger, match="is not a ledger"):
        Record(text, create=True)
    with pytest.raises(NotALedger, match="folder"):
        Record(tmp_path)
    database = tmp_path / "other.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE a (b)")
    before = database.read_bytes()
    with pytest.raises(NotALedger, match="another program"):
        Record(database, create=True)
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://reportedly@127.0.0.1:1/x", "cannot be reached"),
        ("postgresql://reportedly@127.0.0.1:{port}/nowhere", "names a database that does not exist"),
        ("postgresql://nobody@127.0.0.1:{port}/postgres", "refuses this user"),
    ],
)
def test_wrong_addresses(server: Server, url: str, message: str) -> None:
    with pytest.raises(LedgerUnavailable, match=message):
        Record(url.format(port=server.port), create=True)


def test_a_port_that_is_none() -> None:
    with pytest.raises(UsageError, match="no address of a database"):
        Record("postgresql://h:port/x")


def test_an_empty_database_is_no_ledger(server: Server) -> None:
    with pytest.raises(NotALedger, match="holds no ledger"):
        Record(server.create("empty"))


def test_missing_rights(server: Server) -> None:
    address = server.create("closed")
    with Record(address, create=True) as ledger, ledger.database.writing() as connection:
        connection.exec_driver_sql("CREATE ROLE reader LOGIN")
        connection.exec_driver_sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    with Record(address.replace("reportedly@", "reader@")) as ledger:
        assert ledger.count() == 0
        with pytest.raises(LedgerReadOnly, match="may not be written"):
            ledger.keep(entries(ferry()))


def test_locked(address: str) -> None:
    with Record(address, create=True) as one, Record(address, patience=0.2) as other, one.database.writing():
        assert other.count() == 0  # readers do not wait
        with pytest.raises(LedgerLocked, match="locked by another program"):
            other.keep(entries(ferry()))


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Record(path, create=True) as ledger:
        ledger.keep(entries(ferry()))
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    for folder in tmp_path.parents:
        if folder.name.startswith("pytest-"):
            folder.chmod(0o755)
    try:
        assert _as_nobody(lambda: _reads(path))
        assert _as_nobody(lambda: _may_not_write(path))
    finally:
        tmp_path.chmod(0o755)


def _reads(path: Path) -> None:
    with Record(path, read_only=True) as ledger:
        assert ledger.count() == 1
        assert len(ledger.search("ferry")) == 1


def _may_not_write(path: Path) -> None:
    with pytest.raises(LedgerReadOnly, match="may not be written"), Record(path) as ledger:
        ledger.keep(entries(ferry(marked="[S|A] [C|said] [T|b]")))


def _as_nobody(work: Callable[[], None]) -> bool:
    """Whether it ends well, done by a user who may not write everything as root may."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] == 0


def test_names() -> None:
    assert str(locate("postgres://ana:secret@db.example/news")) == "postgresql://ana@db.example/news"
    assert locate("sqlite:///a/b.db").path == Path("a/b.db")
    with pytest.raises(UsageError, match="mysql"):
        locate("mysql://x")
