"""A ledger in a database of PostgreSQL, for teams."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR

from reportedly.errors import LedgerError, LedgerLocked, LedgerReadOnly, LedgerUnavailable, UsageError
from reportedly.ledger import schema
from reportedly.ledger.characters import MARKED, PLAIN, SIGNS, folded
from reportedly.ledger.location import Location
from reportedly.ledger.query import Query, Term

#: Writers of ledgers take this lock of the database, so that one is at work at a time and none deadlocks.
_LOCK = 0x52505444
#: Of each table, the column whose words are shown.
_SHOWN = {schema.attributions.name: "content", schema.documents.name: "text"}
#: The text search configuration that the migrations make: English stems, every word kept.
_CONFIGURATION: sa.ColumnElement[Any] = sa.literal_column("'reportedly'::regconfig")
_EXCERPT = "StartSel=\x02, StopSel=\x03, MaxWords=24, MinWords=12, MaxFragments=1"
_WHOLE = "StartSel=\x02, StopSel=\x03, HighlightAll=true"
_CONNECT_SECONDS = 10
#: What a server that speaks English says before it is connected to; there is no code yet.
_REFUSED = ("password authentication failed", "no password supplied", "fe_sendauth", "no pg_hba.conf entry")
_NO_ROLE = re.compile(r'role "[^"]*" does not exist')
_NO_DATABASE = re.compile(r'database "[^"]*" does not exist')


class PostgreSQL:
    """See :class:`reportedly.ledger.database.Dialect`."""

    def engine(self, location: Location, *, read_only: bool, patience: float) -> sa.Engine:
        """Connections to the server, tested before use."""
        assert location.url is not None
        url = location.url.replace("postgresql://", "postgresql+psycopg://", 1)
        milliseconds = int(patience * 1000)
        try:
            sa.make_url(url)
        except (sa.exc.ArgumentError, ValueError) as error:
            raise UsageError(f"{location} is no address of a database: {error}") from error
        engine = sa.create_engine(
            url,
            pool_pre_ping=True,
            isolation_level="REPEATABLE READ" if read_only else "READ COMMITTED",
            connect_args={"connect_timeout": _CONNECT_SECONDS, "application_name": "reportedly"},
        )

        @sa.event.listens_for(engine, "connect")
        def _set_up(made: Any, record: Any) -> None:
            with made.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = {milliseconds}")
                cursor.execute("SET client_min_messages = warning")
                cursor.execute("SET plan_cache_mode = force_custom_plan")
                cursor.execute("SET jit = off")
                if read_only:
                    cursor.execute("SET default_transaction_read_only = on")
            made.commit()

        return engine

    def lock(self, connection: sa.Connection) -> None:
        """An advisory lock that ends with the transaction."""
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))

    def reserve(self, connection: sa.Connection, table: sa.Table, count: int) -> Sequence[int]:
        """From the sequence."""
        if not count:
            return ()
        sequence = sa.func.pg_get_serial_sequence(table.name, "pk")
        series = sa.func.generate_series(1, count).table_valued("n")
        return sorted(connection.scalars(sa.select(sa.func.nextval(sequence)).select_from(series)))

    def insert(self, connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """By ``COPY``."""
        names = list(rows[0])
        columns = ", ".join(f'"{name}"' for name in names)
        as_json = {name for name in names if isinstance(table.c[name].type, sa.JSON)}
        # Plans made once for every row: each of them is looked up in the tables it refers to.
        connection.exec_driver_sql("SET LOCAL plan_cache_mode = auto")
        statement = f"COPY {table.name} ({columns}) FROM STDIN"
        try:
            driver: Any = connection.connection
            with driver.cursor() as cursor, cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row([json.dumps(row[n]) if n in as_json else row[n] for n in names])
        except psycopg.Error as error:
            # As every other statement's: what it means is told from this.
            raise sa.exc.DBAPIError.instance(
                statement, None, error, psycopg.Error, dialect=connection.dialect
            ) from error
        connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_custom_plan")

    def match(self, table: sa.Table, query: Query) -> sa.ColumnElement[bool]:
        """``@@`` of the column ``search``."""
        return _search(table).op("@@")(_tsquery(query))

    @property
    def windowed(self) -> bool:
        """Every row that answers is fetched before they are put in order."""
        return True

    def found(
        self, table: sa.Table, query: Query, conditions: Sequence[sa.ColumnElement[bool]]
    ) -> sa.Select[Any]:
        """By cover density, long texts weighed down."""
        rank = -sa.func.ts_rank_cd(_search(table), _tsquery(query), 1)
        return (
            sa.select(table.c.pk.label("pk"), rank.label("rank"))
            .where(self.match(table, query), *conditions)
            .order_by(table.c.pk.desc())
        )

    def marked(self, table: sa.Table, query: Query, keys: Sequence[int], *, excerpt: bool) -> sa.Select[Any]:
        """``ts_headline``."""
        words: sa.ColumnElement[Any] = table.c[_SHOWN[table.name]]
        options = _EXCERPT if excerpt else _WHOLE
        if not excerpt:
            words = sa.func.translate(words, MARKED + SIGNS, PLAIN + " " * len(SIGNS))
        shown = sa.func.ts_headline(_CONFIGURATION, words, _tsquery(query), options)
        return sa.select(table.c.pk.label("pk"), shown.label("marked")).where(table.c.pk.in_(keys))

    def trouble(self, error: sa.exc.DBAPIError, location: Location) -> LedgerError | None:
        """By SQLSTATE where there is one."""
        name, code = str(location), getattr(error.orig, "sqlstate", None) or ""
        said = str(error.orig or error).strip().splitlines()
        first = said[0] if said else "no reason given"
        if code in ("55P03", "57014"):
            return LedgerLocked(
                name, "is locked by another program", "wait for it, or end the one that holds it"
            )
        if code in ("42501", "25006"):
            return LedgerReadOnly(
                name, "may not be written", "ask its owner for the rights to create and insert"
            )
        if code in ("53100", "53200"):
            return LedgerUnavailable(
                name, "has no room left on its disk", "make room and run it again: nothing is lost"
            )
        if code in ("28P01", "28000") or any(sign in first for sign in _REFUSED) or _NO_ROLE.search(first):
            return LedgerUnavailable(name, "refuses this user or password", "check both in the address")
        if code == "3D000" or _NO_DATABASE.search(first):
            return LedgerUnavailable(name, "names a database that does not exist", "make it with createdb")
        if self.lost(error) or isinstance(error, sa.exc.OperationalError):
            return LedgerUnavailable(
                name, f"cannot be reached: {first}", "check host and port, and that it runs"
            )
        return None

    def lost(self, error: sa.exc.DBAPIError) -> bool:
        """Shut down, starting up, broken connection, deadlock, serialisation failure."""
        code = getattr(error.orig, "sqlstate", None) or ""
        again = code[:2] in ("08", "40") or code in ("57P01", "57P02", "57P03")
        return (
            again or error.connection_invalidated or (isinstance(error, sa.exc.OperationalError) and not code)
        )


def _search(table: sa.Table) -> sa.ColumnElement[Any]:
    return sa.literal_column(f"{table.name}.search", TSVECTOR)


def _tsquery(query: Query) -> sa.ColumnElement[Any]:
    wanted = [_joined("||", [_term(term) for term in group]) for group in query.groups]
    without = [sa.func.tsquery_not(_term(term)) for term in query.without]
    return _joined("&&", [*wanted, *without])


def _joined(operator: str, parts: list[sa.ColumnElement[Any]]) -> sa.ColumnElement[Any]:
    whole = parts[0]
    for part in parts[1:]:
        whole = sa.func.tsquery_or(whole, part) if operator == "||" else sa.func.tsquery_and(whole, part)
    return whole


def _term(term: Term) -> sa.ColumnElement[Any]:
    words = [folded(word) for word in term.words]
    if not term.prefix:
        return sa.func.phraseto_tsquery(_CONFIGURATION, " ".join(words))
    return sa.func.to_tsquery(_CONFIGURATION, " <-> ".join(words) + ":*")
