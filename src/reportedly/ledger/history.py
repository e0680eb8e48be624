"""What people corrected, as a list to look through: in parts, by person, by article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.ledger import documents, schema
from reportedly.ledger.characters import kept
from reportedly.ledger.corrections import Correction

_C, _D = schema.corrections.c, schema.documents.c


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction with the article it is about."""

    correction: Correction
    #: Id and headline of the article.
    document: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who corrected something."""

    name: str
    #: How many corrections, undone ones too.
    corrections: int


def entries(
    connection: sa.Connection,
    *,
    document: int | None = None,
    by: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[Entry, ...]:
    """Corrections, the newest first.

    Args:
        connection: of a ledger.
        document: of this article only, by its number.
        by: of this person only.
        limit: at most so many.
        offset: leave out so many.
    """
    query = (
        sa.select(schema.corrections, _D.id.label("article"), _D.title.label("headline"))
        .join(schema.documents, _D.pk == _C.document)
        .order_by(_C.pk.desc())
        .limit(limit)
        .offset(offset)
    )
    query = query.where(*_chosen(document, by))
    return tuple(_entry(dict(row)) for row in connection.execute(query).mappings())


def count(connection: sa.Connection, *, document: int | None = None, by: str | None = None) -> int:
    """How many corrections there are."""
    query = sa.select(sa.func.count()).select_from(schema.corrections).where(*_chosen(document, by))
    return connection.scalar(query) or 0


def people(connection: sa.Connection) -> tuple[Person, ...]:
    """Who corrected something, those who did most first."""
    many = sa.func.count()
    query = sa.select(_C.by, many).group_by(_C.by).order_by(many.desc(), _C.by)
    return tuple(Person(name, number) for name, number in connection.execute(query))


def numbered(connection: sa.Connection, numbers: Sequence[int]) -> tuple[Correction, ...]:
    """The corrections of these numbers, in ascending order; numbers that there are none of are left out."""
    query = sa.select(schema.corrections).where(_C.pk.in_(list(numbers))).order_by(_C.pk)
    return tuple(documents.correction(row) for row in connection.execute(query).mappings())


def _chosen(document: int | None, by: str | None) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if document is not None:
        found.append(_C.document == document)
    if by is not None:
        found.append(_C.by == kept(by))
    return found


def _entry(row: dict[str, object]) -> Entry:
    article, headline = row.pop("article"), row.pop("headline")
    return Entry(documents.correction(row), str(article), None if headline is None else str(headline))
