"""One source over all articles: its names, when it speaks, who passes it on, what it contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.errors import NotInLedger
from reportedly.ledger import schema
from reportedly.ledger.adding import batches

_A, _S, _O = schema.attributions.c, schema.sources.c, schema.outlets.c
_P, _L = schema.speakers.c, schema.attribution_sources.c
#: A relation that is less certain contradicts nothing.
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is."""

    number: int
    name: str
    kind: str | None
    #: Its number and those of all that are one with it.
    members: tuple[int, ...]
    #: Their other names.
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """How an outlet names a source."""

    outlet: str | None
    name: str
    title: str | None
    affiliation: str | None
    articles: int
    #: Uid of a statement where it does.
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Statements of one outlet on one day."""

    outlet: str | None
    day: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of one source that do not go together: numbers of the attributions, how, how surely."""

    one: int
    other: int
    kind: str
    confidence: float


def speaker(connection: sa.Connection, ledger: str, number: int) -> Speaker:
    """Who has this number; one that was merged into another is this one.

    Args:
        connection: of a ledger.
        ledger: its name, for the message.
        number: of the source.

    Raises:
        NotInLedger: there is none.
    """
    merged = connection.execute(sa.select(_P.pk, _P.merged_into).where(_P.pk == number)).first()
    if merged is None:
        raise NotInLedger(ledger, f"has no source {number}", "list them with reportedly sources")
    main = merged.merged_into or merged.pk
    rows = connection.execute(
        sa.select(_P.pk, _P.name, _P.kind).where((_P.pk == main) | (_P.merged_into == main)).order_by(_P.pk)
    ).all()
    (head,) = (row for row in rows if row.pk == main)
    others = dict.fromkeys(row.name for row in rows if row.pk != main)
    return Speaker(main, head.name, head.kind, tuple(row.pk for row in rows), tuple(others))


def _attributions(members: Sequence[int]) -> sa.Select[tuple[int]]:
    """Keys of the attributions of which they are a source, main one or not."""
    return (
        sa.select(_L.attribution)
        .join(schema.sources, _S.pk == _L.source)
        .where(_S.speaker.in_(members))
        .distinct()
    )


def spoken(connection: sa.Connection, members: Sequence[int]) -> list[Spoken]:
    """A source's statements by outlet and day."""
    chosen = _attributions(members).subquery()
    query = (
        sa.select(_O.name, _A.day, sa.func.count())
        .select_from(chosen)
        .join(schema.attributions, _A.pk == chosen.c.attribution)
        .outerjoin(schema.outlets, _O.pk == _A.outlet)
        .group_by(_O.name, _A.day)
    )
    return [Spoken(*row) for row in connection.execute(query)]


def namings(connection: sa.Connection, members: Sequence[int]) -> list[Naming]:
    """How outlets name a source, the commonest first."""
    documents = schema.documents.c
    query = (
        sa.select(
            _O.name.label("outlet"),
            _S.name,
            _S.title,
            _S.affiliation,
            sa.func.count().label("articles"),
            sa.func.min(_S.pk),
        )
        .join(schema.documents, documents.pk == _S.document)
        .outerjoin(schema.outlets, _O.pk == documents.outlet)
        .where(_S.speaker.in_(members))
        .group_by(_O.name, _S.name, _S.title, _S.affiliation)
        .order_by(sa.desc("articles"), _O.name, _S.name, _S.title)
    )
    rows = connection.execute(query).all()
    said = _said(connection, [source for *_, source in rows])
    return [
        Naming(outlet, name, title, affiliation, articles, said.get(source))
        for outlet, name, title, affiliation, articles, source in rows
    ]


def _said(connection: sa.Connection, sources: Sequence[int]) -> dict[int, str]:
    """Uid of the first statement of each source of an article."""
    found: dict[int, str] = {}
    for part in batches(sources):
        first = (
            sa.select(_L.source, sa.func.min(_L.attribution).label("attribution"))
            .where(_L.source.in_(part))
            .group_by(_L.source)
            .subquery()
        )
        query = sa.select(first.c.source, _A.uid).join(schema.attributions, _A.pk == first.c.attribution)
        found.update((source, uid) for source, uid in connection.execute(query))
    return found


def relays(connection: sa.Connection, members: Sequence[int]) -> dict[str, int]:
    """The ways on which a source's statements come to their pages, ``A > B > C``, and how often."""
    chosen = _attributions(members).subquery()
    query = (
        sa.select(_A.relay, sa.func.count())
        .select_from(chosen)
        .join(schema.attributions, _A.pk == chosen.c.attribution)
        .where(_A.relay.is_not(None))
        .group_by(_A.relay)
    )
    return dict(connection.execute(query).all())


def contents(connection: sa.Connection, members: Sequence[int], limit: int) -> list[str]:
    """What a source says, the newest first."""
    query = sa.select(_A.content).where(_A.pk.in_(_attributions(members)))
    return list(connection.scalars(query.order_by(_A.pk.desc()).limit(limit)))


def said_by(
    connection: sa.Connection, members: Sequence[int], outlet: str | None, limit: int, offset: int
) -> list[int]:
    """Keys of a source's statements, published last first; of one outlet only if one is named."""
    query = sa.select(_A.pk).where(_A.pk.in_(_attributions(members)))
    if outlet is not None:
        query = query.join(schema.outlets, _O.pk == _A.outlet).where(_O.name == outlet)
    order = (_A.day.desc().nulls_last(), _A.document.desc(), _A.position)
    return list(connection.scalars(query.order_by(*order).limit(limit).offset(offset)))


def contradictions(connection: sa.Connection, members: Sequence[int], limit: int) -> list[Contradiction]:
    """Pairs of a source's own statements of which one denies the other, or differs from it; surest first.

    Args:
        connection: of a ledger.
        members: numbers of the source.
        limit: at most so many.
    """
    stated, relation = schema.assertions.c, schema.relations.c
    mine: dict[int, int] = {}
    query = (
        sa.select(stated.content_hash, sa.func.min(_A.pk))
        .select_from(schema.attributions)
        .join(schema.assertions, stated.attribution == _A.pk)
        .where(_A.speaker.in_(members))
        .group_by(stated.content_hash)
    )
    for content, pk in connection.execute(query):
        mine[content] = pk
    found = []
    pairs = sa.select(relation.one, relation.other, relation.kind, relation.confidence).where(
        relation.kind.in_(("denies", "differs")), relation.confidence >= _SURE
    )
    for part in batches(sorted(mine)):
        for one, other, kind, confidence in connection.execute(pairs.where(relation.one.in_(part))):
            if other in mine:
                found.append(Contradiction(mine[one], mine[other], kind, confidence))
    return sorted(found, key=lambda c: (c.kind != "denies", -c.confidence, c.one, c.other))[:limit]
