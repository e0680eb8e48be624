"""Where a ledger is: a file, or a database of a PostgreSQL server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportedly.errors import UsageError

Backend = Literal["sqlite", "postgresql"]

#: What ``--ledger`` is when it is not given.
DEFAULT = "ledger.db"

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://")
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")
_PASSWORD = re.compile(r"(://[^:/@]*):[^@/]*@")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a ledger is."""

    backend: Backend
    #: The file; ``None``: on a server.
    path: Path | None = None
    #: ``postgresql://…`` with all it needs to connect; ``None``: a file.
    url: str | None = None

    def __str__(self) -> str:
        """How messages name it: never with a password."""
        return str(self.path) if self.url is None else _PASSWORD.sub(r"\1@", self.url)


def locate(ledger: str | Path | Location) -> Location:
    """The location that a user names.

    Args:
        ledger: a path, ``sqlite:///path`` or ``postgresql://user@host:port/database``.

    Raises:
        UsageError: another scheme.
    """
    if isinstance(ledger, Location):
        return ledger
    scheme = _SCHEME.match(str(ledger))
    if scheme is None:
        return Location("sqlite", path=Path(ledger))
    rest = str(ledger)[scheme.end() :]
    if scheme[1].lower() in _POSTGRESQL:
        return Location("postgresql", url=f"postgresql://{rest}")
    if scheme[1].lower() == "sqlite":
        return Location("sqlite", path=Path(rest.removeprefix("/")))
    raise UsageError(f"a ledger is a file or postgresql://…, not {scheme[1]}://")
