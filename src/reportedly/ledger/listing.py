"""Lists with counts: statements, articles, sources, outlets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import sqlalchemy as sa

from reportedly.ledger import schema
from reportedly.ledger.narrowing import conditions
from reportedly.ledger.parts import batches
from reportedly.ledger.query import Filters
from reportedly.ledger.rows import ArticleRow, OutletRow, SourceRow, StatementRow, Table

Order = Literal["newest", "oldest", "added"]

_A, _D, _S, _O = schema.attributions.c, schema.documents.c, schema.sources.c, schema.outlets.c


def statements(
    connection: sa.Connection,
    filters: Filters,
    *,
    order: Order = "newest",
    limit: int | None = None,
    offset: int = 0,
) -> Table[StatementRow]:
    """Statements by day of publication; within an article in the article's order.

    Args:
        connection: of a ledger.
        filters: what they have to fulfil.
        order: newest day first, oldest first, or as they were added.
        limit: at most so many.
        offset: leave out so many.
    """
    sort: Sequence[Any] = {
        "newest": (_A.day.desc().nulls_last(), _A.document.desc(), _A.position),
        "oldest": (_A.day.asc().nulls_last(), _A.document, _A.position),
        "added": (_A.pk,),
    }[order]
    chosen = (
        sa.select(_A.pk).where(*conditions(connection, filters)).order_by(*sort).limit(limit).offset(offset)
    )
    return statements_of(connection, list(connection.scalars(chosen)))


def count(connection: sa.Connection, filters: Filters) -> int:
    """How many statements fulfil the filters."""
    return connection.scalar(sa.select(sa.func.count(_A.pk)).where(*conditions(connection, filters))) or 0


def statements_of(connection: sa.Connection, keys: Sequence[int]) -> Table[StatementRow]:
    """The statements with these keys, in this order."""
    query = (
        sa.select(
            _A.pk,
            _A.uid,
            _A.content,
            _A.source_name.label("source"),
            _A.source_kind,
            _S.title.label("source_title"),
            _A.source_words,
            _A.cue,
            _A.kind,
            _A.implicit,
            _A.confidence,
            _A.factuality,
            _A.stance,
            _A.relay,
            _A.said_from,
            _A.said_to,
            _O.name.label("outlet"),
            _A.day,
            _D.title,
            _D.url,
            _D.id.label("document"),
            _A.id.label("attribution"),
            _A.spans,
            _A.corrected,
        )
        .join(schema.documents, _D.pk == _A.document)
        .outerjoin(schema.sources, _S.pk == _A.source)
        .outerjoin(schema.outlets, _O.pk == _A.outlet)
    )
    found = {}
    for part in batches(keys):
        for row in connection.execute(query.where(_A.pk.in_(part))).mappings():
            values = dict(row)
            spans = tuple((start, end) for start, end in values.pop("spans")["content"])
            key = values.pop("pk")
            found[key] = StatementRow(**values, spans=spans)
    return Table(StatementRow, [found[key] for key in keys if key in found])


def articles(connection: sa.Connection, *, limit: int | None = None, offset: int = 0) -> Table[ArticleRow]:
    """Articles, those published last first."""
    order = (_D.day.desc().nulls_last(), _D.pk.desc())
    chosen = sa.select(_D.pk).where(_D.current).order_by(*order).limit(limit).offset(offset)
    return articles_of(connection, list(connection.scalars(chosen)))


def articles_of(connection: sa.Connection, keys: Sequence[int]) -> Table[ArticleRow]:
    """The articles with these keys, in this order."""
    statements = sa.select(sa.func.count(_A.pk)).where(_A.document == _D.pk).scalar_subquery()
    query = sa.select(
        _D.pk,
        _D.id.label("document"),
        _D.title,
        _O.name.label("outlet"),
        _D.day,
        _D.byline,
        _D.url,
        _D.version,
        statements.label("statements"),
        _D.added_at,
    ).outerjoin(schema.outlets, _O.pk == _D.outlet)
    found = {}
    for part in batches(keys):
        for row in connection.execute(query.where(_D.pk.in_(part))).mappings():
            values = dict(row)
            key = values.pop("pk")
            found[key] = ArticleRow(**values)
    return Table(ArticleRow, [found[key] for key in keys if key in found])


def sources(
    connection: sa.Connection,
    *,
    name: str | None = None,
    kind: tuple[str, ...] = (),
    limit: int | None = None,
    offset: int = 0,
) -> Table[SourceRow]:
    """Sources with a name over all articles, the most quoted first.

    Args:
        connection: of a ledger.
        name: only those with these letters in their name.
        kind: only of these kinds.
        limit: at most so many.
        offset: leave out so many.
    """
    speaker, main = schema.speakers.alias("speaker"), schema.speakers.alias("main")
    group = sa.func.coalesce(speaker.c.merged_into, speaker.c.pk)
    links = schema.attribution_sources.c
    counted = (
        sa.select(
            group.label("number"),
            sa.func.count(sa.distinct(_A.pk)).label("statements"),
            sa.func.count(sa.distinct(_A.document)).label("articles"),
            sa.func.count(sa.distinct(_A.outlet)).label("outlets"),
            sa.func.min(_A.day).label("first"),
            sa.func.max(_A.day).label("last"),
        )
        .select_from(schema.attributions)
        .join(schema.attribution_sources, links.attribution == _A.pk)
        .join(schema.sources, _S.pk == links.source)
        .join(speaker, speaker.c.pk == _S.speaker)
        .group_by(group)
        .subquery()
    )
    query = sa.select(counted, main.c.name, main.c.kind).join(main, main.c.pk == counted.c.number)
    if name is not None:
        query = query.where(sa.func.lower(main.c.name).contains(name.lower(), autoescape=True))
    if kind:
        query = query.where(main.c.kind.in_(kind))
    query = query.order_by(counted.c.statements.desc(), main.c.name).limit(limit).offset(offset)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    others = _aliases(connection, [row["number"] for row in rows])
    return Table(SourceRow, [SourceRow(**row, aliases=others.get(row["number"], ())) for row in rows])


def outlets(connection: sa.Connection, *, limit: int | None = None) -> Table[OutletRow]:
    """Outlets, those with most articles first."""
    counted = (
        sa.select(
            _D.outlet,
            sa.func.count().label("articles"),
            sa.func.min(_D.day).label("first"),
            sa.func.max(_D.day).label("last"),
        )
        .where(_D.current)
        .group_by(_D.outlet)
        .subquery()
    )
    # In two steps, which an index answers in its own order.
    pairs = (
        sa.select(_A.outlet, _A.speaker, sa.func.count().label("statements"))
        .group_by(_A.outlet, _A.speaker)
        .subquery()
    )
    said = (
        sa.select(
            pairs.c.outlet,
            sa.cast(sa.func.sum(pairs.c.statements), sa.BigInteger).label("statements"),
            sa.func.count(pairs.c.speaker).label("sources"),
        )
        .group_by(pairs.c.outlet)
        .subquery()
    )
    query = (
        sa.select(
            _O.name,
            counted.c.articles,
            sa.func.coalesce(said.c.statements, 0).label("statements"),
            sa.func.coalesce(said.c.sources, 0).label("sources"),
            counted.c.first,
            counted.c.last,
        )
        .join(counted, counted.c.outlet == _O.pk)
        .outerjoin(said, said.c.outlet == _O.pk)
        .order_by(counted.c.articles.desc(), _O.name)
        .limit(limit)
    )
    return Table(OutletRow, [OutletRow(**row) for row in connection.execute(query).mappings()])


def _aliases(connection: sa.Connection, mains: Sequence[int]) -> dict[int, tuple[str, ...]]:
    speakers = schema.speakers.c
    found: dict[int, tuple[str, ...]] = {}
    for part in batches(mains):
        query = sa.select(speakers.merged_into, speakers.name).where(speakers.merged_into.in_(part))
        for main, name in connection.execute(query.order_by(speakers.pk)):
            found[main] = tuple(dict.fromkeys((*found.get(main, ()), name)))
    return found
