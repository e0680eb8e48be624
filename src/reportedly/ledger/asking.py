"""One question about many numbers in one statement, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

_AT_ONCE = 500


def ask(
    connection: sa.Connection, columns: str, rows: Sequence[tuple[int, ...]], question: str
) -> Iterator[Any]:
    """The rows that a query gives for a table ``m`` of these numbers.

    The numbers stand in the statement itself: a bound parameter for each would be more than either takes.

    Args:
        connection: of a ledger.
        columns: names of the columns of ``m``, divided by commas.
        rows: whole numbers only.
        question: a SELECT that reads from ``m``; it may begin with further expressions ``, name AS (…)``.
    """
    for start in range(0, len(rows), _AT_ONCE):
        values = ", ".join(f"({', '.join(map(_number, row))})" for row in rows[start : start + _AT_ONCE])
        yield from connection.exec_driver_sql(f"WITH m({columns}) AS (VALUES {values}) {question}").all()


def _number(value: int) -> str:
    return f"{value:d}"
