"""Inputs that could not be read: one row each, until they can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.errors import InputError
from reportedly.ledger import schema
from reportedly.ledger.characters import kept
from reportedly.ledger.moment import now
from reportedly.ledger.parts import batches
from reportedly.ledger.rows import FailureRow, Table

_F = schema.failures.c


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and what to give to ``add`` to try it again."""

    error: InputError
    input: str


def record(connection: sa.Connection, failures: Iterable[Failure]) -> None:
    """Keep failures, in a writing transaction of the caller's; one that fails again counts its tries."""
    at = now()
    for failure in failures:
        error = failure.error
        values = {
            "input": kept(failure.input),
            "error": type(error).__name__,
            "reason": kept(error.reason),
            "advice": kept(error.advice) if error.advice else None,
            "last_at": at,
        }
        origin = kept(error.origin)
        again = values | {"tries": _F.tries + 1, "resolved_at": None}
        if not connection.execute(schema.failures.update().where(_F.origin == origin).values(again)).rowcount:
            first = {"origin": origin, "tries": 1, "first_at": at}
            connection.execute(schema.failures.insert().values(first | values))


def resolve(connection: sa.Connection, origins: Sequence[str]) -> None:
    """These inputs could be read."""
    for part in batches([kept(origin) for origin in origins]):
        chosen = schema.failures.update().where(_F.origin.in_(part), _F.resolved_at.is_(None))
        connection.execute(chosen.values(resolved_at=now()))


def listed(connection: sa.Connection) -> Table[FailureRow]:
    """Inputs that still cannot be read, in the order in which they failed first."""
    names = ("origin", "input", "error", "reason", "advice", "tries", "first_at", "last_at")
    query = sa.select(*(_F[name] for name in names)).where(_F.resolved_at.is_(None)).order_by(_F.pk)
    return Table(FailureRow, [FailureRow(**row) for row in connection.execute(query).mappings()])
