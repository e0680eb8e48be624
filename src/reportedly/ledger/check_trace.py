"""Whether what the trace keeps fits the documents and statements it is about."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from reportedly.ledger import schema

_D, _T, _A = schema.documents.c, schema.traced.c, schema.assertions.c
_M, _S, _U, _R = schema.article_marks.c, schema.statement_marks.c, schema.reuses.c, schema.relations.c


def stray(connection: sa.Connection) -> Iterator[str]:
    """What is wrong, each thing as a sentence about the ledger."""
    for table, condition, sentence in _conditions():
        count = connection.scalar(sa.select(sa.func.count()).select_from(table).where(condition)) or 0
        if count:
            yield f"has {count} {sentence}"
    if missing := _missing(connection):
        yield f"has {len(missing)} articles of which the trace does not know"


def mend(connection: sa.Connection) -> None:
    """Take away what fits nothing, and let the trace look again where something is missing."""
    for table, condition, _ in _conditions():
        if table is schema.traced:
            continue
        connection.execute(table.delete().where(condition))
    connection.execute(schema.traced.delete().where(_not_current()))
    connection.execute(schema.traced.update().where(_without_marks()).values(version=None))
    missing = [{"document": key, "version": None} for key in _missing(connection)]
    if missing:
        connection.execute(schema.traced.insert(), missing)


def _conditions() -> tuple[tuple[sa.Table, sa.ColumnElement[bool], str], ...]:
    return (
        (schema.traced, _not_current(), "superseded articles that are still traced"),
        (schema.traced, _without_marks(), "traced articles without marks"),
        (schema.article_marks, _unmarked(_M.document), "marks of articles that are not traced"),
        (
            schema.statement_marks,
            ~sa.exists().where(_A.content_hash == _S.content),
            "marks of statements that there are not",
        ),
        (
            schema.reuses,
            sa.or_(_unmarked(_U.one), _unmarked(_U.other), _fingerprint(_U.one) >= _fingerprint(_U.other)),
            "links between articles that cannot be",
        ),
        (
            schema.relations,
            sa.or_(_unknown(_R.one), _unknown(_R.other), _R.one >= _R.other),
            "relations between statements that cannot be",
        ),
    )


def _unmarked(document: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    return ~sa.exists().where(_T.document == document, _T.version.is_not(None))


def _unknown(content: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    return ~sa.exists().where(_S.content == content)


def _not_current() -> sa.ColumnElement[bool]:
    return _T.document.in_(sa.select(_D.pk).where(sa.not_(_D.current)))


def _without_marks() -> sa.ColumnElement[bool]:
    return sa.and_(
        _T.version.is_not(None), ~sa.exists().where(_M.document == _T.document).correlate(schema.traced)
    )


def _missing(connection: sa.Connection) -> list[int]:
    query = sa.select(_D.pk).outerjoin(schema.traced, _T.document == _D.pk)
    return list(connection.scalars(query.where(_D.current, _T.document.is_(None))))


def _fingerprint(column: sa.ColumnElement[int]) -> sa.ScalarSelect[str]:
    one = schema.documents.alias()
    return sa.select(one.c.fingerprint).where(one.c.pk == column).scalar_subquery()
