"""One outlet: how its articles source what they say, whom they quote, with whom they share text."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.errors import NotInLedger
from reportedly.ledger import schema

_A, _S, _D, _O = schema.attributions.c, schema.assertions.c, schema.documents.c, schema.outlets.c
_P, _R = schema.speakers.c, schema.reuses.c
#: Kinds of reuse in which text was taken over.
_COPIED = ("wire_copy", "syndicated", "rewrite")


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """What one article says, and through whom."""

    statements: int
    #: Sentences in its own voice.
    own_voice: int
    relayed: int
    #: Statements by kind of source; ``""``: undetermined.
    kinds: dict[str, int]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A source that an outlet quotes."""

    number: int
    name: str
    kind: str | None
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class Shared:
    """Articles that an outlet and another one have in common."""

    outlet: str | None
    kind: str
    #: ``True``: the other one's came first; ``None``: not known.
    theirs_first: bool | None
    articles: int
    #: Id of one of this outlet's that has it.
    example: str | None = None


def number_of(connection: sa.Connection, ledger: str, name: str) -> int:
    """The number of an outlet.

    Raises:
        NotInLedger: there is none of this name.
    """
    found = connection.scalar(sa.select(_O.pk).where(_O.name == name))
    if found is None:
        raise NotInLedger(ledger, f"has no outlet {name!r}", "list them with reportedly outlets")
    return int(found)


def counts(connection: sa.Connection, outlet: int) -> list[ArticleCounts]:
    """Of every article of an outlet what it says, and through whom."""
    said = sa.select(_A.document, _A.source_kind, sa.func.count(), sa.func.count(_A.relay)).where(
        _A.outlet == outlet
    )
    own = (
        sa.select(_S.document, sa.func.count())
        .select_from(schema.documents)
        .join(schema.assertions, _S.document == _D.pk)
        .where(_D.outlet == outlet, _D.current, _S.attribution.is_(None))
        .group_by(_S.document)
    )
    alone: dict[int, int] = dict(connection.execute(own).all())
    kinds: dict[int, dict[str, int]] = {document: {} for document in alone}
    relayed: dict[int, int] = {}
    for document, kind, many, passed in connection.execute(said.group_by(_A.document, _A.source_kind)):
        kinds.setdefault(document, {})[kind or ""] = many
        relayed[document] = relayed.get(document, 0) + passed
    return [
        ArticleCounts(sum(found.values()), alone.get(document, 0), relayed.get(document, 0), found)
        for document, found in sorted(kinds.items())
    ]


def quoted(connection: sa.Connection, outlet: int, limit: int) -> list[Quoted]:
    """Whom an outlet quotes, the most quoted first."""
    main = schema.speakers.alias("main")
    counted = (
        sa.select(
            _A.speaker,
            sa.func.count().label("statements"),
            sa.func.count(sa.distinct(_A.document)).label("articles"),
        )
        .where(_A.outlet == outlet, _A.speaker.is_not(None))
        .group_by(_A.speaker)
        .subquery()
    )
    total = sa.func.sum(counted.c.statements)
    query = (
        sa.select(main.c.pk, main.c.name, main.c.kind, total, sa.func.sum(counted.c.articles))
        .select_from(counted)
        .join(schema.speakers, _P.pk == counted.c.speaker)
        .join(main, main.c.pk == sa.func.coalesce(_P.merged_into, _P.pk))
        .group_by(main.c.pk, main.c.name, main.c.kind)
        .order_by(total.desc(), main.c.name)
        .limit(limit)
    )
    return [Quoted(pk, name, kind, int(n), int(m)) for pk, name, kind, n, m in connection.execute(query)]


def relayed_by(connection: sa.Connection, outlet: int) -> dict[str, int]:
    """The ways on which what it reports came to its pages, ``A > B > C``, and how often."""
    query = sa.select(_A.relay, sa.func.count()).where(_A.outlet == outlet, _A.relay.is_not(None))
    return dict(connection.execute(query.group_by(_A.relay)).all())


def shared(connection: sa.Connection, outlet: int) -> list[Shared]:
    """With whom an outlet shares text that one took from the other."""
    found: dict[tuple[str | None, str, bool | None], tuple[int, str]] = {}
    mine, theirs = schema.documents.alias("mine"), schema.documents.alias("theirs")
    for here, there in ((_R.one, _R.other), (_R.other, _R.one)):
        first = sa.case((_R.earlier.is_(None), None), (_R.earlier == there, 1), else_=0)
        query = (
            sa.select(_O.name, _R.kind, first.label("first"), sa.func.count(), sa.func.min(mine.c.id))
            .select_from(mine)
            .join(schema.reuses, here == mine.c.pk)
            .join(theirs, theirs.c.pk == there)
            .outerjoin(schema.outlets, _O.pk == theirs.c.outlet)
            .where(
                mine.c.outlet == outlet,
                mine.c.current,
                theirs.c.current,
                _R.kind.in_(_COPIED),
                sa.or_(theirs.c.outlet != outlet, theirs.c.outlet.is_(None)),
            )
            .group_by(_O.name, _R.kind, "first")
        )
        for name, kind, came_first, count, example in connection.execute(query):
            key = (name, kind, None if came_first is None else bool(came_first))
            known, other = found.get(key, (0, example))
            found[key] = known + count, min(other, example)
    order = sorted(found.items(), key=lambda one: (-one[1][0], one[0][0] or "", one[0][1]))
    return [Shared(*key, *told) for key, told in order]


def articles(connection: sa.Connection, outlet: int, limit: int, offset: int) -> list[int]:
    """Keys of an outlet's articles, those published last first."""
    query = sa.select(_D.pk).where(_D.outlet == outlet, _D.current)
    order = (_D.day.desc().nulls_last(), _D.pk.desc())
    return list(connection.scalars(query.order_by(*order).limit(limit).offset(offset)))
