"""An open ledger: its database, and letting go of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from reportedly.ledger.database import Database
from reportedly.ledger.location import DEFAULT, Location
from reportedly.ledger.opening import open_database
from reportedly.types import Reading


class Opened:
    """An open ledger. A context manager: leaving it lets go of the database.

    Args:
        ledger: a file (SQLite) or ``postgresql://user@host/database``.
        create: make it if there is none.
        read_only: never write.
        patience: seconds to wait for a lock, or for a server that restarts.
        recount: makes a corrected reading's card anew; the record itself cannot.

    Raises:
        LedgerError: it cannot be opened; one sentence says why.
    """

    def __init__(
        self,
        ledger: str | Path | Location = DEFAULT,
        *,
        create: bool = False,
        read_only: bool = False,
        patience: float = 30.0,
        recount: Callable[[Reading], Reading] = lambda reading: reading,
    ) -> None:
        self.database: Database = open_database(ledger, create=create, read_only=read_only, patience=patience)
        self._recount = recount

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    @property
    def location(self) -> Location:
        """Where it is."""
        return self.database.location
