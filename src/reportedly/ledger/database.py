"""A connection to a ledger's database: transactions to read and to write in, and errors people understand."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

from reportedly.errors import LedgerError, LedgerReadOnly
from reportedly.ledger.location import Location
from reportedly.ledger.query import Query

_Result = TypeVar("_Result")


class Dialect(Protocol):
    """What differs between the databases a ledger can be kept in."""

    def engine(self, location: Location, *, read_only: bool, patience: float) -> sa.Engine:
        """Connections, set up as a ledger needs them; ``patience``: seconds to wait for a lock."""

    def lock(self, connection: sa.Connection) -> None:
        """Let no other writer in until the transaction ends."""

    def reserve(self, connection: sa.Connection, table: sa.Table, count: int) -> Sequence[int]:
        """That many new primary keys, ascending, nobody else's."""

    def insert(self, connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put in many rows that have the same columns."""

    def match(self, table: sa.Table, query: Query) -> sa.ColumnElement[bool]:
        """Rows of ``attributions`` or ``documents`` whose words answer a query."""

    @property
    def windowed(self) -> bool:
        """To find the rows added last it helps to ask for few of these at first."""

    def found(self, table: sa.Table, query: Query, conditions: Sequence[sa.ColumnElement[bool]]) -> sa.Select:  # type: ignore[type-arg]
        """``pk`` and ``rank`` (small is good) of the rows that answer a query, those added last first."""

    def marked(self, table: sa.Table, query: Query, keys: Sequence[int], *, excerpt: bool) -> sa.Select:  # type: ignore[type-arg]
        """``pk`` and ``marked``: the words with U+0002 and U+0003 around what was found."""

    def trouble(self, error: sa.exc.DBAPIError, location: Location) -> LedgerError | None:
        """The error as people understand it; ``None``: no idea, a bug."""

    def lost(self, error: sa.exc.DBAPIError) -> bool:
        """The connection broke or two writers got in each other's way: doing it again is right."""


@dataclass(frozen=True, slots=True)
class Database:
    """An open ledger: where it is, its engine, and what its database does in its own way."""

    location: Location
    engine: sa.Engine
    dialect: Dialect
    read_only: bool = False
    #: Seconds to wait for a locked or restarting database.
    patience: float = 30.0

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One state of the ledger, whatever others write meanwhile."""
        with self._understood(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """All or nothing, one writer at a time."""
        if self.read_only:
            raise LedgerReadOnly(str(self.location), "was opened for reading only")
        with self._understood(), self.engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                self.dialect.lock(connection)
                yield connection

    def write(self, work: Callable[[sa.Connection], _Result]) -> _Result:
        """Do what may safely be done twice, and again if the connection is lost, within ``patience``."""
        until, pause = time.monotonic() + self.patience, 0.1
        while True:
            try:
                with self.writing() as connection:
                    return work(connection)
            except LedgerError as error:
                again = isinstance(error.__cause__, sa.exc.DBAPIError) and self.dialect.lost(error.__cause__)
                if not again or time.monotonic() + pause > until:
                    raise
                self.engine.dispose()
                time.sleep(pause)
                pause = min(2 * pause, 2.0)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DBAPIError as error:
            trouble = self.dialect.trouble(error, self.location)
            if trouble is None:
                raise
            raise trouble from error
