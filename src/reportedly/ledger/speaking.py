"""Speakers by their keys, with a few of their statements: what a person wants to see before judging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.ledger import schema
from reportedly.ledger.listing import statements_of
from reportedly.ledger.narrowing import together
from reportedly.ledger.rows import StatementRow

_P, _A = schema.speakers.c, schema.attributions.c


@dataclass(frozen=True, slots=True)
class Speaking:
    """One speaker with what it said last."""

    #: Its number in the ledger: that of its main name.
    number: int
    key: str
    name: str
    samples: tuple[StatementRow, ...]


def speaking(connection: sa.Connection, keys: Sequence[str], samples: int) -> dict[str, Speaking]:
    """The speakers of these keys.

    Args:
        connection: of a ledger.
        keys: of speakers; unknown ones are left out.
        samples: at most so many statements of each, the newest first.
    """
    rows = connection.execute(
        sa.select(_P.pk, _P.key, _P.name, _P.merged_into).where(_P.key.in_(list(keys)))
    ).all()
    return {
        row.key: Speaking(row.merged_into or row.pk, row.key, row.name, _samples(connection, row.pk, samples))
        for row in rows
    }


def _samples(connection: sa.Connection, speaker: int, most: int) -> tuple[StatementRow, ...]:
    if not most:
        return ()
    chosen = (
        sa.select(_A.pk)
        .where(_A.speaker.in_(together(connection, [speaker])))
        .order_by(_A.day.desc().nulls_last(), _A.pk)
        .limit(most)
    )
    return tuple(statements_of(connection, list(connection.scalars(chosen))))
